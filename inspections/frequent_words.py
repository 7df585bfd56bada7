"""Frequent words of findings: learned once in a process, since the database reads most of a table to find them.

A word that one finding in ten has stands on nearly every page of the table of words. A search for it takes the database
a tenth of a second and more with a million findings, and one for a rare word a thousandth.
"""

import re

import numpy as np
from django.db import connections

from .models import FindingWords
from .tally import Tally, current_tally
from .tally.picking import with_keys
from .tally.reading import keys_of

MOST = 64
"""Words that are learned, the most frequent first: a quarter of a byte a finding each."""
LEAST_SHARE = 0.05
"""Of all findings have a word, or it is not worth learning."""
LEAST_FINDINGS = 20_000
"""Have a word, or the database finds it in no time."""

WORD = re.compile("'([^'\\\\]+)'")
AND = " & "

FREQUENT = """
    SELECT word
    FROM pg_stats, pg_class, unnest(most_common_elems::text::text[], most_common_elem_freqs) AS counted (word, share)
    WHERE schemaname = current_schema() AND tablename = %(table)s AND attname = 'search'
        AND pg_class.oid = %(table)s::regclass AND word IS NOT NULL
        AND share >= %(share)s AND share * reltuples >= %(findings)s
    ORDER BY share DESC LIMIT %(most)s
"""
"""The words that PostgreSQL counted in a sample of the table when it last looked (ANALYZE)."""


def findings_with(tally: Tally, asked: str) -> np.ndarray:
    """A mask over the findings of a tally: those whose words match what a person asks for (web search syntax)."""
    words = _words_of(asked) if tally.remembered.words else []
    if words and all(word in tally.remembered.words for word in words):
        return np.logical_and.reduce([_findings_with_word(tally, word) for word in words])
    return with_keys(tally.findings.pk, keys_of(FindingWords.objects.matching(asked)))


def learn_frequent_words(using: str) -> None:
    """Find the findings with each of the most frequent words. One query a word, and one to know them."""
    with connections[using].cursor() as cursor:
        values = {"share": LEAST_SHARE, "findings": LEAST_FINDINGS, "most": MOST, "table": FindingWords._meta.db_table}
        cursor.execute(FREQUENT, values)
        words = [word for (word,) in cursor.fetchall() if WORD.fullmatch(f"'{word}'")]
    for word in words:
        tally = current_tally(using)  # first: what changes after it is known to be unknown
        having = keys_of(FindingWords.objects.using(using).with_word(word))
        tally.remembered.words.learn(word, tally.findings.pk, having)


def _findings_with_word(tally, word):
    rows = FindingWords.objects.with_word(word)
    return tally.remembered.words.has(word, tally.findings.pk, lambda keys: keys_of(rows.filter(pk__in=keys.tolist())))


def _words_of(asked):
    """The words that must all be there, as the index has them; none where something else is asked for."""
    parts = FindingWords.objects.understood(asked).split(AND)
    found = [WORD.fullmatch(part) for part in parts]
    return [part[1] for part in found] if all(found) else []
