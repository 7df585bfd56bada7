"""What one authority was told, visit by visit: its grades by area, and its findings by theme."""

import django_tables2 as tables
from django.utils.formats import date_format

from inspections.links import REVIEWED, findings_url
from inspections.models import Assessment

from .columns import DayColumn, GradeColumn, LinkColumn
from .figures import Addresses, FigureTable, cell_url
from .lots import LotData

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
    grade_then = GradeColumn(accessor="visit__grade_then", verbose_name="Overall grade before")


def timeline_table(timeline, **kwargs):
    """A Timeline with a column for each of its areas. A missing grade shows its reason."""
    columns = [
        (f"area_{slug.replace('-', '_')}", GradeColumn(accessor=f"given__{slug}", verbose_name=name))
        for slug, name in timeline.areas
    ]
    return TimelineTable(
        LotData(timeline), extra_columns=columns, empty_text="No visit has been published yet.", **kwargs
    )


LATEST_ONLY = (
    " Shown are the latest {} of {} visits with coded findings. The files to download have all of them, and the "
    "timeline leads to each."
)


class ThemeVisitTable(FigureTable):
    paged = True
    page_size = 10
    slug = "themes"
    title = "Themes by visit"
    note = (
        "How many findings of each visit are about a theme. Where only the items to improve have been coded, strengths "
        "are a selection: a theme that is missing there says nothing. Only what persons coded is counted."
    )

    group = tables.Column(verbose_name="Group")
    theme = LinkColumn(verbose_name="Theme", url=lambda record: record["theme_url"])


def theme_visit_table(coded, themes, most=None):
    """A subject theme a row, a visit a column, the latest first, and only the latest so many of them if said.

    `coded` is a CodedThemes; themes that are on none of its visits are left out.
    """
    rows = ThemeRows(coded, themes, most)
    columns = [(name, LinkColumn(verbose_name=_heading(visit), url=cell_url(name))) for name, visit in rows.columns]
    shown, of = len(columns), len(coded.places)
    note = ThemeVisitTable.note + (LATEST_ONLY.format(shown, of) if shown < of else "")
    return ThemeVisitTable(LotData(rows), extra_columns=columns, note=note, empty_text="No finding has been coded yet.")


class ThemeRows:
    """The rows of such a table, each made when it is looked at."""

    def __init__(self, coded, themes, most):
        raised = coded.raised
        in_order = sorted(themes, key=lambda theme: (theme.group.order, theme.order, theme.name))
        self._themes = [theme for theme in in_order if theme.pk in raised]
        self._counts = coded.counts(most)
        self._visits = {f"visit_{visit.pk}": visit for visit in coded.visits(most)}

    def __len__(self):
        return len(self._themes)

    @property
    def columns(self):
        """(name, visit) of each column of a visit."""
        return list(self._visits.items())

    def rows(self, start, stop):
        return [self._row(theme) for theme in self._themes[start:stop]]

    def _row(self, theme):
        named = {"theme": theme.name, "group": theme.group.name, "theme_url": theme.get_absolute_url()}
        cells = {name: _cell(self._counts.get((theme.pk, visit.pk), {})) for name, visit in self._visits.items()}
        urls = Addresses(lambda name: findings_url(_asked(self._visits[name]), {"theme": [theme.slug]}, REVIEWED))
        return named | cells | {"urls": urls}


def _heading(visit):
    return f"{visit.get_visit_type_display()}, {date_format(visit.published_on)}"


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
