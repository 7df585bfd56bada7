"""Which terms of a theme stand in its findings, and that the database finds them as the suggestions do."""

import datetime

import numpy as np
import pytest

from inspections.coding.terms import TermIndex
from inspections.coding.words import sentences
from inspections.models import Finding
from inspections.statistics import Share
from inspections.tally import current_tally
from inspections.wording import INSPECTORS, OURS, pattern, with_term, wording
from tests.factories import FindingFactory, VisitFactory

pytestmark = pytest.mark.django_db

PASSAGES = [
    "Gangs are known.",
    "A gang's reach; the GANG itself.",
    "Gangland is not looked at, nor gangway.",
    "County lines run here.",
    "County. Lines are drawn elsewhere.",
    "The county’s lines",
    "extra-familial harm",
    "Extra familial, and intra-familial too",
    "PA support is good; the pa is not one.",
    "PAs and their PA's diaries",
    "Children’s centres, and a children's centre",
    "The children centre",
    "16 and 17 year olds",
    "aged 16, and 17",
    "‘gang’ in quotation marks, (gangs)",
    "neglectful of neglect",
    "re-referrals and referral",
    "café cultures",
    "",
]
TERMS = [
    "gang*",
    "gang",
    "county lines",
    "extra-familial",
    "PA",
    "children's centre*",
    "16 and 17",
    "referral*",
    "neglect",
]


def found_by_suggestions(term, passage):
    index = TermIndex({("theme", "strong"): [term]})
    return any(index.find(sentence.words) for sentence in sentences(passage))


@pytest.mark.parametrize("term", TERMS)
def test_it_finds_a_term_where_suggestions_find_it(term):
    visit = VisitFactory()
    for passage in filter(None, PASSAGES):
        FindingFactory(visit=visit, text=passage)
    found = {finding.text for finding in with_term(Finding.objects.all(), term)}
    assert found == {passage for passage in PASSAGES if found_by_suggestions(term, passage)}


def test_a_term_without_a_word_is_found_nowhere():
    FindingFactory()
    assert (pattern("*"), list(with_term(Finding.objects.all(), "*"))) == (None, [])


def test_it_looks_at_our_summary_only_where_there_are_no_words_of_inspectors():
    FindingFactory(text="Nothing of the kind.", summary="Gangs are known.")
    ours = FindingFactory(text="", summary="Gangs are known.")
    assert list(with_term(Finding.objects.all(), "gang*")) == [ours]


def worded(terms, tally=None):
    tally = tally or current_tally()
    return wording(tally, np.arange(len(tally.findings)), terms)


def test_it_counts_the_findings_of_each_year_that_use_a_term():
    early = VisitFactory(published_on=datetime.date(2022, 5, 1))
    late = VisitFactory(published_on=datetime.date(2024, 5, 1))
    FindingFactory(visit=early, text="Gangs, and gangs again.")
    FindingFactory(visit=early, text="Nothing.")
    FindingFactory(visit=late, text="County lines.")
    FindingFactory(visit=late, summary="Gangs.")
    counted = worded(["gang*", "county lines", "gang*"])[INSPECTORS]
    assert {term: {year: counted.share(term, year) for year in counted.years} for term in counted.uses} == {
        "gang*": {2022: Share(1, 2), 2024: Share(0, 1)},
        "county lines": {2022: Share(0, 2), 2024: Share(1, 1)},
    }


def test_it_counts_our_summaries_apart(django_assert_num_queries):
    FindingFactory(text="Gangs.", summary="County lines.")
    FindingFactory(summary="Gangs.")
    tally = current_tally()
    with django_assert_num_queries(1):
        counted = worded(["gang*", "county lines"], tally)[OURS]
    assert (counted.totals, counted.uses) == ({2024: 1}, {"gang*": {2024: 1}, "county lines": {2024: 0}})


def test_it_looks_at_no_more_findings_of_a_year_than_a_page_can_wait_for(monkeypatch):
    monkeypatch.setattr("inspections.wording.AT_MOST", 2)
    visit = VisitFactory()
    for _ in range(3):
        FindingFactory(visit=visit, text="Gangs.")
    counted = worded(["gang*"])[INSPECTORS]
    assert (counted.share("gang*", 2024), counted.is_sample) == (Share(2, 2), True)
