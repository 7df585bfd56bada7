"""The pages of a list that the tally has picked: places first, and only the rows of one page from the database."""

from collections.abc import Callable, Sequence

import numpy as np
from django.db.models import QuerySet

from inspections.tally import VisitsAsked
from inspections.tally.ordering import VISITS, can_sort, in_order
from inspections.tally.picking import Picked
from inspections.visit_records import visits_by_key


class PickedPages:
    """`records(keys)` gives the rows of one page by primary key."""

    def __init__(self, picked: Picked, records: Callable[[list[int]], dict]):
        self.picked, self.records = picked, records

    @property
    def count(self) -> int:
        return self.picked.number_of_findings

    can_sort = staticmethod(can_sort)

    def places(self, fields: Sequence[str]) -> np.ndarray:
        """Where all rows stand in the tally, in the order of the fields."""
        places = self.picked.all_findings
        places = np.arange(self.count, dtype=np.int32) if places is None else places
        return in_order(self.picked.tally, places, fields)

    def keys(self, places: np.ndarray) -> np.ndarray:
        """The primary keys of rows."""
        return self.picked.tally.findings.pk[places]

    def visits(self, places: np.ndarray) -> np.ndarray:
        """The primary keys of the visits of rows."""
        tally = self.picked.tally
        return tally.visits.pk[tally.findings.visit[places]]

    def rows(self, start: int, stop: int, fields: Sequence[str]) -> list:
        """The rows from start to stop, sorted by the database's fields, or as the central list is without any."""
        keys = self.keys(self.places(fields)[start:stop]).tolist()
        found = self.records(keys)
        return [found[key] for key in keys if key in found]


class RankedPages(PickedPages):
    """Pages in an order that only the database can tell too: that of `ranked`, whose fields are `order`."""

    def __init__(self, picked: Picked, records: Callable[[list[int]], dict], ranked: QuerySet, order: Sequence[str]):
        super().__init__(picked, records)
        self.ranked, self.order = ranked.order_by(*order), tuple(order)

    def can_sort(self, fields: Sequence[str]) -> bool:
        return self._is_ranked(fields) or super().can_sort(fields)

    def _is_ranked(self, fields: Sequence[str]) -> bool:
        return tuple(fields)[: len(self.order)] == self.order

    def places(self, fields: Sequence[str]) -> np.ndarray:
        places = super().places(() if self._is_ranked(fields) else fields)
        if not self._is_ranked(fields):
            return places
        place = dict(zip(self.keys(places).tolist(), places.tolist(), strict=True))
        ranked = self.ranked.values_list("pk", flat=True)
        return np.array([place[key] for key in ranked if key in place], np.int32)


class ReadPages:
    """The pages of a list that the page has read already, in its own order; any other is left to the database."""

    def __init__(self, records: list, order: Sequence[str]):
        self.records, self.order = records, tuple(order)
        self.count = len(records)

    def can_sort(self, fields: Sequence[str]) -> bool:
        return tuple(fields)[: len(self.order)] == self.order

    def places(self, fields: Sequence[str]) -> np.ndarray:
        """Where all rows stand in the list."""
        return np.arange(self.count)

    def keys(self, places: np.ndarray) -> np.ndarray:
        """The primary keys of rows."""
        return np.array([record.pk for record in self.records], np.int64)[places]

    def visits(self, places: np.ndarray) -> np.ndarray:
        """The primary keys of the visits of rows."""
        return np.array([record.visit_id for record in self.records], np.int64)[places]

    def rows(self, start: int, stop: int, fields: Sequence[str]) -> list:
        return self.records[start:stop]


class VisitPages(PickedPages):
    """The pages of some visits of a tally, with all that a list shows of each."""

    def __init__(self, asked: VisitsAsked):
        self.asked = asked

    @property
    def count(self) -> int:
        return int(self.asked.mask.sum())

    def can_sort(self, fields: Sequence) -> bool:
        return can_sort(fields, VISITS)

    def places(self, fields: Sequence[str]) -> np.ndarray:
        return in_order(self.asked.tally, self.asked.places, fields, VISITS)

    def keys(self, places: np.ndarray) -> np.ndarray:
        return self.asked.tally.visits.pk[places]

    def records(self, keys: list[int]) -> dict:
        return visits_by_key(self.asked.tally, keys)
