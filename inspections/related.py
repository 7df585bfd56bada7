"""Findings that say the like at other authorities: the same most central theme, and the nearest words."""

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db.models import F, Value
from django.db.models.functions import Coalesce, NullIf

from inspections.coding import UnusableModel, telling_words
from inspections.models import Finding

MOST = 10
WORDS = 6


def central_theme(finding):
    """The first subject theme of a finding, or the residual theme where it has no other; None without any."""
    themes = [row.theme for row in finding.theme_rows.all()]
    return next((theme for theme in themes if not theme.is_residual), themes[0] if themes else None)


def related_findings(finding, as_at):
    """Up to MOST published findings of other authorities on its central theme, the likest first; three queries.

    They share at least two of its telling words, which are marked in `headline`. The index of words finds them, so
    that the size of the database matters little. A finding without theme or without two such words has none.
    """
    theme, words = central_theme(finding), _words(finding)
    if theme is None or len(words) < 2:
        return []
    shares_two, shares_any = _query(two_of(words)), _query(_any_of(words))
    passage = Coalesce(NullIf(F("text"), Value("")), F("summary"))
    marked = {"start_sel": "\ue000", "stop_sel": "\ue001", "highlight_all": True}
    like = Finding.objects.published(as_at).filter(words__search=shares_two, theme_rows__theme=theme)
    like = like.exclude(visit__authority=finding.visit.authority_id).annotate(
        likeness=SearchRank(F("words__search"), shares_any, normalization=1),
        headline=SearchHeadline(passage, shares_any, config="english", **marked),
    )
    return list(like.for_list().order_by("-likeness", "-visit__published_on", "pk")[:MOST])


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
