"""What one authority was told, visit by visit: its grades by area, and its findings by theme."""

import django_tables2 as tables
from django.utils.formats import date_format

from inspections.links import REVIEWED, findings_url
from inspections.models import Assessment

from .columns import DayColumn, LinkColumn, TagColumn
from .figures import FigureTable, cell_url

WORDS = {
    Assessment.NEEDS_IMPROVEMENT: "{} to improve",
    Assessment.STRENGTH: "{} strength",
    Assessment.MIXED: "{} mixed",
    Assessment.CONTEXT: "{} context",
    "": "{} not assessed",
}


class TimelineTable(FigureTable):
    """Every visit a row, the latest first, with its grade in each area; a dash where it gave none."""

    slug = "judgements"
    title = "Timeline: every visit with its grades by area"
    paged = True
    page_size = 10

    published = DayColumn(accessor="visit__published_on", verbose_name="Published")
    authority = LinkColumn(
        accessor="visit__authority__name",
        verbose_name="Authority",
        url=lambda row: row["visit"].authority.get_absolute_url(),
    )
    visit = LinkColumn(
        accessor="visit__get_visit_type_display",
        verbose_name="Visit",
        url=lambda row: row["visit"].get_absolute_url(),
    )
    grade_then = TagColumn("_grade.html", accessor="visit__grade_then", verbose_name="Overall grade before")


def timeline_table(visits, judgements, **kwargs):
    """The visits with their judgements, which come with area and grade. A missing grade shows its reason."""
    pks = {visit.pk for visit in visits}
    judgements = [judgement for judgement in judgements if judgement.visit_id in pks]
    areas = sorted({judgement.area for judgement in judgements}, key=lambda area: (area.order, area.name))
    given = {(judgement.area_id, judgement.visit_id): judgement for judgement in judgements}
    columns = [(_key(area), TagColumn("_grade.html", verbose_name=area.name)) for area in areas]
    rows = [
        {"visit": visit} | {_key(area): _grade(given.get((area.pk, visit.pk))) for area in areas} for visit in visits
    ]
    return TimelineTable(rows, extra_columns=columns, empty_text="No visit has been published yet.", **kwargs)


def _key(area):
    return f"area_{area.pk.replace('-', '_')}"


def _grade(judgement):
    return judgement and (judgement.grade.name if judgement.grade else judgement.no_grade_reason)


LATEST_ONLY = (
    " Shown are the latest {} of {} visits with coded findings. The files to download have all of them, and the "
    "timeline leads to each."
)


class ThemeVisitTable(FigureTable):
    slug = "themes"
    title = "Themes by visit"
    note = (
        "How many findings of each visit are about a theme. Where only the items to improve have been coded, strengths "
        "are a selection: a theme that is missing there says nothing. Only what persons coded is counted."
    )

    group = tables.Column(verbose_name="Group")
    theme = LinkColumn(verbose_name="Theme", url=lambda record: record["theme_url"])


def theme_visit_table(counts, themes, visits, most=None):
    """A subject theme a row, a visit a column, the latest first, and only the latest so many of them if said.

    `counts` are {visit key: {theme key: {assessment: findings}}}; themes that are on none are left out.
    """
    coded = [visit for visit in visits if visit.pk in counts]
    visits = coded[:most]
    raised = {theme for visit in coded for theme in counts[visit.pk]}
    in_order = sorted(themes, key=lambda theme: (theme.group.order, theme.order, theme.name))
    rows = [_row(theme, counts, visits) for theme in in_order if theme.pk in raised]
    columns = [
        (f"visit_{visit.pk}", LinkColumn(verbose_name=_heading(visit), url=cell_url(f"visit_{visit.pk}")))
        for visit in visits
    ]
    note = ThemeVisitTable.note + (LATEST_ONLY.format(len(visits), len(coded)) if len(visits) < len(coded) else "")
    return ThemeVisitTable(rows, extra_columns=columns, note=note, empty_text="No finding has been coded yet.")


def _heading(visit):
    return f"{visit.get_visit_type_display()}, {date_format(visit.published_on)}"


def _row(theme, counts, visits):
    named = {"theme": theme.name, "group": theme.group.name, "theme_url": theme.get_absolute_url()}
    cells = {f"visit_{visit.pk}": _cell(counts[visit.pk].get(theme.pk, {})) for visit in visits}
    about = {"theme": [theme.slug]}
    urls = {
        f"visit_{visit.pk}": findings_url(_asked(visit), about, REVIEWED)
        for visit in visits
        if theme.pk in counts[visit.pk]
    }
    return named | cells | {"urls": urls}


def _cell(counts):
    """Such as "2 to improve, 1 strength"; None where the visit has no finding on the theme."""
    return ", ".join(words.format(counts[key]) for key, words in WORDS.items() if counts.get(key)) or None


def _asked(visit):
    day = visit.published_on.isoformat()
    return {
        "authority": visit.authority.slug,
        "type": visit.visit_type,
        "published_from": day,
        "published_to": day,
    }
