"""The codebook on one page, with what became of it, and as a file."""

from collections import defaultdict

from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.utils.functional import SimpleLazyObject

from inspections.codebook.csv_file import codebook_csv
from inspections.codebook.qdc_file import codebook_qdc
from inspections.codebook.standing import codebook_now
from inspections.codebook.yaml_file import codebook_yaml
from inspections.exports import file_name
from inspections.models import (
    Assessment,
    CodebookChange,
    CodebookVersion,
    Theme,
    ThemeGroup,
)
from inspections.records import findings_by_key
from inspections.tables import CodebookChangeTable
from inspections.tally import VisitsAsked, tally_for
from inspections.tally.themes import latest_entered, theme_counts

from .page import page

FORMATS = {
    "csv": (codebook_csv, "text/csv; charset=utf-8"),
    "qdc": (codebook_qdc, "application/xml; charset=utf-8"),
    "yaml": (codebook_yaml, "application/yaml; charset=utf-8"),
}
EXAMPLES = (Assessment.STRENGTH, Assessment.NEEDS_IMPROVEMENT)


def codebook(request, file_format):
    if file_format not in FORMATS:
        raise Http404(f"The codebook can be taken away as {' or '.join(FORMATS)}.")
    write, content_type = FORMATS[file_format]
    name = file_name("codebook", file_format, request.as_at)
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(write(codebook_now()), content_type=content_type, headers=disposition)


def codebook_page(request):
    changes = CodebookChange.objects.select_related("version", "theme")
    return page(
        request,
        "codebook.html",
        subject="codebook-changes",
        title="Codebook",
        version=CodebookVersion.objects.first(),
        groups=SimpleLazyObject(lambda: _groups(VisitsAsked.published(tally_for(request), request.as_at))),
        tables=[CodebookChangeTable(changes)],
    )


def _groups(asked):
    """Groups with their `listed_themes`, each theme with its `counts` and its `examples`, among the visits asked."""
    themes = Theme.objects.listed().select_related("group")
    groups = ThemeGroup.objects.listed().prefetch_related(Prefetch("themes", themes, to_attr="listed_themes"))
    groups = [group for group in groups if group.listed_themes]
    counts, examples = theme_counts(asked), _examples(asked)
    for theme in (theme for group in groups for theme in group.listed_themes):
        theme.counts = {name: counted.get(theme.slug, 0) for name, counted in counts.items()}
        theme.examples = examples.get(theme.pk, [])
    return groups


def _examples(asked):
    """{theme's primary key: the findings entered last, one of each assessment, that persons put under it}."""
    latest = [latest_entered(asked, assessment) for assessment in EXAMPLES]
    keys = [key for of_theme in latest for key in of_theme.values()]
    found = findings_by_key(asked.tally, keys)
    examples = defaultdict(list)
    for theme, key in (row for of_theme in latest for row in of_theme.items() if row[1] in found):
        examples[theme].append(found[key])
    return examples
