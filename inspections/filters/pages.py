"""The pages of a list that the tally has picked: places first, and only the rows of one page from the database."""

from collections.abc import Callable, Sequence

import numpy as np

from inspections.models import Visit
from inspections.tally import VisitsAsked
from inspections.tally.ordering import VISITS, can_sort, in_order
from inspections.tally.picking import Picked


class PickedPages:
    """`records(keys)` gives the rows of one page by primary key."""

    def __init__(self, picked: Picked, records: Callable[[list[int]], dict]):
        self.picked, self.records = picked, records

    @property
    def count(self) -> int:
        return self.picked.number_of_findings

    can_sort = staticmethod(can_sort)

    def keys(self, fields: Sequence[str]) -> np.ndarray:
        """The primary keys of all rows in the order of the fields."""
        tally, places = self.picked.tally, self.picked.all_findings
        places = np.arange(self.count) if places is None else places
        return tally.findings.pk[in_order(tally, places, fields)]

    def rows(self, start: int, stop: int, fields: Sequence[str]) -> list:
        """The rows from start to stop, sorted by the database's fields, or as the central list is without any."""
        keys = self.keys(fields)[start:stop].tolist()
        found = self.records(keys)
        return [found[key] for key in keys if key in found]


class ReadPages:
    """The pages of a list that the page has read already, in its own order; any other is left to the database."""

    def __init__(self, records: list, order: Sequence[str]):
        self.records, self.order = records, tuple(order)
        self.count = len(records)

    def can_sort(self, fields: Sequence[str]) -> bool:
        return tuple(fields)[: len(self.order)] == self.order

    def keys(self, fields: Sequence[str]) -> np.ndarray:
        """The primary keys of all rows."""
        return np.array([record.pk for record in self.records], np.int64)

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

    def keys(self, fields: Sequence[str]) -> np.ndarray:
        tally = self.asked.tally
        return tally.visits.pk[in_order(tally, self.asked.places, fields, VISITS)]

    def records(self, keys: list[int]) -> dict:
        return Visit.objects.for_list().in_bulk(keys)
