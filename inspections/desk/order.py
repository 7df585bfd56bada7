"""Findings in order, with the one at hand: what every list that a person works through has in common."""

from abc import ABC, abstractmethod
from functools import cached_property


class WorkedThrough(ABC):
    """Findings one after another: `current` by key, else the first that waits for this person, else the first of all.

    A subclass gives `findings` as a list whose rows have a `pk`, and says which of them wait.
    """

    done = "reviewed"

    def __init__(self, current=None):
        self.current_key = current

    @abstractmethod
    def waits(self, row):
        """Whether this person has still to work on the row."""

    @cached_property
    def current(self):
        """The finding at hand; None where there is none."""
        by_key = (row for row in self.findings if row.pk == self.current_key)
        return next(iter([*by_key, *self.waiting, *self.findings]), None)

    @property
    def waiting(self):
        return [row for row in self.findings if self.waits(row)]

    @property
    def position(self):
        """The number of the finding at hand, from 1."""
        return self.findings.index(self.current) + 1

    @property
    def previous(self):
        return self.findings[self.position - 2] if self.current and self.position > 1 else None

    @property
    def next(self):
        return self.findings[self.position] if self.current and self.position < len(self.findings) else None

    def after(self, row):
        """The next that waits behind a row, else the first of all that wait, else the next one, else the row itself."""
        behind = self.findings[self.findings.index(row) + 1 :]
        waiting = [other for other in (*behind, *self.findings) if other != row and self.waits(other)]
        return next(iter([*waiting, *behind]), row)

    @property
    def total(self):
        return len(self.findings)

    @property
    def reviewed(self):
        """How many this person has done."""
        return self.total - len(self.waiting)

    @property
    def progress(self):
        return f"{self.reviewed} of {self.total} {self.done}"

    @property
    def is_done(self):
        return self.reviewed == self.total
