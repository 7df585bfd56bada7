from datetime import date

from django.core.management import call_command

from inspections.accuracy import Cell, Item, Measurement, as_markdown, misses, summary

RIGHT = Cell("ilacs", "ilacs/a.pdf", "overall", "good", "good")
WRONG = Cell("ilacs", "ilacs/b.pdf", "overall", "good", "inadequate")
SHORT = Item("ilacs", "ilacs/b.pdf", "numbered paragraphs", 10, 9, surplus=1)


def test_it_sums_up_each_family():
    assert list(summary(Measurement((RIGHT, WRONG), (SHORT,)))) == [
        "ilacs      1 of     2 (50.0%) cells right",
        "           9 of    10 (90.0%) numbered paragraphs found",
    ]


def test_it_lists_every_miss():
    assert list(misses(Measurement((RIGHT, WRONG), (SHORT,)))) == [
        "ilacs/b.pdf: overall is “good”, read “inadequate”",
        "ilacs/b.pdf: 9 of 10 numbered paragraphs found, 1 too many",
    ]


def test_it_writes_a_page_with_date_counts_and_misses():
    page = as_markdown(Measurement((RIGHT, WRONG), (SHORT,)), date(2025, 1, 31))
    assert "Measured on 2025-01-31" in page
    assert "| overall | 1 | 2 | 50.0% |" in page
    assert "- ilacs/b.pdf: overall is “good”, read “inadequate”" in page


def test_it_says_so_where_there_is_nothing_to_measure_with(tmp_path, capsys):
    call_command("measure_accuracy", shared=tmp_path)
    assert "There is nothing to measure with" in capsys.readouterr().out
