"""What is told of measurements: ratios, verdicts and parts of the page."""

import pytest

from benchmarks.page import with_part
from benchmarks.serving import busy
from benchmarks.serving.asking import Answer, Times
from benchmarks.serving.results import Results
from benchmarks.serving.targets import Target, growth, target_lines
from benchmarks.serving.telling import csv_lines, growth_lines

PAGE = "# Benchmarks\n\nMeasured.\n\n## Reading\nold\n\n## Starting\nkept\n"


def pages(**medians):
    kinds = {kind: {"p50": p50, "p95": 2 * p50, "p99": 3 * p50, "failed": 0} for kind, p50 in medians.items()}
    theirs = {"findings, theme and region": kinds.pop("filtered"), "search and facets": kinds.pop("search")}
    return {"kinds": kinds | theirs}


@pytest.fixture
def results(tmp_path):
    results = Results(tmp_path)
    results.keep("pages", 50_000, pages(home=10, filtered=20, search=40, compare=30))
    results.keep("pages", 1_000_000, pages(home=20, filtered=100, search=100, compare=60))
    results.keep("datasette", 1_000_000, {"filter": {"p50": 1300}, "search": {"p50": 900}, "csv": {"last": 40}})
    csv = {"ours": {"last": 8, "size": 400_000_000, "first": 0.2, "rows": 999_999, "grown": 12}}
    results.keep("csv", 1_000_000, csv | {"copy": {"last": 5, "size": 400_000_000, "first": 0.1}})
    return results


def test_it_puts_a_part_where_it_stood_and_leaves_the_others():
    assert with_part(PAGE, "Reading", "## Reading\nnew\n") == PAGE.replace("old", "new")


def test_it_puts_a_new_part_behind_all_others_or_before_them():
    assert with_part(PAGE, "Ending", "## Ending\nnew\n") == f"{PAGE}\n## Ending\nnew\n"
    first = with_part(PAGE, "Targets", "## Targets\nnew\n", comes_first=True)
    assert first == PAGE.replace("## Reading", "## Targets\nnew\n\n## Reading")


def test_it_counts_answers_and_cuts_their_times():
    answers = [Answer(200, 0, second / 1000, 1) for second in range(1, 101)] + [Answer(500, 0, 0.101, 1)]
    assert Times.of(answers) == Times(p50=51, p95=96, p99=100, requests=101, failed=1)


@pytest.mark.parametrize(
    ("target", "line"),
    [
        (Target("pages", 8.0, " times", at_least=8), "- 8.0 times: pages (target: at least 8; met)"),
        (Target("pages", 1.999, "", at_least=2), "- 2.00: pages (target: at least 2; **not met**)"),
        (Target("bytes", 0.31, " s", at_most=0.3), "- 0.31 s: bytes (target: at most 0.3; **not met**)"),
        (Target("failed", 0, "", at_most=0), "- 0: failed (target: at most 0; met)"),
        (Target("pages", 1234.5, " ms"), "- 1,234 ms: pages (no target at this size)"),
    ],
)
def test_it_says_whether_a_target_is_met(target, line):
    assert str(target) == line


def test_it_tells_ratios_first_then_growth_then_each_target(results):
    at = "at 1,000,000 findings"
    assert [line.replace(at, "here") for line in target_lines(results)] == [
        "- 13.0 times: Datasette against the product, filter, facets and page, medians, here (target: at least 8; met)",
        "- 9.0 times: Datasette against the product, full-text search and facets, medians, here "
        "(target: at least 10; **not met**)",
        "- 5.0 times: Datasette against the product, CSV of everything, here (target: at least 4; met)",
        "- 0.62 times: of the throughput of COPY to a file is that of CSV of everything, here "
        "(target: at least 0.5; met)",
        "- 5.0 times: from 50,000 to 1,000,000 findings, the page that slows most (findings, theme and region), "
        "medians (target: at most 3; **not met**)",
        "- 40 ms: 95th percentile of home, here (target: at most 50; met)",
        "- 200 ms: 95th percentile of search and facets, here (target: at most 250; met)",
        "- 200 ms: 95th percentile of findings, theme and region, the slowest of all other pages, here "
        "(target: at most 150; **not met**)",
        "- 0: failed requests of all pages one after another, here (target: at most 0; met)",
        "- 0.20 s: to the first byte of CSV of everything, here (target: at most 0.3; met)",
        "- 12 MB: more memory during CSV of everything, here (target: at most 50; met)",
        "- 1: rows missing from CSV of everything, here (target: at most 0; **not met**)",
    ]


def test_it_tells_nothing_of_what_was_not_measured(tmp_path):
    assert (target_lines(Results(tmp_path)), growth_lines(Results(tmp_path))) == ([], [])


def test_it_compares_only_kinds_that_both_sizes_have():
    assert growth(pages(home=10, filtered=1, search=1), pages(compare=5, filtered=2, search=3)) == {
        "findings, theme and region": 2,
        "search and facets": 3,
    }


def test_it_keeps_each_part_of_each_size_by_itself(tmp_path):
    results = Results(tmp_path)
    results.keep("csv", 50_000, {"rows": 1})
    results.keep("imports", None, {"files": 2})
    kept = (results.get("csv", 50_000), results.get("csv", 1_000_000), results.get("imports"), results.sizes())
    assert kept == ({"rows": 1}, None, {"files": 2}, [50_000])


def test_it_tells_a_download_beside_copy(results):
    assert list(csv_lines(results.get("csv", 1_000_000), 1_000_000))[2:] == [
        "| the product | 8.0 | 0.20 s | 400 | 50 | 999,999 of 1,000,000 | 12 MB |",
        "| COPY of the same columns to a file | 5.0 | 0.10 s | 400 | 80 | | |",
    ]


def test_it_says_when_others_used_the_machine():
    quiet = "Other programs used 2% of the processors just before, and 15% just after."
    assert busy.told(2, 15) == quiet
    assert busy.told(2, 16).startswith("**The machine was busy")
