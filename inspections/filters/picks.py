"""The conditions of a filter set asked of the tally, where each means what it means in the database."""

from collections.abc import Callable

import numpy as np

from inspections.frequent_words import findings_with
from inspections.models import ITEMS_CODED, StatisticalNeighbour
from inspections.statistics import NO_VALUE
from inspections.tally import Tally
from inspections.tally.codes import NONE
from inspections.tally.columns import Column
from inspections.tally.picking import Conditions, Picked, of_finding, of_visit
from inspections.wording import uses_term


def picked(tally: Tally, asked: dict, as_at, *, of_findings: bool) -> Picked | None:
    """What meets the conditions asked for; None where one is among them that only the database can tell.

    `of_findings` says whether findings are asked for, or visits.
    """
    asked = {name: value for name, value in asked.items() if value not in (None, "", [])}
    known = FINDINGS if of_findings else {}
    if not asked.keys() <= VISITS.keys() | known.keys() | WITHOUT_EFFECT:
        return None
    of_visits = {name: VISITS[name](tally, value, asked) for name, value in asked.items() if name in VISITS}
    chosen = {name: known[name](tally, value, asked) for name, value in asked.items() if name in known}
    if tally.visits.published.max(initial=0) > as_at.toordinal():
        of_visits["as_at"] = tally.visits.published <= as_at.toordinal()
    return Picked(tally, Conditions(of_visits, chosen, asked.get("themes_by", "")))


type Ask = Callable[[Tally, object, dict], Column]


def _visit(facet: str) -> Ask:
    return lambda tally, slugs, asked: of_visit(tally, facet, slugs)


def _finding(facet: str) -> Ask:
    return lambda tally, slugs, asked: of_finding(tally, facet, slugs)


def _theme(facet: str) -> Ask:
    return lambda tally, slugs, asked: of_finding(tally, facet, slugs, asked.get("themes_by", ""))


def _every_theme(tally, slugs, asked):
    by = asked.get("themes_by", "")
    return np.logical_and.reduce([of_finding(tally, "theme", [slug], by) for slug in slugs])


def _themes_by(tally, value, asked):
    code = tally.codes.code("themes_by", value)
    return np.logical_or.reduce([assigned == code for assigned in tally.findings.themes_by])


def _from(tally, day, asked):
    return tally.visits.published >= day.toordinal()


def _to(tally, day, asked):
    return tally.visits.published <= day.toordinal()


def _grade_then(tally, slugs, asked):
    mask = of_visit(tally, "grade_then", slugs)
    return mask | (tally.visits.grade_then == NONE) if NO_VALUE in slugs else mask


def _near(tally, slugs, asked):
    rows = StatisticalNeighbour.objects.filter(authority__slug__in=slugs, edition=StatisticalNeighbour.CURRENT)
    return of_visit(tally, "authority", set(rows.values_list("neighbour__slug", flat=True)))


def _words_of(tally, whose, asked):
    return tally.findings.words == tally.codes.code("words", whose)


def _matching(tally, words, asked):
    return _kept(tally, ("matching", words), lambda: findings_with(tally, words))


def _using_term(tally, term, asked):
    """Looked for on the themes asked for alone, since it is a term of theirs; any other passage is left out."""
    themes = asked["theme"]
    return _kept(tally, ("term", term, *sorted(themes)), lambda: _found_with_term(tally, term, themes))


def _found_with_term(tally, term, themes):
    mask = of_finding(tally, "theme", themes)
    mask[mask] = uses_term(tally.findings.pk[mask], term)
    return mask


def _kept(tally, question, find):
    """A mask over the findings that takes long to find, kept as bits."""
    packed = tally.kept.get(question, lambda: np.packbits(find()))
    return np.unpackbits(packed, count=len(tally.findings)).astype(bool)


def _grade(tally, slugs, asked):
    area = tally.codes.code("area", asked.get("area") or "overall")
    grades = [tally.codes.code("grade", slug) for slug in slugs]
    chosen = (tally.visits.judgement_area == area) & np.isin(tally.visits.judgement_grade, grades)
    mask = np.zeros(len(tally.visits), bool)
    mask[tally.visits.judgement_visit[chosen]] = True
    return mask


def _told(tally, slugs, asked):
    themes = [tally.codes.code("theme", slug) for slug in slugs]
    return tally.raised[:, themes].all(axis=1) & of_visit(tally, "coverage", ITEMS_CODED)


VISITS: dict[str, Ask] = {
    **{facet: _visit(facet) for facet in ("region", "authority", "framework", "type", "topic", "lead", "coverage")},
    "published_from": _from,
    "published_to": _to,
    "grade_then": _grade_then,
    "near": _near,
    "grade": _grade,
    "told": _told,
}
FINDINGS: dict[str, Ask] = {
    **{facet: _finding(facet) for facet in ("assessment", "kind", "section", "coded")},
    "theme": _theme("theme"),
    "group": _theme("group"),
    "also": _every_theme,
    "themes_by": _themes_by,
    "words": _words_of,
    "term": _using_term,
    "q": _matching,
}
WITHOUT_EFFECT = {"area"}
"""What only says which judgement another condition is about."""
