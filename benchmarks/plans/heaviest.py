"""The ten heaviest queries of the public pages, made by the code of the pages, and the indexes meant for each."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inspections import related
from inspections.coding import telling_words
from inspections.exports.lot import LotQuery
from inspections.models import Finding, FindingTheme, FindingWords
from inspections.profile import Profile
from inspections.tally import Tally
from inspections.tally.codes import read_codes
from inspections.tally.reading import THEMES, Reader
from inspections.wording import wording

from .explaining import Step, indexes, scanned

KEY, WORDS = "inspections_finding_pkey", "finding_words_search"
WORDS_OF = "inspections_findingwords_pkey"
OF_VISIT = ("inspections_visit_i_56f970_idx", "finding_once_per_reference", "inspections_finding_visit_id_45e3d010")
OF_AUTHORITY = ("inspections_visit_pkey", "inspections_visit_authority_id_0cd5f57f")
OF_FINDING = (
    "theme_once_per_finding",
    "theme_rank_once_per_finding",
    "inspections_findingtheme_finding_id_49427ca1",
)
LARGE = {"inspections_finding", "inspections_findingtheme", "inspections_findingwords"}
A_PAGE, A_LOT = 25, 500
SHORT = 5


@dataclass(frozen=True)
class Sample:
    """What the queries ask about: a tally, and a finding with its themes and its visit."""

    tally: Tally
    finding: Finding
    day: datetime.date

    @classmethod
    def of(cls, tally: Tally, day: datetime.date) -> "Sample":
        """About the finding in the middle of all that have a theme and tell of something by their words."""
        listed = tally.findings.pk[tally.findings.themes[0] >= 0]
        finding = Finding.objects.for_list().get(pk=int(listed[len(listed) // 2]))
        return cls(tally, finding, day)

    def keys(self, number: int) -> list[int]:
        """Findings in the order of the central list, from the middle."""
        return self.tally.findings.pk[self.places(number)].tolist()

    def places(self, number: int) -> slice:
        """Where they stand in the tally."""
        middle = len(self.tally.findings) // 2
        return slice(middle, middle + number)

    @property
    def words(self) -> str:
        """A word of the finding, shorter than most that say something and so more frequent."""
        return min((word for word in self.finding.passage.rstrip(".").split() if len(word) > SHORT), key=len)


@dataclass(frozen=True)
class Heavy:
    """A query: what it is for, its SQL, and the indexes of which it uses one for each of the sets."""

    name: str
    sql: Callable[[Sample], str]
    indexes: tuple[tuple[str, ...], ...]

    def is_as_meant(self, steps: list[Step]) -> bool:
        """Whether a plan uses the indexes, and reads no large table from beginning to end."""
        used = indexes(steps)
        return all(used & {*meant} for meant in self.indexes) and not scanned(steps) & LARGE


def _sent(ask: Callable[[], object]) -> str:
    """The longest of the queries that something asks."""
    with CaptureQueriesContext(connection) as queries:
        ask()
    return max((query["sql"] for query in queries), key=len)


def _rows(sample):
    return _sent(lambda: list(Finding.objects.filter(pk__in=sample.keys(A_PAGE))))


def _themes(sample):
    rows = FindingTheme.objects.select_related("theme")
    return _sent(lambda: list(rows.filter(finding__in=sample.keys(A_PAGE))))


def _matching(sample):
    return _sent(lambda: list(FindingWords.objects.matching(sample.words).values_list("pk")))


def _found(sample):
    found = Finding.objects.search(sample.words).filter(pk__in=sample.keys(A_PAGE))
    return _sent(lambda: list(found))


def _related(sample):
    words = telling_words(sample.finding.passage, related.WORDS)
    return _sent(lambda: list(related.sharing_two(words).values_list("pk", "likeness")))


def _wording(sample):
    places = np.arange(len(sample.tally.findings))[:A_LOT]
    return _sent(lambda: wording(sample.tally, places, ["neglect", "care leaver*"]))


def _file(sample):
    query, tally = LotQuery.of(["published", "authority", "finding", "themes"]), sample.tally
    places = sample.places(A_LOT)
    parameters = query.parameters(tally.findings.pk[places], tally.visits.pk[tally.findings.visit[places]])
    return connection.ops.compose_sql(query.sql, parameters)


def _of_visit(sample):
    return _sent(lambda: list(sample.finding.visit.findings.order_by("order", "pk")))


def _of_authority(sample):
    profile = Profile(sample.finding.visit.authority, sample.day, sample.tally)
    return _sent(lambda: list(profile.listed_visits))


def _changed(query, sample):
    coded = Reader("default", read_codes("default")).coded
    return query.format(some=f"v.id IN ({sample.finding.visit_id})", **coded)


HEAVIEST = (
    Heavy("Which findings match words", _matching, ((WORDS,),)),
    Heavy("Findings that say the like", _related, ((WORDS,),)),
    Heavy("The findings of a page that match words, marked and ranked", _found, ((KEY,), (WORDS_OF,))),
    Heavy("The findings of a page", _rows, ((KEY,),)),
    Heavy("The themes of the findings of a page", _themes, (OF_FINDING,)),
    Heavy("The findings of a visit", _of_visit, (OF_VISIT,)),
    Heavy("The visits of an authority, with all that a list shows", _of_authority, (OF_AUTHORITY,)),
    Heavy("Which terms of a theme stand in its findings", _wording, ((KEY,),)),
    Heavy("A lot of findings for a file", _file, ((KEY,), OF_FINDING, ("inspections_visit_pkey",))),
    Heavy("The themes of a changed visit, read anew", partial(_changed, THEMES), (OF_VISIT, OF_FINDING)),
)
"""The findings of a changed visit are read by the index that the last one uses too."""
