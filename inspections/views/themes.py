"""The codebook, and one theme across all visits."""

from functools import partial

from django.shortcuts import get_object_or_404

from inspections import charts
from inspections.models import Assessment, Finding, Theme, Visit
from inspections.statistics import ThemeRates
from inspections.tables import FindingTable, ThemeTable

from .page import page

EXAMPLES = 10


def theme_list(request):
    themes = Theme.objects.for_list(Finding.objects.published()).order_by("group__order", "order")
    table = ThemeTable(themes)
    return page(request, "themes.html", subject="themes", title="Themes", tables=[table])


def theme_detail(request, slug):
    theme = get_object_or_404(Theme.objects.select_related("group"), slug=slug)
    rates = ThemeRates(Visit.objects.published())
    about = {"theme": [theme.slug]}
    findings = Finding.objects.published().filter(theme_rows__theme=theme).for_list()
    return page(
        request,
        "theme.html",
        subject=theme.slug,
        title=theme.name,
        theme=theme,
        charts={
            "theme-years": partial(charts.theme_by_year, rates, [theme], about, title=f"{theme.name} over time"),
            "theme-regions": partial(charts.theme_by_region, rates, theme, about),
        },
        tables=[
            FindingTable(findings, exclude=("themes",)),
        ],
        strengths=_latest(findings, Assessment.STRENGTH),
        improve=_latest(findings, Assessment.NEEDS_IMPROVEMENT),
    )


def _latest(findings, assessment):
    return findings.filter(assessment=assessment)[:EXAMPLES]
