"""What is known of one authority as at a day: counted on the tally, and only what is shown read from the database."""

from functools import cached_property, partial

from inspections.coded_themes import CodedThemes
from inspections.filters.pages import PickedPages, VisitPages
from inspections.known_visits import KnownVisits
from inspections.models import (
    Authority,
    CouncilResponse,
    Finding,
    StatisticalNeighbour,
    Succession,
    listed_visits,
)
from inspections.rates import Rates
from inspections.records import findings_by_key, themes_by_code
from inspections.repeats import Repeats
from inspections.tally import Tally, VisitsAsked
from inspections.tally.picking import Conditions, Picked, of_visit
from inspections.timeline import Timeline


class Profile:
    """Each part is asked for once, when it is wanted."""

    def __init__(self, authority: Authority, day, tally: Tally):
        self.authority, self.day, self.tally = authority, day, tally
        self.published = VisitsAsked.published(tally, day)
        self.asked = self.published.narrowed(of_visit(tally, "authority", [authority.slug]))

    @cached_property
    def known(self):
        """The visits of the authority and of those that it took over."""
        return KnownVisits(self.tally, [self.authority, *self._taken_over])

    @property
    def _taken_over(self):
        return [succession.predecessor for succession in self.predecessors]

    @property
    def timeline(self):
        return Timeline(self.known, self.asked.places)

    @property
    def earlier_timeline(self):
        """That of the authorities that it took over."""
        slugs = [authority.slug for authority in self._taken_over]
        return Timeline(self.known, self.published.narrowed(of_visit(self.tally, "authority", slugs)).places)

    @property
    def listed_visits(self):
        """Those of the authority with all that a list shows, for files and orders that only the database can tell."""
        visits = listed_visits().published(self.day).filter(authority=self.authority)
        return visits.order_by("-published_on", "pk")

    @property
    def visit_pages(self):
        return VisitPages(self.asked)

    @property
    def findings(self):
        """The authority's findings, for orders that only the database can tell."""
        return Finding.objects.published(self.day).filter(visit__authority=self.authority).for_list()

    @property
    def pages(self):
        return PickedPages(
            Picked(self.tally, Conditions({"authority": self.asked.mask})), partial(findings_by_key, self.tally)
        )

    @cached_property
    def themes(self):
        """All that name a subject, with their groups. Tables leave out those that no finding is on."""
        return [theme for theme in themes_by_code(self.tally).values() if not theme.is_residual]

    @property
    def repeats(self):
        return Repeats(self.asked, self.themes, self.known)

    @cached_property
    def rates(self):
        """The Rates here, at the statistical neighbours together, in the region and in England, called by tables."""
        region, near = self.authority.region, [row.neighbour.slug for row in self.neighbours]
        return {
            "own": Rates(self.asked),
            "near": Rates(self.published.narrowed(of_visit(self.tally, "authority", near))),
            "region": self._kept_rates(region, of_visit(self.tally, "region", [region])),
            "england": self._kept_rates("england", self.published.mask),
        }

    def _kept_rates(self, name, mask):
        return self.tally.kept.get(("rates", name, self.day), lambda: Rates(self.published.narrowed(mask)))

    @property
    def coded_themes(self):
        return CodedThemes(self.asked, self.known)

    @property
    def responses(self):
        responses = CouncilResponse.objects.published(self.day).filter(visit__authority=self.authority)
        return responses.only("visit", "kind", "published_on")

    @cached_property
    def _successions(self):
        return list(Succession.objects.involving(self.authority, self.day))

    @property
    def predecessors(self):
        return [succession for succession in self._successions if succession.successor == self.authority]

    @property
    def successors(self):
        return [succession for succession in self._successions if succession.predecessor == self.authority]

    @cached_property
    def neighbours(self):
        return StatisticalNeighbour.objects.of(self.authority, self.day)
