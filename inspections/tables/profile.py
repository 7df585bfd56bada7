"""What one authority was told, visit by visit: its grades by area, and its findings by theme."""

import django_tables2 as tables
from django.utils.formats import date_format

from inspections.links import findings_url
from inspections.models import Assessment

from .columns import LinkColumn, TagColumn
from .figures import FigureTable, cell_url

WORDS = {
    Assessment.NEEDS_IMPROVEMENT: "{} to improve",
    Assessment.STRENGTH: "{} strength",
    Assessment.MIXED: "{} mixed",
    Assessment.CONTEXT: "{} context",
    "": "{} not assessed",
}


class GradeVisitTable(FigureTable):
    slug = "judgements"
    title = "Grades by visit"

    area = tables.Column(verbose_name="Area")


def grade_visit_table(judgements):
    """An area a row, a visit with judgements a column, the latest first. A missing grade shows its reason.

    `judgements` come with their visit, area and grade, those of the latest visit first.
    """
    visits = list(dict.fromkeys(judgement.visit for judgement in judgements))
    areas = sorted({judgement.area for judgement in judgements}, key=lambda area: (area.order, area.name))
    given = {(judgement.area_id, judgement.visit_id): judgement for judgement in judgements}
    columns = [(f"visit_{visit.pk}", TagColumn("_grade.html", verbose_name=_heading(visit))) for visit in visits]
    rows = [
        {"area": area.name} | {f"visit_{visit.pk}": _grade(given.get((area.pk, visit.pk))) for visit in visits}
        for area in areas
    ]
    return GradeVisitTable(rows, extra_columns=columns, empty_text="No visit has given grades yet.")


def _grade(judgement):
    return judgement and (judgement.grade.name if judgement.grade else judgement.no_grade_reason)


class ThemeVisitTable(FigureTable):
    slug = "themes"
    title = "Themes by visit"
    note = (
        "How many findings of each visit are about a theme. Where only the items to improve have been coded, strengths "
        "are a selection: a theme that is missing there says nothing."
    )

    group = tables.Column(verbose_name="Group")
    theme = LinkColumn(verbose_name="Theme", url=lambda record: record["theme_url"])


def theme_visit_table(counts, themes, visits):
    """A theme a row, a visit a column, the latest first. `counts` are those of `statistics.theme_counts`."""
    visits = [visit for visit in visits if any(visit.pk in by_visit for by_visit in counts.values())]
    rows = [_row(theme, counts[theme.pk], visits) for theme in themes if theme.pk in counts]
    columns = [
        (f"visit_{visit.pk}", LinkColumn(verbose_name=_heading(visit), url=cell_url(f"visit_{visit.pk}")))
        for visit in visits
    ]
    return ThemeVisitTable(rows, extra_columns=columns, empty_text="No finding has been coded yet.")


def _heading(visit):
    return f"{visit.get_visit_type_display()}, {date_format(visit.published_on)}"


def _row(theme, by_visit, visits):
    named = {"theme": theme.name, "group": theme.group.name, "theme_url": theme.get_absolute_url()}
    cells = {f"visit_{visit.pk}": _cell(by_visit.get(visit.pk, {})) for visit in visits}
    urls = {f"visit_{visit.pk}": findings_url(_asked(visit), {"theme": [theme.slug]}) for visit in visits}
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
