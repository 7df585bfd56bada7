"""A visit with all its codings as a file."""

import json

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from inspections.exports import file_name
from inspections.interchange import findings_sheet, visit_record
from inspections.models import Visit


def visit_file(request, slug, file_format):
    if file_format not in FORMATS:
        raise Http404(f"A visit can be taken away as {' or '.join(FORMATS)}.")
    write, content_type = FORMATS[file_format]
    visit = get_object_or_404(Visit.objects.published(request.as_at).select_related("authority"), slug=slug)
    name = file_name(slug, file_format, request.as_at)
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(write(visit), content_type=content_type, headers=disposition)


def visit_json(visit):
    """The visit's record as JSON text."""
    return json.dumps(visit_record(visit), ensure_ascii=False, indent=1)


FORMATS = {
    "json": (visit_json, "application/json"),
    "csv": (findings_sheet, "text/csv; charset=utf-8"),
}
