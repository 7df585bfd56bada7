"""Addresses of lists with conditions: how a number on a page leads to the findings behind it."""

from functools import lru_cache
from urllib.parse import quote_plus

from .addresses import address
from .models import ITEM_KINDS, ITEMS_CODED, Assessment, CodedBy, Coverage

REVIEWED = {"coded": [CodedBy.PERSON.value], "themes_by": [CodedBy.PERSON.value]}

ITEMS_COUNTED = {
    "kind": [kind.value for kind in ITEM_KINDS],
    "coverage": [each.value for each in ITEMS_CODED],
} | REVIEWED
"""The conditions under which an item to improve counts in a rate. What a machine suggested never does."""

STRENGTHS_COUNTED = {"assessment": [Assessment.STRENGTH.value], "coverage": [Coverage.ALL.value]} | REVIEWED
"""The conditions under which a strength counts in a rate."""


def findings_url(*conditions):
    """The findings under all of the conditions (dicts or QueryDicts; a later one replaces an earlier value)."""
    return _address("findings", conditions)


def visits_url(*conditions):
    """The visits under all of the conditions, as for findings."""
    return _address("visits", conditions)


def year_conditions(year, conditions=None):
    """Publication from the first to the last day of a year, or the part of it that the conditions already allow."""
    conditions = conditions or {}
    return {
        "published_from": max(f"{year}-01-01", conditions.get("published_from") or ""),
        "published_to": min(f"{year}-12-31", conditions.get("published_to") or "9999"),
    }


def _address(name, conditions):
    query = "&".join(_written(each, str(value)) for each, values in _merged(conditions).items() for value in values)
    path = address(name)
    return f"{path}?{query}" if query else path


@lru_cache(maxsize=4096)
def _written(name, value):
    """A condition as it stands in an address. Pages have hundreds of addresses, and few conditions."""
    return f"{quote_plus(name)}={quote_plus(value)}"


def _merged(conditions):
    query = {}
    for part in conditions:
        values = part.lists() if hasattr(part, "lists") else part.items()
        for name, value in values:
            chosen = value if isinstance(value, list) else [value]
            query[name] = _narrowed(query.get(name), chosen) if name == "coverage" else chosen
    return query


def _narrowed(before, chosen):
    """The coverage that a rate counts, within the coverage a person asked for."""
    return [value for value in chosen if value in before] or chosen if before else chosen
