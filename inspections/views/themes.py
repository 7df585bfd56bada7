"""The codebook, and one theme across all visits."""

from functools import cache, partial

from django.http import Http404
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject

from inspections import charts
from inspections.codebook.addresses import theme_at
from inspections.filters import ThemeFilter
from inspections.filters.choices import four_grades
from inspections.filters.pages import PickedPages
from inspections.filters.picks import picked
from inspections.links import ITEMS_COUNTED, findings_url
from inspections.models import Finding, Theme
from inspections.praise import by_authority, examples
from inspections.rates import OneThemeRates
from inspections.records import findings_by_key
from inspections.tables import FindingTable, ThemeTable
from inspections.tables.themes import companion_table, who_table
from inspections.tally import VisitsAsked, tally_for
from inspections.tally.themes import reviewed_on, theme_counts_on
from inspections.together import companions
from inspections.wording import INSPECTORS, wording

from .page import page

EXAMPLES = FINDINGS = 10
"""How many of each the page shows at first."""


def theme_list(request):
    conditions = ThemeFilter(request.GET, Theme.objects.listed(), request=request)
    counts = theme_counts_on(tally_for(request), request.as_at)
    table = ThemeTable(conditions.qs.for_list(counts), empty_text="No theme is called that.")
    return page(request, "themes.html", subject="themes", title="Themes", filter=conditions, tables=[table])


def theme_detail(request, slug):
    theme = Theme.objects.select_related("group").filter(slug=slug, merged_into=None).first()
    if theme is None:
        return _led_on(request, slug)
    asked = VisitsAsked.published(tally_for(request), request.as_at)
    places = cache(partial(reviewed_on, asked, theme))
    return page(
        request,
        "theme.html",
        subject=theme.slug,
        title=theme.name,
        theme=theme,
        charts=lambda: _charts(theme, asked, places(), request.as_at),
        tables=lambda: _tables(theme, asked, places(), request.as_at),
        examples=SimpleLazyObject(lambda: examples(asked.tally, places(), theme, EXAMPLES)),
        items_asked=findings_url({"theme": [theme.slug]}, ITEMS_COUNTED),
    )


def _tables(theme, asked, places, day):
    return [
        _finding_table(theme, asked.tally, day),
        companion_table(theme, companions(theme, asked, places)),
        who_table(theme, by_authority(asked.tally, places)),
    ]


def _finding_table(theme, tally, day):
    findings = Finding.objects.published(day).filter(theme_rows__theme=theme).for_list()
    chosen = picked(tally, {"theme": [theme.slug]}, day, of_findings=True)
    pages = PickedPages(chosen, partial(findings_by_key, tally))
    return FindingTable(findings, pages=pages, page_size=FINDINGS, exclude=("themes",))


def _charts(theme, asked, places, day):
    about, rates = {"theme": [theme.slug]}, OneThemeRates(asked, theme)
    drawn = {
        "theme-years": partial(charts.theme_by_year, rates.by(), [theme], about, title=f"{theme.name} over time"),
        "theme-regions": partial(charts.theme_by_region, rates, about),
        "theme-types": partial(charts.theme_by_type, rates, about),
        "theme-grades": lambda: charts.theme_by_grade(rates, asked.tally.kept.get("four grades", four_grades), about),
    }
    worded = asked.tally.kept.get(("wording", theme.pk, day), lambda: wording(asked.tally, places, theme.terms))
    shown = [words for words in worded.values() if words.years] or [worded[INSPECTORS]]
    return drawn | {charts.WORDING_SLUGS[w.whose]: partial(charts.wording_by_year, w, theme) for w in shown}


def _led_on(request, slug):
    """From an address that a theme had before it was renamed or merged to its present one."""
    theme = theme_at(slug)
    if theme is None:
        raise Http404("No theme is or was called that.")
    query = request.GET.urlencode()
    return redirect(f"{theme.get_absolute_url()}?{query}" if query else theme.get_absolute_url())
