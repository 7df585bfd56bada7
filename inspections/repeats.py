"""Repeat findings: what an authority was told to improve at one visit, and what the next visit says of it."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from inspections.models import ITEMS_CODED, CodedBy, Finding, Theme
from inspections.tally import VisitsAsked
from inspections.tally.columns import Column
from inspections.tally.themes import assigned
from inspections.tally.themes import items as is_item
from inspections.tally.themes import strengths as is_strength


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

    def __init__(self, asked: VisitsAsked, themes: Iterable[Theme], visits: Iterable):
        self.tally = asked.tally
        self._themes = {self.tally.codes.of_key["theme"][theme.pk]: theme for theme in themes}
        self._visits = {visit.pk: visit for visit in visits}
        self._found = self._find(asked.with_coverage(*ITEMS_CODED))

    def __len__(self):
        return len(self._found)

    def rows(self, start: int, stop: int) -> list[Repeat]:
        """The repeats from start to stop. One query."""
        chosen = self._found[start:stop]
        places = np.array([place for _, *both, _ in chosen for place in both], np.int64)
        findings = Finding.objects.in_bulk(self.tally.findings.pk[places].tolist())
        for finding in findings.values():
            finding.visit = self._visits[finding.visit_id]
        return [self._repeat(findings, *found) for found in chosen]

    def _repeat(self, findings, theme, earlier, later, again):
        pk = self.tally.findings.pk
        return Repeat(self._themes[theme], findings[int(pk[earlier])], findings[int(pk[later])], again)

    def _find(self, asked):
        """(theme, place of the earlier finding, place of the later, whether it is an item again)."""
        codes, places = self.tally.codes, asked.findings
        is_reviewed = self.tally.findings.coded[places] == codes.code("coded", CodedBy.PERSON)
        turn = _turns(asked, places)
        items = self._first(places[is_item(self.tally, places)], turn)
        praises = self._first(places[is_strength(self.tally, places) & is_reviewed], turn)
        found = []
        for (visit, theme), earlier in items.items():
            later = items.get((visit + 1, theme), praises.get((visit + 1, theme)))
            if later is not None:
                found.append((theme, earlier, later, (visit + 1, theme) in items))
        return sorted(found, key=lambda row: (-self._published(row[2]), self._themes[row[0]].name, row[2]))

    def _first(self, places, turn):
        """{(turn of the visit, theme): place} of the first of these findings on each theme that a person assigned."""
        place, theme = assigned(self.tally, places)
        counted = np.isin(theme, list(self._themes))
        place, theme, visit = place[counted], theme[counted], turn[self.tally.findings.visit[place[counted]]]
        last_first = np.argsort(-place)  # of several with one key, a dict keeps the last
        columns = (visit[last_first].tolist(), theme[last_first].tolist(), place[last_first].tolist())
        return {(visit, theme): place for visit, theme, place in zip(*columns, strict=True)}

    def _published(self, place):
        return int(self.tally.visits.published[self.tally.findings.visit[place]])


def _turns(asked: VisitsAsked, places: Column) -> Column:
    """The turn of each visit that has findings, the oldest first, at its place among all visits."""
    visits = asked.tally.visits
    listed = np.unique(asked.tally.findings.visit[places])
    turn = np.zeros(len(visits), np.int64)
    turn[listed[np.lexsort((visits.pk[listed], visits.published[listed]))]] = np.arange(len(listed))
    return turn
