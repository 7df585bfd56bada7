"""Inspectors: a name as printed becomes the person the product knows."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.text import slugify

from inspections.models import Inspector

from .facts import Roster


def known_inspectors(printed: Iterable[str]) -> Roster:
    """The name of the known inspector of each printed name or alias; a name nobody has stays as printed.

    Names that differ only in capitals or punctuation are one person's. One query.
    """
    printed = {name[:100] for name in printed}
    slugs = [slugify(name)[:100] for name in printed]
    known = Inspector.objects.filter(Q(slug__in=slugs) | Q(aliases__overlap=list(printed)))
    names = {}
    for inspector in known:
        names |= dict.fromkeys([slugify(alias) for alias in inspector.aliases], inspector.name)
    names |= {inspector.slug: inspector.name for inspector in known}
    return lambda name: names.get(slugify(name[:100])[:100], name[:100])


def find_or_create(names: Iterable[str]) -> dict[str, Inspector]:
    """The inspectors of these names, those nobody knew yet created.

    In the order of the slugs, so that two imports at once that share names do not wait for each other.
    """
    names = list(names)
    found = {inspector.name: inspector for inspector in Inspector.objects.filter(name__in=names)}
    for name in sorted(set(names) - set(found), key=slugify):
        found[name], _ = Inspector.objects.get_or_create(slug=slugify(name)[:100], defaults={"name": name})
    return found
