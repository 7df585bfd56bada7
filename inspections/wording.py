"""Wording over time: which of a theme's terms stand in the findings on it, year by year.

A term is found as `coding.terms` finds it, each by itself: whole words in one sentence, `*` for any ending, a plural s
allowed, abbreviations as written. Here the database looks for it, so that no finding has to leave the database.
"""

import re
from dataclasses import dataclass

import numpy as np
from django.db import connections, router
from django.db.models import Q

from .coding.terms import PART, is_abbreviation
from .models import Finding
from .statistics import Share
from .tally import Tally
from .tally.codes import WHOSE

PLAIN = re.compile("[A-Za-z0-9]+")
START = "(?:^['’]*|[^[:alnum:]'’]['’]*)"
END = "(?:$|[^[:alnum:]'’]|['’](?:$|[^[:alnum:]]))"
BETWEEN = "['’]*[^[:alnum:]'’.!?;][^[:alnum:].!?;]*"
"""Around and between the words of a term: no letter or digit, and between them no end of a sentence."""

LOOKED_AT = (
    "SELECT key, {uses} FROM ("
    'SELECT passage.*, lower(passage.words COLLATE "C") FROM ('
    "SELECT id, CASE WHEN text = '' THEN summary ELSE text END "
    "FROM unnest(%s::bigint[]) AS asked (key) JOIN inspections_finding ON id = asked.key"
    ") AS passage (key, words) OFFSET 0"
    ") AS looked_at (key, words, lower_words)"
)
"""OFFSET 0 keeps the database from making the lower-case words anew for each term. In them only letters without accents
are small: that takes a tenth of the time, and what is looked for first has no others."""
USES = "CASE WHEN strpos(lower_words, %s) > 0 AND words ~ %s THEN {bit} ELSE 0 END::bigint"

INSPECTORS, OURS = WHOSE
MOST_TERMS = 62
"""As many as a number has bits."""
AT_MOST = 200
"""Findings of one year that are looked at, so that a page waits no longer however large the record grows.

A share of 200 chosen by chance is within 7 percentage points of that of all, 19 times of 20.
"""


def pattern(term):
    """A regular expression of PostgreSQL for a term, or None where it has no word; letters match in either case."""
    parts = PART.findall(term)
    return START + BETWEEN.join(map(_part, parts)) + ("" if parts[-1].endswith("*") else END) if parts else None


def _part(part):
    stem = part.removesuffix("*")
    letters = re.escape(stem) if is_abbreviation(part) else "".join(map(_either_case, stem))
    return f"{letters}[[:alnum:]]*(?:['’][[:alnum:]]+)*" if part.endswith("*") else f"{letters}s?"


def _either_case(letter):
    if letter in "'’":
        return "['’]"
    return f"[{letter.lower()}{letter.upper()}]" if letter.isalpha() else re.escape(letter)


def with_term(findings, term):
    """The findings in whose passage the term stands: in the inspectors' text, or in our summary where there is none."""
    wanted = pattern(term)
    if wanted is None:
        return findings.none()
    return findings.filter(Q(text__regex=wanted) | Q(text="", summary__regex=wanted))


def uses_term(keys, term):
    """A mask: in the passages of which findings, by primary key, the term stands. One query."""
    uses = _uses([term], keys) if pattern(term) else {}
    return np.array([uses.get(key, 0) for key in keys.tolist()], bool)


def with_words_of(findings, whose):
    """The findings that show the inspectors' words, or those that show our summary for want of them."""
    return findings.exclude(text="") if whose == INSPECTORS else findings.filter(text="")


@dataclass(frozen=True)
class Wording:
    """How many findings of each year, with words of one kind, were looked at, and how many of them use each term."""

    whose: str
    totals: dict[int, int]
    uses: dict[str, dict[int, int]]

    @property
    def years(self):
        return sorted(self.totals)

    @property
    def is_sample(self):
        """Whether there may be more findings in some year than were looked at."""
        return AT_MOST in self.totals.values()

    def share(self, term, year):
        """The findings of a year that use a term, of all of that year."""
        return Share(self.uses[term].get(year, 0), self.totals[year])


def wording(tally: Tally, places, terms):
    """{INSPECTORS or OURS: Wording} of the findings in some places of a tally, by the year their reports came out.

    At most one query: which terms stand in a finding is remembered as long as its visit stays as it is.
    """
    terms = [term for term in dict.fromkeys(terms) if pattern(term)][:MOST_TERMS]
    places = _looked_at(tally, places)
    uses = tally.remembered.terms.get(tuple(terms), tally.findings.pk[places], lambda keys: _uses(terms, keys))
    whose, year = tally.findings.words[places], tally.visits.year[tally.findings.visit[places]]
    return {name: _of(name, terms, uses[whose == at], year[whose == at]) for at, name in enumerate(WHOSE)}


def _looked_at(tally, places):
    """The places of AT_MOST findings of each year and kind of words, as chance has them."""
    whose, year = tally.findings.words[places], tally.visits.year[tally.findings.visit[places]]
    cell = year.astype(np.int64) * len(WHOSE) + whose
    # one number a finding, the cell before what chance says: sorting by two columns takes several times as long
    order = np.argsort(cell.astype(np.uint64) << 48 | _by_chance(tally.findings.pk[places]) >> 16)
    number = np.bincount(cell)
    rank = np.arange(len(order)) - (number.cumsum() - number)[cell[order]]
    return places[order[rank < AT_MOST]]


def _uses(terms, keys):
    """{key of a finding: its terms, the first as the lowest bit of a number}."""
    if not terms:
        return {}
    uses = " + ".join(USES.format(bit=1 << place) for place in range(len(terms)))
    found = [part for term in terms for part in (_rough(term), pattern(term))]
    listed = f"{{{','.join(map(str, keys.tolist()))}}}"  # as PostgreSQL writes an array, which the driver is slow at
    with connections[router.db_for_read(Finding)].cursor() as cursor:
        cursor.execute(LOOKED_AT.format(uses=uses), [*found, listed])
        return dict(cursor.fetchall())


def _by_chance(keys):
    """A number for each key that sorts them as if by chance, yet always alike (the finaliser of SplitMix64)."""
    mixed = keys.astype(np.uint64)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return mixed ^ (mixed >> np.uint64(31))


def _of(whose, terms, uses, year):
    years, at = np.unique(year, return_inverse=True)
    years = years.tolist()
    with_term = [np.bincount(at[uses >> place & 1 == 1], minlength=len(years)).tolist() for place in range(len(terms))]
    totals = dict(zip(years, np.bincount(at, minlength=len(years)).tolist(), strict=True))
    counts = (dict(zip(years, counts, strict=True)) for counts in with_term)
    return Wording(whose, totals, dict(zip(terms, counts, strict=True)))


def _rough(term):
    """Small letters that stand wherever the term stands: looking for them takes a tenth of the time of the pattern."""
    return max(PLAIN.findall(term), key=len, default="").lower()
