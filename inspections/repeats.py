"""Repeat findings: what an authority was told to improve at one visit, and what the next visit says of it."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from inspections.known_visits import KnownVisits
from inspections.models import ITEMS_CODED, CodedBy, Finding, Theme
from inspections.tally import VisitsAsked
from inspections.tally.codes import NONE
from inspections.tally.columns import Column
from inspections.tally.themes import assigned
from inspections.tally.told import items as is_item
from inspections.tally.told import strengths as is_strength


@dataclass(frozen=True)
class Repeat:
    """A theme that was an item to improve, and its finding at the next visit whose coverage lets it be asked.

    `again` says that it is an item to improve once more; otherwise the later finding is a strength.
    """

    theme: Theme
    earlier: Finding
    later: Finding
    again: bool

    @property
    def outcome(self):
        return "Again to improve" if self.again else "Now a strength"

    @property
    def years(self):
        """Years between the two publications, with one decimal."""
        return round((self.later.visit.published_on - self.earlier.visit.published_on).days / 365.25, 1)


class Repeats:
    """The repeats among the visits of one authority, the latest first, of which only those looked at are loaded.

    Only visits whose items to improve have been coded are compared, each with the one before it. A theme counts once a
    pair of visits, by the first finding of each in the order of the report. Themes that are not given do not count.
    """

    def __init__(self, asked: VisitsAsked, themes: Iterable[Theme], known: KnownVisits):
        self.tally, self._known = asked.tally, known
        self._themes = {self.tally.codes.of_key["theme"][theme.pk]: theme for theme in themes}
        self._found = self._in_order(*self._find(asked.with_coverage(*ITEMS_CODED)))

    def __len__(self):
        return len(self._found[0])

    def rows(self, start: int, stop: int) -> list[Repeat]:
        """The repeats from start to stop, but for those of findings that were deleted a moment ago. One query."""
        chosen = [column[start:stop].tolist() for column in self._found]
        findings = self._findings(np.concatenate([column[start:stop] for column in self._found[1:3]]))
        return [
            Repeat(self._themes[theme], findings[earlier], findings[later], again)
            for theme, earlier, later, again in zip(*chosen, strict=True)
            if earlier in findings and later in findings
        ]

    def _findings(self, places):
        """The findings by place, with their visits."""
        columns, visits = self.tally.findings, self._known.at(np.unique(self.tally.findings.visit[places]))
        loaded = Finding.objects.in_bulk(columns.pk[places].tolist())
        keys = zip(places.tolist(), columns.pk[places].tolist(), strict=True)
        findings = {place: loaded[key] for place, key in keys if key in loaded}
        for place, finding in findings.items():
            finding.visit = visits[int(columns.visit[place])]
        return findings

    def _find(self, asked):
        """Columns of repeats: theme, place of the earlier finding, place of the later, whether it is an item again."""
        places = asked.findings
        is_reviewed = self.tally.findings.coded[places] == self.tally.codes.code("coded", CodedBy.PERSON)
        turn = _turns(asked, places)
        items = self._first(places[is_item(self.tally, places)], turn)
        praises = self._first(places[is_strength(self.tally, places) & is_reviewed], turn)
        following = np.where(items[1:] == NONE, praises[1:], items[1:])
        visit, theme = np.nonzero((items[:-1] != NONE) & (following != NONE))
        return theme, items[visit, theme], following[visit, theme], items[visit + 1, theme] != NONE

    def _first(self, places, turn):
        """visit by turn x theme: the place of the first of these findings that a person put there, or NONE."""
        place, theme = assigned(self.tally, places)
        counted = np.isin(theme, list(self._themes))
        place, theme = place[counted], theme[counted]
        last_first = np.argsort(-place)  # of several with one theme, an array keeps the last
        first = np.full((turn.max(initial=0) + 1, len(self.tally.codes.words["theme"])), NONE, np.int64)
        first[turn[self.tally.findings.visit[place]][last_first], theme[last_first]] = place[last_first]
        return first

    def _in_order(self, theme, *columns):
        """The columns with the latest visit first, and its themes by name."""
        later = columns[1]
        published = self.tally.visits.published[self.tally.findings.visit[later]]
        by_name = np.zeros(len(self.tally.codes.words["theme"]), np.int64)
        by_name[sorted(self._themes, key=lambda code: self._themes[code].name)] = np.arange(len(self._themes))
        order = np.lexsort((later, by_name[theme], -published))
        return [column[order] for column in (theme, *columns)]


def _turns(asked: VisitsAsked, places: Column) -> Column:
    """The turn of each visit that has findings, the oldest first, at its place among all visits."""
    visits = asked.tally.visits
    listed = np.unique(asked.tally.findings.visit[places])
    turn = np.zeros(len(visits), np.int64)
    turn[listed[np.lexsort((visits.pk[listed], visits.published[listed]))]] = np.arange(len(listed))
    return turn
