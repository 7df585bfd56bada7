"""The screen that takes reports from a person's computer and tells what became of each."""

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.template.response import TemplateResponse

from inspections.importing import from_uploads, import_all, summary_sentence
from inspections.importing.collecting import MEGABYTE, SUFFIXES


class ManyFilesInput(forms.FileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """The list of files chosen. An empty file is let through: the import says what to do about it."""

    widget = ManyFilesInput(attrs={"accept": ",".join(SUFFIXES)})

    def clean(self, data, initial=None):
        files = [super(ManyFilesField, self).clean(file, initial) for file in data or [None]]
        if sum(file.size for file in files) > settings.IMPORT_MAX_TOTAL_MB * MEGABYTE:
            raise ValidationError(
                f"Together these files have more than {settings.IMPORT_MAX_TOTAL_MB} MB: upload them in several goes."
            )
        return files


class UploadForm(forms.Form):
    files = ManyFilesField(
        label="Reports",
        allow_empty_file=True,
        help_text="PDF reports, letters as PDF or plain text, or ZIP files of them. Choose as many as you like.",
        error_messages={"required": "Choose at least one file."},
    )


def upload_view(modeladmin, request):
    """Ask for files; or import those sent, one after another, and show what became of each."""
    if not modeladmin.has_add_permission(request):
        raise PermissionDenied
    is_sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if is_sent else UploadForm()
    results = []
    if is_sent and form.is_valid():
        results = list(import_all(from_uploads(form.cleaned_data["files"])))
        form = UploadForm()
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": "Upload reports",
        "opts": modeladmin.opts,
        "form": form,
        "results": results,
        "summary": summary_sentence(results),
        "limits": {
            "files": settings.IMPORT_MAX_FILES,
            "each": settings.IMPORT_MAX_FILE_MB,
            "total": settings.IMPORT_MAX_TOTAL_MB,
        },
    }
    return TemplateResponse(request, "admin/inspections/document/upload.html", context)
