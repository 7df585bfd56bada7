"""Words of the database as small numbers: a code is the place of a word in its list; -1 stands for none."""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from django.db import connections

from inspections.models import Assessment, CodedBy, Coverage, Kind, Region, Section, VisitType

NONE = -1

KEYED = ("group", "theme", "authority", "lead", "topic")
"""Nouns whose rows the tables refer to by number."""
UNKEYED = ("framework", "area", "grade")
"""Nouns whose rows the tables refer to by slug."""

WHOSE = ("inspectors", "ours")
"""Whose words a finding shows."""

type Words = tuple[str, ...]

FIXED: dict[str, Words] = {
    "region": tuple(Region.values),
    "type": tuple(VisitType.values),
    "coverage": tuple(Coverage.values),
    "kind": tuple(Kind.values),
    "section": tuple(Section.values),
    "assessment": tuple(Assessment.values),
    "coded": tuple(CodedBy.values),
    "themes_by": tuple(CodedBy.values),
    "words": WHOSE,
}


@dataclass(frozen=True)
class Codes:
    """What each code means. `words` has slugs by noun; `of_key` the code of each primary key, where keys are numbers.

    Authorities and frameworks are listed by name as the database orders names, areas in the order of their own, so that
    their codes sort them.
    """

    words: dict[str, Words]
    names: dict[str, Words]
    """What people read for each code of a noun that is not fixed."""
    of_key: dict[str, dict[int, int]]
    theme_groups: tuple[int, ...]
    """The group's code of each theme."""
    authority_regions: tuple[int, ...]
    """The region's code of each authority."""
    authority_closed: tuple[int | None, ...]
    """The number of the last day of each authority; None for those that have none."""
    grade_ranks: tuple[int | None, ...]
    """The place of each grade on its scale."""
    ranks: dict[str, tuple[int, ...]]
    """The place of each code's word among the words of its noun, as the database sorts them."""

    def code(self, noun: str, word: str) -> int:
        """NONE for a word that is not in the list."""
        return self.words[noun].index(word) if word in self.words[noun] else NONE


WORDS = """
    SELECT 'group', row_number() OVER (ORDER BY "order", name), id, slug, name, NULL, NULL::integer
        FROM inspections_themegroup
    UNION ALL SELECT 'theme', row_number() OVER (ORDER BY id), id, slug, name, group_id::text, NULL
        FROM inspections_theme
    UNION ALL SELECT 'authority', row_number() OVER (ORDER BY name), id, slug, name, region,
        closed - (DATE '0001-01-01' - 1) FROM inspections_authority
    UNION ALL SELECT 'lead', row_number() OVER (ORDER BY id), id, slug, name, NULL, NULL FROM inspections_inspector
    UNION ALL SELECT 'topic', row_number() OVER (ORDER BY id), id, slug, name, NULL, NULL FROM inspections_topic
    UNION ALL SELECT 'framework', row_number() OVER (ORDER BY name), NULL, slug, name, NULL, NULL
        FROM inspections_framework
    UNION ALL SELECT 'area', row_number() OVER (ORDER BY "order", name), NULL, slug, name, NULL, NULL
        FROM inspections_judgementarea
    UNION ALL SELECT 'grade', row_number() OVER (ORDER BY slug), NULL, slug, name, NULL, rank FROM inspections_grade
    UNION ALL SELECT 'sorted ' || noun, row_number() OVER (PARTITION BY noun ORDER BY word), NULL, word, word,
        NULL, NULL
        FROM unnest(%(nouns)s::text[], %(words)s::text[]) AS fixed (noun, word)
    ORDER BY 1, 2
"""


def read_codes(using: str) -> Codes:
    """One query."""
    listed = defaultdict(list)
    fixed = [(noun, word) for noun, words in FIXED.items() for word in words]
    with connections[using].cursor() as cursor:
        cursor.execute(WORDS, {"nouns": [noun for noun, _ in fixed], "words": [word for _, word in fixed]})
        for noun, _, *row in cursor.fetchall():
            listed[noun].append(Word(*row))
    of_key = {noun: {word.key: code for code, word in enumerate(listed[noun])} for noun in KEYED}
    return Codes(
        FIXED | {noun: tuple(word.slug for word in listed[noun]) for noun in (*KEYED, *UNKEYED)},
        {noun: tuple(word.name for word in listed[noun]) for noun in (*KEYED, *UNKEYED)},
        of_key,
        tuple(of_key["group"][int(word.of)] for word in listed["theme"]),
        tuple(FIXED["region"].index(word.of) for word in listed["authority"]),
        tuple(word.number for word in listed["authority"]),
        tuple(word.number for word in listed["grade"]),
        {noun: _ranks(words, [word.slug for word in listed[f"sorted {noun}"]]) for noun, words in FIXED.items()},
    )


class Word(NamedTuple):
    key: int
    slug: str
    name: str
    of: str
    number: int


def _ranks(words: Words, in_order: list[str]) -> tuple[int, ...]:
    return tuple(in_order.index(word) for word in words)
