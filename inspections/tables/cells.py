"""The cells of a table: what django-tables2 finds out anew for each cell is found out here once for each column.

A cell says the same as `BoundRow.get_cell` and `BoundRow.get_cell_value`; pages and files have thousands of them.
"""

from collections.abc import Callable
from functools import lru_cache

from django.core.exceptions import ObjectDoesNotExist
from django_tables2.utils import Accessor, signature

GIVEN = ("value", "record", "column", "bound_column", "table")
"""What a function that draws a cell can ask for."""


def drawn(table, column) -> Callable:
    """A function that gives what a page shows of a record in a column of the table."""
    return _cell(table, column, column.render, lambda: column.default)


def plain(table, column) -> Callable:
    """A function that gives the plain value of a record in a column: text, number or date; None where there is none."""
    return _cell(table, column, column.value, lambda: None)


def _cell(table, column, draw, default):
    name, empty = column.accessor, column.column.empty_values
    given = {"column": column.column, "bound_column": column, "table": table}
    wanted = _wanted(getattr(draw, "__func__", draw))
    fixed = {each: given[each] for each in wanted if each in given}
    takes_value, takes_record = "value" in wanted, "record" in wanted

    def cell(record):
        value = value_in(record, name)
        if value in empty:
            return default()
        if takes_value and takes_record:
            return draw(value=value, record=record, **fixed)
        return draw(value=value, **fixed) if takes_value else draw(record=record, **fixed)

    return cell


@lru_cache(maxsize=256)
def _wanted(draw):
    names, takes_all = signature(draw)
    return GIVEN if takes_all else tuple(name for name in names if name != "self")


def value_in(record, accessor):
    """What a record has at an accessor such as `visit__authority`, in words where it has choices; None for nothing."""
    if isinstance(record, dict) and accessor in record:
        return record[accessor]
    found = record
    try:
        for step in _steps(type(record), accessor):
            found = _at(found, step)
            if callable(found) and not getattr(found, "do_not_call_in_templates", False):  # those of many records
                found = found()
            if found is None:
                break
    except (AttributeError, LookupError, ObjectDoesNotExist):
        return None
    return found


def _at(found, step):
    if isinstance(found, dict):
        return found[step]
    return found[int(step)] if step.isdecimal() else getattr(found, step)


@lru_cache(maxsize=1024)
def _steps(kind, accessor):
    """The names on the way to a value of such records. The last gives the words of a choice where there are any."""
    path = Accessor(accessor)
    *way, last = path.bits
    field = path.get_field(kind)
    has_words = getattr(field, "choices", None) and field.name == last
    return (*way, f"get_{last}_display" if has_words else last)
