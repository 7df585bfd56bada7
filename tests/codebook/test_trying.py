"""Terms are tried on the corpus by the matching that suggestions use."""

import pytest

from inspections.codebook import trying
from inspections.codebook.trying import Terms, would_add, would_not_find
from tests import factories as make


@pytest.fixture
def found(book):
    """Findings with words that terms may or may not fit, by name."""
    texts = {
        "plural": "All early helps are there.",
        "capitals": "EARLY  HELP, at once.",
        "slash": "They call it early/help here.",
        "other order": "Help comes early.",
        "inside": "A pearly help.",
        "two sentences": "It came early. Help followed.",
    }
    return {name: make.FindingFactory(text=text) for name, text in texts.items()}


def added(tried, found):
    names = {finding.pk: name for name, finding in found.items()}
    return {names.get(finding.pk, "?") for finding in tried.findings}


def test_it_counts_findings_that_a_term_fits_and_that_do_not_have_the_theme(book, found):
    tried = would_add(["early help"], book.themes["early-help"])
    assert (tried.count, tried.is_all, added(tried, found)) == (3, True, {"plural", "capitals", "slash"})


def test_a_new_theme_would_be_added_to_all_that_fit(book, found):
    assert would_add(["early help"]).count == 5


def test_it_counts_findings_with_the_theme_that_no_term_fits(book, found):
    tried = would_not_find(["early help"], book.themes["early-help"])
    assert (tried.count, tried.findings) == (1, [book.findings["both"]])


def test_terms_with_endings_and_abbreviations_fit_as_in_suggestions(book):
    wanted = [make.FindingFactory(text=text) for text in ("Housing is scarce.", "The IRO asks.", "IROs ask.")]
    make.FindingFactory(text="The iro asks.")
    tried = would_add(["hous*", "IRO"], book.themes["plans"])
    assert tried.findings == wanted[::-1]


def test_it_shows_ten_and_counts_all(book):
    make.FindingFactory.create_batch(12, text="Early help.")
    tried = would_add(["early help"], book.themes["plans"])
    assert (tried.count, len(tried.findings)) == (14, 10)


def test_it_stops_where_it_read_enough_and_says_so(book, found, monkeypatch):
    monkeypatch.setattr(trying, "PORTION", 2)
    monkeypatch.setattr(trying, "MOST_READ", 1)
    tried = would_add(["early"], book.themes["early-help"])
    assert (tried.is_all, tried.looked_at) == (False, 2)


@pytest.mark.parametrize("portion", [1, 3, 100])
def test_portions_leave_nothing_out(book, found, monkeypatch, portion):
    monkeypatch.setattr(trying, "PORTION", portion)
    assert would_add(["early help"], book.themes["early-help"]).count == 3


def test_no_terms_would_add_nothing(book):
    assert would_add([], book.themes["plans"]).count == 0


def test_it_marks_where_terms_fit():
    runs = Terms(["early help", "help*"]).runs("No early help. Helpers wait.")
    assert [(run.text, run.fits) for run in runs] == [
        ("No ", False),
        ("early help", True),
        (". ", False),
        ("Helpers", True),
        (" wait.", False),
    ]
