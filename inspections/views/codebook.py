"""The codebook on one page, with what became of it, and as a file."""

from django.db.models import OuterRef, Prefetch, Subquery
from django.http import Http404, HttpResponse

from inspections.codebook.csv_file import codebook_csv
from inspections.codebook.qdc_file import codebook_qdc
from inspections.codebook.standing import codebook_now
from inspections.codebook.yaml_file import codebook_yaml
from inspections.exports import file_name
from inspections.filters.picks import picked
from inspections.models import (
    Assessment,
    CodebookChange,
    CodebookVersion,
    CodedBy,
    Finding,
    FindingTheme,
    Theme,
    ThemeGroup,
)
from inspections.tables import CodebookChangeTable
from inspections.tally import current_tally

from .page import page

FORMATS = {
    "csv": (codebook_csv, "text/csv; charset=utf-8"),
    "qdc": (codebook_qdc, "application/xml; charset=utf-8"),
    "yaml": (codebook_yaml, "application/yaml; charset=utf-8"),
}
EXAMPLES = {"example_strength": Assessment.STRENGTH, "example_improve": Assessment.NEEDS_IMPROVEMENT}


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
        groups=_groups(request.as_at),
        tables=[CodebookChangeTable(changes)],
    )


def _groups(day):
    """Groups with their `listed_themes`, each theme with its `counts` and its `examples`, as at a day."""
    findings, counts = Finding.objects.published(day), _counts(day)
    themes = _with_examples(Theme.objects.listed().select_related("group"), findings)
    groups = ThemeGroup.objects.listed().prefetch_related(Prefetch("themes", themes, to_attr="listed_themes"))
    groups = [group for group in groups if group.listed_themes]
    shown = [getattr(theme, name) for group in groups for theme in group.listed_themes for name in EXAMPLES]
    found = {finding.pk: finding for finding in findings.filter(pk__in=filter(None, shown)).for_list()}
    for theme in (theme for group in groups for theme in group.listed_themes):
        theme.counts = {name: counted.get(theme.slug, 0) for name, counted in counts.items()}
        theme.examples = [found[key] for name in EXAMPLES if (key := getattr(theme, name)) in found]
    return groups


def _counts(day):
    """How many findings there are on each theme, by slug: `all`, of `strength` and that `needs_improvement`."""
    tally = current_tally(Finding.objects.db)
    asked = {"all": {}, **{value.value: {"assessment": [value.value]} for value in EXAMPLES.values()}}
    return {
        name: picked(tally, conditions, day, of_findings=True).finding_counts("theme")
        for name, conditions in asked.items()
    }


def _with_examples(themes, findings):
    """Themes with the latest entered finding of each assessment that a person coded, by key."""
    rows = FindingTheme.objects.filter(theme=OuterRef("pk"), assigned_by=CodedBy.PERSON, rank=1)
    rows = rows.filter(finding__assessment_by=CodedBy.PERSON, finding__in=findings).order_by("-finding")
    latest = {name: rows.filter(finding__assessment=assessment) for name, assessment in EXAMPLES.items()}
    return themes.annotate(**{name: Subquery(found.values("finding")[:1]) for name, found in latest.items()})
