"""Wording over time: which of a theme's terms stand in the findings on it, year by year.

A term is found as `coding.terms` finds it, each by itself: whole words in one sentence, `*` for any ending, a plural s
allowed, abbreviations as written. Here the database looks for it, so that no finding has to leave the database.
"""

import re
from dataclasses import dataclass

from django.db.models import Count, Q
from django.db.models.functions import ExtractYear

from .coding.terms import PART, is_abbreviation
from .statistics import Share

START = "(?:^['’]*|[^[:alnum:]'’]['’]*)"
END = "(?:$|[^[:alnum:]'’]|['’](?:$|[^[:alnum:]]))"
BETWEEN = "['’]*[^[:alnum:]'’.!?;][^[:alnum:].!?;]*"
"""Around and between the words of a term: no letter or digit, and between them no end of a sentence."""

INSPECTORS, OURS = "inspectors", "ours"
FIELDS = {INSPECTORS: "text", OURS: "summary"}
"""Where the words stand, by whose they are."""


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


def with_words_of(findings, whose):
    """The findings that show the inspectors' words, or those that show our summary for want of them."""
    return findings.exclude(text="") if whose == INSPECTORS else findings.filter(text="")


@dataclass(frozen=True)
class Wording:
    """How many findings of each year there are with words of one kind, and how many of them use each term."""

    whose: str
    totals: dict[int, int]
    uses: dict[str, dict[int, int]]

    @property
    def years(self):
        return sorted(self.totals)

    def share(self, term, year):
        """The findings of a year that use a term, of all of that year."""
        return Share(self.uses[term].get(year, 0), self.totals[year])


def wording(findings, terms, whose):
    """The Wording of some findings by the year their reports came out. One query."""
    terms = [term for term in dict.fromkeys(terms) if pattern(term)]
    uses = {f"term_{n}": Count("pk", filter=Q(**_found(term, whose))) for n, term in enumerate(terms)}
    rows = (
        with_words_of(findings, whose)
        .order_by()
        .values(year=ExtractYear("visit__published_on"))
        .annotate(total=Count("pk"), **uses)
    )
    rows = list(rows)
    return Wording(
        whose,
        {row["year"]: row["total"] for row in rows},
        {term: {row["year"]: row[f"term_{n}"] for row in rows} for n, term in enumerate(terms)},
    )


def _found(term, whose):
    return {f"{FIELDS[whose]}__regex": pattern(term)}
