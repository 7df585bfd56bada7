"""England at a glance for the chosen filters."""

from functools import cached_property

from inspections import charts
from inspections.filters import OverviewFilter
from inspections.filters.pages import VisitPages
from inspections.links import findings_url, visits_url
from inspections.models import ITEMS_CODED, Coverage, Grade, Theme, Visit
from inspections.rates import Rates
from inspections.statistics import ITEMS, STRENGTHS
from inspections.tables import VisitTable

from .page import page

COUNTED = {
    ITEMS: {"coverage": list(ITEMS_CODED)},
    STRENGTHS: {"coverage": [Coverage.ALL]},
}
LATEST = 10
LINES = charts.MOST_DRAWN
"""How many themes are drawn over time when none is chosen: the ones most often an item to improve."""


def home(request):
    overview = Overview(request)
    return page(
        request,
        "home.html",
        subject="overview",
        title="Inspection findings in England at a glance",
        overview=overview,
        filter=overview.filter,
        tables=lambda: [overview.latest_visits()],
        charts={
            "theme-shares": overview.theme_shares,
            "theme-years": overview.theme_years,
            "theme-map": overview.theme_map,
            "grades": overview.grades,
        },
    )


class Overview:
    """The figures of the overview for the filters in the address, each counted when it is first asked for."""

    def __init__(self, request):
        self.filter = OverviewFilter(request.GET, Visit.objects.published(request.as_at), request=request)

    @property
    def asked(self):
        return self.filter.visits_asked

    @cached_property
    def conditions(self):
        return self.filter.visit_conditions

    @cached_property
    def rates(self):
        return Rates(self.asked, "region")

    @cached_property
    def themes(self):
        return list(Theme.objects.subjects().select_related("group"))

    @cached_property
    def totals(self):
        """(label, number, address of what was counted)."""
        findings = self.asked.number_of_findings
        return [
            ("visits published", self.rates.base("visits"), visits_url(self.conditions)),
            ("with their items to improve coded", self.rates.base(ITEMS), visits_url(self.conditions, COUNTED[ITEMS])),
            ("with all findings coded", self.rates.base(STRENGTHS), visits_url(self.conditions, COUNTED[STRENGTHS])),
            ("findings", findings, findings_url(self.conditions)),
        ]

    def latest_visits(self):
        visits = self.filter.listed.order_by("-published_on", "-pk")
        table = VisitTable(visits, pages=VisitPages(self.asked), title="Latest visits", slug="latest")
        table.page_size = LATEST
        return table

    def theme_shares(self):
        return charts.theme_shares(self.rates, self.themes, self.conditions)

    def theme_map(self):
        return charts.theme_region_map(self.rates, self.themes, self.conditions)

    def theme_years(self):
        return charts.theme_by_year(self.rates, self._drawn_themes(), self.conditions)

    def _drawn_themes(self):
        chosen = self.filter.themes_to_draw
        if chosen:
            return [theme for theme in self.themes if theme.slug in chosen]
        return sorted(self.themes, key=lambda theme: -self.rates.share(theme, ITEMS).visits)[:LINES]

    def grades(self):
        return charts.grade_years(self.asked, self.filter.area_to_draw, Grade.objects.all(), self.conditions)
