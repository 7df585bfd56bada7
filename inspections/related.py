"""Findings that say the like at other authorities: the same most central theme, and the nearest words."""

from datetime import date

import numpy as np
from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from inspections.coding import UnusableModel, telling_words
from inspections.models import Finding, FindingWords
from inspections.records import findings_by_key
from inspections.tally import Tally
from inspections.tally.codes import NONE
from inspections.tally.picking import with_keys
from inspections.tally.reading import numbers_of

MOST = 10
WORDS = 6


def central_theme(finding):
    """The first subject theme of a finding, or the residual theme where it has no other; None without any."""
    themes = [row.theme for row in finding.theme_rows.all()]
    return next((theme for theme in themes if not theme.is_residual), themes[0] if themes else None)


def related_findings(finding: Finding, tally: Tally, as_at: date) -> list[Finding]:
    """Up to MOST published findings of other authorities on its central theme, the likest first.

    They share at least two of its telling words, which are marked in `headline`. The index of words finds them, so
    that the size of the database matters little. A finding without theme or without two such words has none.
    """
    theme, words = central_theme(finding), _words(finding)
    if theme is None or len(words) < 2:
        return []
    keys, likeness = numbers_of(sharing_two(words), "pk", "likeness")
    places = np.flatnonzero(with_keys(tally.findings.pk, keys))
    places = places[_elsewhere(tally, places, finding, as_at) & _on(tally, places, theme)]
    likest = tally.findings.pk[places][np.argsort(-_beside(tally.findings.pk[places], keys, likeness), kind="stable")]
    found = findings_by_key(tally, likest[:MOST].tolist(), _with_words_marked(words))
    return [found[key] for key in likest[:MOST].tolist() if key in found]


def sharing_two(words: list[str]) -> QuerySet:
    """The words of the findings that share at least two of the words; `likeness` says how well each matches all."""
    likeness = SearchRank(F("search"), _query(_any_of(words)), normalization=1)
    return FindingWords.objects.filter(search=_query(two_of(words))).annotate(likeness=likeness)


def _elsewhere(tally, places, finding, as_at):
    visits, at = tally.visits, tally.findings.visit[places]
    here = tally.codes.of_key["authority"].get(finding.visit.authority_id, NONE)
    return (visits.authority[at] != here) & (visits.published[at] <= as_at.toordinal())


def _on(tally, places, theme):
    code = tally.codes.of_key["theme"].get(theme.pk)
    if code is None:  # added a moment ago
        return np.zeros(len(places), bool)
    return np.logical_or.reduce([themes[places] == code for themes in tally.findings.themes])


def _beside(wanted, keys, numbers):
    """The numbers of the keys that are wanted."""
    order = np.argsort(keys)
    return numbers[order[np.searchsorted(keys, wanted, sorter=order)]]


def _with_words_marked(words):
    passage = Coalesce(NullIf(F("text"), Value("")), F("summary"))
    marked = {"start_sel": "\ue000", "stop_sel": "\ue001", "highlight_all": True}
    return Finding.objects.annotate(
        headline=SearchHeadline(passage, _query(_any_of(words)), config="english", **marked)
    )


def _words(finding):
    try:
        return telling_words(finding.passage, WORDS)
    except UnusableModel:
        return []


def _any_of(words):
    return f"({' | '.join(words)})"


def two_of(words):
    """At least two of the words. All pairs would say the same, and take the index nearly twice as long."""
    half = len(words) // 2
    if not half:
        return ""
    some, others = words[:half], words[half:]
    ways = [f"{_any_of(some)} & {_any_of(others)}", two_of(some), two_of(others)]
    return f"({' | '.join(filter(None, ways))})"


def _query(words):
    return SearchQuery(words, config="english", search_type="raw")
