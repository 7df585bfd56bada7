"""Pages of a table whose rows the tally has picked: no counting, and no skipping of rows, in the database."""

from django.core.paginator import Paginator
from django.utils.functional import cached_property
from django_tables2.rows import BoundRows


class PickedPaginator(Paginator):
    """Pages of a table with `pages`; an order that the tally does not know is left to the database."""

    @property
    def table(self):
        return self.object_list.table

    @cached_property
    def count(self):
        return self.table.pages.count

    def page(self, number):
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        return self._get_page(self._rows(start, min(start + self.per_page, self.count)), number, self)

    def _rows(self, start, stop):
        fields = self.table.data.data.query.order_by
        if not self.table.pages.can_sort(fields):
            return self.object_list[start:stop]
        return BoundRows(self.table.pages.rows(start, stop, fields), self.table)
