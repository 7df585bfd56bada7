"""Shares of visits by theme, place and year, summed over the columns of the tally."""

from collections import defaultdict

import numpy as np

from .models import ITEMS_CODED, Coverage
from .statistics import ITEMS, NO_VALUE, STRENGTHS, Share
from .tally import VisitsAsked

VISITS = "visits"
TOTAL = -1
"""Where a table of counts has the sum over all places, or over all years."""


class Rates:
    """Shares of the visits asked about, for items to improve and for strengths, by theme, place and year published.

    An item to improve counts in visits whose items or findings have all been coded; a strength only in visits all of
    whose findings have been coded. What a machine suggested counts once a person has confirmed it. A place is the
    slug of a fact of the visit, NO_VALUE for a visit without one, or a tuple of the slugs of several facts. `themes`
    are the primary keys of those to count, all unless they are given. `facts` are among authority, region, framework,
    type and grade_then. No query.
    """

    def __init__(self, asked: VisitsAsked, *facts: str, themes=None):
        of_key = asked.tally.codes.of_key["theme"]
        known = [key for key in (of_key if themes is None else themes) if key in of_key]
        self._columns = {key: number for number, key in enumerate(known)}
        self._codes = slice(None) if themes is None else [of_key[key] for key in known]  # a slice copies nothing
        self._place_of, place = _places(asked, facts)
        years, year = _numbered(asked.tally.visits.year[asked.mask])
        self._year_of = {each: number for number, each in enumerate(years.tolist())}
        self._cell = place * len(years) + year
        self._count(asked)

    def _count(self, asked):
        bases = {VISITS: asked, ITEMS: asked.with_coverage(*ITEMS_CODED), STRENGTHS: asked.with_coverage(Coverage.ALL)}
        self._bases = {name: self._table(asked, base, None) for name, base in bases.items()}
        raised = {ITEMS: asked.tally.raised, STRENGTHS: asked.tally.praised}
        self._raised = {name: self._table(asked, bases[name], table) for name, table in raised.items()}

    def _table(self, asked, base, raised):
        """Counts of the visits of a base as lists: place, year, theme; without themes a single one of them."""
        counted, shape = base.mask[asked.mask], (len(self._place_of), len(self._year_of))
        columns = [counted] if raised is None else counted & np.ascontiguousarray(raised[:, self._codes][asked.mask].T)
        counts = np.zeros((*shape, len(columns)), np.int64)
        for number, column in enumerate(columns):
            counts[..., number] = np.bincount(self._cell, weights=column, minlength=shape[0] * shape[1]).reshape(shape)
        return _with_totals(counts).tolist()

    @property
    def places(self):
        return sorted(self._place_of)

    @property
    def years(self):
        return list(self._year_of)

    def share(self, theme, measure, *, place=None, year=None):
        """The share of visits raising a theme, over everything or in one place, year or both.

        A place may be a frozenset of places: all of them together.
        """
        column = self._columns.get(theme.pk)
        raised = 0 if column is None else self._sum(self._raised[measure], column, place, year)
        return Share(raised, self.base(measure, place=place, year=year))

    def base(self, measure, *, place=None, year=None):
        """How many visits could have raised something ("items", "strengths"), or are there at all ("visits")."""
        return self._sum(self._bases[measure], 0, place, year)

    def _sum(self, table, column, place, year):
        at = TOTAL if year is None else self._year_of.get(year)
        if at is None:
            return 0
        if isinstance(place, frozenset):
            return sum(self._sum(table, column, each, year) for each in place)
        where = TOTAL if place is None else self._place_of.get(place)
        return 0 if where is None else table[where][at][column]


def _places(asked, facts):
    """The number of each place that there is, and that of each visit asked about."""
    visits, words = asked.tally.visits, asked.tally.codes.words
    slugs = [(*words["grade" if fact == "grade_then" else fact], NO_VALUE) for fact in facts]
    number = np.zeros(int(asked.mask.sum()), np.int64)
    for fact, known in zip(facts, slugs, strict=True):
        number = number * len(known) + getattr(visits, fact)[asked.mask] % len(known)
    found, place = _numbered(number)
    return {_named(each, slugs): n for n, each in enumerate(found.tolist())}, place


def _numbered(column):
    """The numbers that a column has, in order, and the place of each entry's number among them."""
    there = np.bincount(column) > 0
    return np.flatnonzero(there), (there.cumsum() - 1)[column]


def _named(number, slugs):
    """The place of a number: the slug of its only fact, or a tuple."""
    parts = []
    for known in reversed(slugs):
        number, code = divmod(number, len(known))
        parts.append(known[code])
    return parts[0] if len(parts) == 1 else tuple(reversed(parts))


def _with_totals(counts):
    """The counts with the sums over all places and over all years behind them."""
    counts = np.concatenate([counts, counts.sum(axis=0, keepdims=True)])
    return np.concatenate([counts, counts.sum(axis=1, keepdims=True)], axis=1)


class OneThemeRates:
    """The rates of one theme among the visits asked about, by whichever facts of a visit are asked for."""

    def __init__(self, asked: VisitsAsked, theme):
        self.asked, self.theme = asked, theme

    def by(self, *facts):
        return Rates(self.asked, *facts, themes=[self.theme.pk])

    @property
    def framework_names(self):
        """The name of each framework by its slug."""
        codes = self.asked.tally.codes
        return dict(zip(codes.words["framework"], codes.names["framework"], strict=True))


def grades_by_year(asked: VisitsAsked, area):
    """How many of the visits gave each grade in an area, by year of publication: {year: {grade slug: count}}."""
    visits, codes = asked.tally.visits, asked.tally.codes
    of_area = (visits.judgement_area == codes.code("area", area)) & (visits.judgement_grade >= 0)
    chosen = of_area & asked.mask[visits.judgement_visit]
    pairs = np.stack([visits.year[visits.judgement_visit[chosen]], visits.judgement_grade[chosen]])
    counts = defaultdict(dict)
    for year, grade, n in np.vstack(np.unique(pairs, axis=1, return_counts=True)).T.tolist():
        counts[year][codes.words["grade"][grade]] = n
    return dict(counts)
