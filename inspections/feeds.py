"""Atom feeds of the latest published visits: all of them, those of an authority, and those that speak of a theme."""

from datetime import datetime, time

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.formats import date_format
from django.utils.text import capfirst

from .codebook.addresses import theme_at
from .models import Authority, Visit

LATEST = 50


class VisitFeed(Feed):
    """The latest visits, by the day on which inspectors published their report."""

    feed_type = Atom1Feed
    title = "Inspection Findings: new visits"
    subtitle = "Reports on children’s services in England as they are published"

    def link(self, about):
        return about.get_absolute_url() if about else reverse("visits")

    def visits(self, about):
        return Visit.objects.published()

    def items(self, about):
        return self.visits(about).for_list().order_by("-published_on", "-pk")[:LATEST]

    def item_title(self, visit):
        return str(visit)

    def item_description(self, visit):
        """Such as "Grade: Good. Topics: Front door. 12 findings."."""
        parts = [("Grade", visit.overall_grade), ("Topics", visit.topic_names), ("Led by", visit.lead_names)]
        said = [f"{label}: {value}." for label, value in parts if value]
        days = f"On site until {date_format(visit.last_day)}." if visit.last_day else ""
        return " ".join([capfirst(days), *said, f"Findings here: {visit.finding_count}."]).strip()

    def item_pubdate(self, visit):
        return timezone.make_aware(datetime.combine(visit.published_on, time()))

    item_updateddate = item_pubdate

    def item_categories(self, visit):
        return [visit.authority.get_region_display(), visit.get_visit_type_display()]


class AuthorityFeed(VisitFeed):
    def get_object(self, request, slug):
        return get_object_or_404(Authority, slug=slug)

    def title(self, authority):
        return f"Inspection Findings: new visits to {authority}"

    def visits(self, authority):
        return super().visits(authority).filter(authority=authority)


class ThemeFeed(VisitFeed):
    def get_object(self, request, slug):
        theme = theme_at(slug)
        if theme is None:
            raise Http404("No theme is or was called that.")
        return theme

    def title(self, theme):
        return f"Inspection Findings: new visits with findings on {theme}"

    def visits(self, theme):
        told = Visit.objects.filter(findings__theme_rows__theme=theme, findings__is_draft=False)
        return super().visits(theme).filter(pk__in=told.values("pk"))
