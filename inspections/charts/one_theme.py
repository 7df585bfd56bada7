"""Charts of one theme: shares of visits that raise it, by where, how and when in an authority's history they were."""

from inspections.filters.visits import NO_GRADE_THEN
from inspections.models import Region, VisitType
from inspections.statistics import NO_VALUE
from inspections.tables import PlaceShareTable

from .chart import Chart
from .themes import bars, bases_note, links, most_raised, shares


def theme_by_region(rates, conditions):
    """A bar pair a region: the share of its visits with an item to improve on one theme, and with a strength.

    `rates` are those of one theme (`rates.OneThemeRates`), here and below.
    """
    places = [(value, label, {"region": [value]}) for value, label in Region.choices]
    return _by_place(rates, rates.by("region"), places, conditions, slug="theme-regions", by="region")


def theme_by_type(rates, conditions):
    """As by region, for each type of visit under each framework."""
    places = [
        ((framework, value), f"{name}: {label.lower()}", {"framework": [framework], "type": [value]})
        for framework, name in sorted(rates.framework_names.items(), key=lambda item: item[1])
        for value, label in VisitType.choices
    ]
    counted = rates.by("framework", "type")
    return _by_place(rates, counted, places, conditions, slug="theme-types", by="framework and type of visit")


def theme_by_grade(rates, grades, conditions):
    """As by region, for each overall grade that authorities had when inspectors came. `grades` are slugs and names."""
    places = [(slug, name, {"grade_then": [slug]}) for slug, name in [*grades, (NO_VALUE, NO_GRADE_THEN)]]
    counted = rates.by("grade_then")
    return _by_place(rates, counted, places, conditions, slug="theme-grades", by="overall grade at the time")


def _by_place(rates, counted, places, conditions, *, slug, by):
    rows = [
        _place_row(counted, rates.theme, place, label, [conditions, condition])
        for place, label, condition in places
        if place in counted.places
    ]
    title = f"{rates.theme.name} by {by}"
    return Chart(
        slug=slug,
        title=title,
        note=bases_note(counted),
        summary=most_raised(rows, key="place"),
        table=PlaceShareTable(rows, slug=slug, title=title),
        config=bars("place", rows),
    )


def _place_row(rates, theme, place, label, conditions):
    return {"place": label} | shares(rates, theme, place=place) | links(theme, *conditions)
