"""The codebook of themes as a file."""

from django.http import Http404, HttpResponse
from django.utils import timezone

from inspections.exports.codebook import codebook_csv, codebook_yaml
from inspections.models import Theme

FORMATS = {
    "csv": (codebook_csv, "text/csv; charset=utf-8"),
    "yaml": (codebook_yaml, "application/yaml; charset=utf-8"),
}


def codebook(request, file_format):
    if file_format not in FORMATS:
        raise Http404(f"The codebook can be taken away as {' or '.join(FORMATS)}.")
    write, content_type = FORMATS[file_format]
    themes = Theme.objects.select_related("group").order_by("group__order", "group__name", "order", "name")
    name = f"codebook-{timezone.localdate().isoformat()}.{file_format}"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(write(themes), content_type=content_type, headers=disposition)
