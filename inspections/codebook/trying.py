"""Which findings the terms of a theme fit, tried on the corpus before anything is saved.

A term fits as it does for suggestions (`coding.terms`). PostgreSQL only puts aside findings that cannot fit: it looks,
portion by portion, for one run of letters of each term. What is looked at is bounded in number and time, and told.
"""

import re
import time
from dataclasses import dataclass

from django.db.models import F, TextField, Value
from django.db.models.functions import Coalesce, NullIf

from inspections.coding.terms import TermIndex
from inspections.coding.words import sentences
from inspections.models import Finding, FindingTheme

PORTION = 5_000
"""Findings asked for at once, by primary key."""
MOST_READ = 100_000
"""Findings with one of the runs of letters that are looked at word by word."""
SECONDS = 8
SHOWN = 10
LETTERS = re.compile(r"[a-z0-9]+", re.IGNORECASE)


@dataclass(frozen=True)
class Run:
    """A run of a passage, marked where a term fits."""

    text: str
    fits: bool


@dataclass(frozen=True)
class Tried:
    """How many findings fit or do not, the first of them, and of how many entered last; None where of all."""

    count: int
    findings: list[Finding]
    looked_at: int | None = None

    @property
    def is_all(self):
        return self.looked_at is None


class Terms:
    """The terms of one theme."""

    def __init__(self, terms):
        self.terms = [term for term in terms if term.strip()]
        self.index = TermIndex({("theme", "codebook"): self.terms})

    def spans(self, passage):
        """Characters [start, end) of the passage where a term fits, in order."""
        return [
            (sentence.words[match.first].start, sentence.words[match.last - 1].end)
            for sentence in sentences(passage)
            for match in self.index.find(sentence.words)
        ]

    def runs(self, passage):
        """The passage in runs, those marked that fit."""
        runs, end = [], 0
        for start, stop in self.spans(passage):
            runs += [Run(passage[end:start], fits=False), Run(passage[start:stop], fits=True)]
            end = stop
        return [run for run in [*runs, Run(passage[end:], fits=False)] if run.text]

    @property
    def pattern(self):
        """A regular expression without which no term fits; empty where a term has no plain letters."""
        runs = [max(LETTERS.findall(term), key=len, default="") for term in self.terms]
        return "|".join(dict.fromkeys(runs)) if all(runs) else ""


def would_add(terms, theme=None):
    """Findings that the terms fit and that do not have the theme (a new one: none has it), the latest entered first."""
    findings = Finding.objects.all()
    if theme and theme.pk:
        findings = findings.exclude(pk__in=FindingTheme.objects.filter(theme=theme).values("finding"))
    terms = Terms(terms)
    return _tried(findings, terms, lambda passage: bool(terms.spans(passage))) if terms.terms else Tried(0, [])


def would_not_find(terms, theme):
    """Findings that have the theme and that no term fits, the latest entered first."""
    terms = Terms(terms)
    findings = Finding.objects.filter(pk__in=FindingTheme.objects.filter(theme=theme).values("finding"))
    return _tried(findings, Terms([]), lambda passage: not terms.spans(passage))


def fitting(rows, terms):
    """The keys of the theme rows whose finding the terms fit."""
    terms = Terms(terms)
    passages = _read(rows.order_by("pk"), "finding__").values_list("pk", "passage_read")
    return [key for key, passage in passages.iterator(chunk_size=2000) if terms.spans(passage)]


def _tried(findings, terms, wanted):
    """Look through findings from the last to the first, until all were seen, too many were read, or time is up."""
    until = time.monotonic() + SECONDS
    keys, read, looked_at = [], 0, None
    for number, passages in enumerate(_portions(_read(findings), terms.pattern), start=1):
        keys += [key for key, passage in passages if wanted(passage)]
        read += len(passages)
        if read >= MOST_READ or time.monotonic() > until:
            looked_at = number * PORTION
            break
    return Tried(len(keys), _shown(keys[:SHOWN]), looked_at)


def _portions(findings, pattern):
    """Lists of (key, passage) that contain the pattern, a portion of the primary keys each."""
    if pattern:
        findings = findings.filter(passage_read__iregex=pattern)
    keys = Finding.objects.order_by("-pk").values_list("pk", flat=True)
    end = keys.first()
    while end is not None:
        below = keys.filter(pk__lte=end)[PORTION : PORTION + 1].first()
        portion = findings.filter(pk__lte=end, pk__gt=below or 0)
        yield list(portion.order_by("-pk").values_list("pk", "passage_read"))
        end = below


def _read(rows, path=""):
    """Rows with the passage of their finding: the inspectors' text, or our summary."""
    return rows.annotate(passage_read=Coalesce(NullIf(F(f"{path}text"), Value("", TextField())), F(f"{path}summary")))


def _shown(keys):
    found = Finding.objects.select_related("visit__authority").in_bulk(keys)
    return [found[key] for key in keys]
