"""The codebook, and one theme across all visits."""

from functools import partial

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.shortcuts import get_object_or_404

from inspections import charts
from inspections.filters import ThemeFilter
from inspections.filters.choices import FOUR_GRADE_SCALE
from inspections.models import Assessment, Finding, Grade, Theme, Visit
from inspections.statistics import OneThemeRates
from inspections.tables import FindingTable, ThemeTable

from .page import page

EXAMPLES = 10


def theme_list(request):
    conditions = ThemeFilter(request.GET, Theme.objects.all())
    table = ThemeTable(conditions.qs.for_list(Finding.objects.published()), empty_text="No theme is called that.")
    return page(request, "themes.html", subject="themes", title="Themes", filter=conditions, tables=[table])


def theme_detail(request, slug):
    theme = get_object_or_404(Theme.objects.select_related("group"), slug=slug)
    visits = Visit.objects.published()
    rates = OneThemeRates(visits, theme)
    about = {"theme": [theme.slug]}
    findings = Finding.objects.published().filter(theme_rows__theme=theme).for_list()
    return page(
        request,
        "theme.html",
        subject=theme.slug,
        title=theme.name,
        theme=theme,
        charts={
            "theme-years": partial(charts.theme_by_year, rates.by(), [theme], about, title=f"{theme.name} over time"),
            "theme-regions": partial(charts.theme_by_region, rates, about),
            "theme-types": partial(charts.theme_by_type, rates, about),
            "theme-grades": lambda: charts.theme_by_grade(rates, _grades(), about),
        },
        tables=[
            FindingTable(findings, exclude=("themes",)),
        ],
        **_latest(findings),
    )


def _grades():
    """(slug, name) of the grades that an authority can have stood at, best first."""
    return list(Grade.objects.filter(scale=FOUR_GRADE_SCALE).values_list("slug", "name"))


def _latest(findings):
    """The latest findings of strength and those that need improvement, in one query for both."""
    newest = [F("visit__published_on").desc(), F("pk").asc()]
    place = Window(RowNumber(), partition_by="assessment", order_by=newest)
    wanted = [Assessment.STRENGTH, Assessment.NEEDS_IMPROVEMENT]
    found = findings.filter(assessment__in=wanted).annotate(place=place).filter(place__lte=EXAMPLES)
    return {
        "strengths": [finding for finding in found if finding.assessment == Assessment.STRENGTH],
        "improve": [finding for finding in found if finding.assessment == Assessment.NEEDS_IMPROVEMENT],
    }
