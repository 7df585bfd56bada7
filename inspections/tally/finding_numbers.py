"""Numbers of single findings that take the database long to find out."""

from collections.abc import Callable, Hashable

import numpy as np

from .columns import Column

NOTHING = np.zeros(0, np.int64)


class FindingNumbers:
    """Numbers of findings by what was asked of them."""

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[Column, Column]] = {}

    def get(self, what: Hashable, keys: Column, find: Callable[[Column], dict[int, int]]) -> Column:
        """The number of each finding; `find` is asked only about the keys of those that are not known."""
        known, numbers = self._known.get(what, (NOTHING, NOTHING))
        unknown = np.setdiff1d(np.sort(keys), known, assume_unique=True)
        if len(unknown):
            found = find(unknown)
            known, numbers = _joined(known, numbers, unknown, np.array([found.get(key, 0) for key in unknown.tolist()]))
            self._known[what] = known, numbers
        return numbers[np.searchsorted(known, keys)]

    def without(self, keys: Column) -> "FindingNumbers":
        """The same but for some findings, which may say something else now."""
        rest = FindingNumbers()
        for what, (known, numbers) in list(self._known.items()):
            stays = ~np.isin(known, keys)
            rest._known[what] = known[stays], numbers[stays]
        return rest


def _joined(known: Column, numbers: Column, more: Column, their_numbers: Column) -> tuple[Column, Column]:
    """Keys in order with their numbers."""
    keys = np.concatenate([known, more])
    order = np.argsort(keys)
    return keys[order], np.concatenate([numbers, their_numbers])[order]
