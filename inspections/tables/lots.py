"""Rows that are made when they are looked at, so that a long table costs as much as its page."""

from django_tables2.data import TableData

LOT = 500
"""Rows made at a time for a file."""


class Lots:
    """A sequence of as many rows as `source` has; `source.rows(start, stop)` makes some of them."""

    def __init__(self, source):
        self.source = source

    def __len__(self):
        return len(self.source)

    def __getitem__(self, key):
        start, stop, _ = key.indices(len(self))
        return self.source.rows(start, stop)

    def __iter__(self):
        for start in range(0, len(self), LOT):
            yield from self[start : start + LOT]


class LotData(TableData):
    """Such rows for a table that has an order of its own."""

    def __init__(self, source):
        super().__init__(Lots(source))

    def __len__(self):
        return len(self.data)

    def order_by(self, aliases):
        """Their order is the table's own."""
