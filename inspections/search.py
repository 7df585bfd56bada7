"""One question asked of everything with a name or words: authorities, themes, inspectors, visits and findings."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import Truncator

from .filters.findings import MOST_RANKED
from .models import Authority, Finding, FindingWords, Inspector, Theme, Visit

LONGEST = 200
"""The characters of a question; what is longer is not a name, and is asked in its first part."""


@dataclass(frozen=True)
class Hit:
    name: str
    note: str
    url: str


@dataclass(frozen=True)
class Hits:
    """The first hits of one noun. `all_url` leads to all of them; empty where these are all."""

    noun: str
    heading: str
    hits: list[Hit]
    all_url: str


def search(question, most, day):
    """Up to `most` hits of every noun that has any as at a day, one query each (findings take four)."""
    found = [find(question, most, day) for find in (_authorities, _themes, _inspectors, _visits, _findings)]
    return [hits for hits in found if hits.hits]


def suggest(question, most, day):
    """Up to `most` hits each of what has a name as at a day, for a list under the search box: four queries."""
    found = [find(question, most, day) for find in (_authorities, _themes, _inspectors, _visits)]
    return [hits for hits in found if hits.hits]


def _authorities(question, most, day):
    rows = Authority.objects.known_on(day).search(question)
    return _hits("authority", "Authorities", rows, question, most, lambda row: row.get_region_display())


def _themes(question, most, day):
    rows = Theme.objects.listed().search(question).select_related("group")
    return _hits("theme", "Themes", rows, question, most, lambda row: row.group.name)


def _inspectors(question, most, day):
    rows = Inspector.objects.search(question).for_list(Visit.objects.published(day))
    return _hits("inspector", "Inspectors", rows, question, most, lambda row: _times(row.led_count + row.team_count))


def _visits(question, most, day):
    rows = Visit.objects.published(day).search(question).select_related("authority").order_by("-published_on", "pk")
    return _hits("visit", "Visits", rows, question, most, lambda row: row.authority.get_region_display())


def _findings(question, most, day):
    rows = _best_findings(question, day).for_list()
    return _hits("finding", "Findings", rows, question, most, lambda row: Truncator(row.passage).words(40))


def _best_findings(question, day):
    """The findings that match best; the latest where so many match that ranking them would say little, and take long.

    One query.
    """
    published, matching = Finding.objects.published(day), FindingWords.objects.matching(question)
    keys = list(matching.values_list("pk", flat=True)[: MOST_RANKED + 1])
    if len(keys) > MOST_RANKED:
        return published.matching(question)
    return published.filter(pk__in=keys).ranked(question).order_by("-rank", "pk")


def _hits(noun, heading, rows, question, most, note):
    rows = list(rows[: most + 1])
    pages = {"authority": "authorities"}.get(noun, f"{noun}s")
    all_url = f"{reverse(pages)}?{urlencode({'q': question})}" if len(rows) > most else ""
    return Hits(noun, heading, [Hit(str(row), note(row), row.get_absolute_url()) for row in rows[:most]], all_url)


def _times(count):
    return f"{count} visit{'' if count == 1 else 's'}"
