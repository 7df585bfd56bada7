"""The map of authorities: the latest grade of each, or how many of its visits raise a theme."""

from functools import cached_property

from inspections.authority_facts import with_facts
from inspections.filters import MapFilter
from inspections.links import ITEMS_COUNTED, findings_url
from inspections.models import Authority, Theme
from inspections.rates import Rates
from inspections.statistics import ITEMS
from inspections.tables import AuthorityTable
from inspections.tables.figures import AuthorityShareTable
from inspections.tally import VisitsAsked, tally_for
from inspections.tiles import TileMap, by_grade, by_theme

from .page import page


def authority_map(request):
    drawn = AuthorityMap(request)
    return page(
        request,
        "authority_map.html",
        subject="authorities",
        title="Map of authorities",
        filter=drawn.filter,
        tables=[drawn.table],
        map=drawn.tiles,
        theme=drawn.theme,
    )


class AuthorityMap:
    """What the map shows as at a day, and the same as a table."""

    def __init__(self, request):
        self.day, self.tally = request.as_at, tally_for(request)
        self.filter = MapFilter(request.GET, Authority.objects.open_on(self.day), request=request)
        self.authorities = with_facts(self.filter.qs, self.tally, self.day)

    @cached_property
    def theme(self):
        """The theme asked for; None for grades."""
        return Theme.objects.filter(slug=self.filter.asked.get("theme") or None).first()

    @cached_property
    def rates(self):
        return Rates(VisitsAsked.published(self.tally, self.day), "authority", themes=[self.theme.pk])

    @property
    def tiles(self):
        return TileMap(self.authorities, by_theme(self.theme, self.rates) if self.theme else by_grade)

    @property
    def table(self):
        if self.theme is None:
            table = AuthorityTable(self.authorities, title="The map as a table: latest overall grades", slug="map")
        else:
            title = f"The map as a table: {self.theme.name}"
            table = AuthorityShareTable([self._row(each) for each in self.authorities], title=title, slug="map")
        return table

    def _row(self, authority):
        share = self.rates.share(self.theme, ITEMS, place=authority.slug)
        conditions = {"theme": [self.theme.slug], "authority": [authority.slug]}
        return {
            "authority": authority.name,
            "authority_url": authority.get_absolute_url(),
            "region": authority.get_region_display(),
            "items": share,
            "items_url": findings_url(conditions, ITEMS_COUNTED),
        }
