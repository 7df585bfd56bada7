"""What one authority was told, visit by visit: its grades by area, and its findings by theme."""

import django_tables2 as tables
from django.utils.formats import date_format

from inspections.links import REVIEWED, findings_url
from inspections.models import Assessment

from .columns import DayColumn, LinkColumn, TagColumn
from .figures import Addresses, FigureTable, cell_url

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
    """The visits with their judgements as a Profile gives them. A missing grade shows its reason."""
    pks = {visit.pk for visit in visits}
    judgements = [judgement for judgement in judgements if judgement.visit in pks]
    areas = sorted({(row.area__order, row.area__name, row.area) for row in judgements})
    given = {(row.area, row.visit): row.grade__name or row.no_grade_reason for row in judgements}
    columns = [(_key(area), TagColumn("_grade.html", verbose_name=name)) for _, name, area in areas]
    rows = [{"visit": visit} | {_key(area): given.get((area, visit.pk)) for *_, area in areas} for visit in visits]
    return TimelineTable(rows, extra_columns=columns, empty_text="No visit has been published yet.", **kwargs)


def _key(area):
    return f"area_{area.replace('-', '_')}"


LATEST_ONLY = (
    " Shown are the latest {} of {} visits with coded findings. The files to download have all of them, and the "
    "timeline leads to each."
)


class ThemeVisitTable(FigureTable):
    paged = True
    page_size = 15
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
    asked = {f"visit_{visit.pk}": visit for visit in visits}
    urls = Addresses(lambda key: findings_url(_asked(asked[key]), {"theme": [theme.slug]}, REVIEWED))
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
