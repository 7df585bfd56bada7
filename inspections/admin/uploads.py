"""The screen that takes reports from a person's computer."""

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from inspections.importing import from_uploads
from inspections.importing.collecting import MEGABYTE, SUFFIXES
from inspections.importing.queue import start_batch

TOO_MUCH = "Together these files have more than {limit} MB: upload them in several goes."


class ManyFilesInput(forms.FileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """The list of files chosen. An empty file is let through: the import says what to do about it."""

    widget = ManyFilesInput(attrs={"accept": ",".join(SUFFIXES)})

    def clean(self, data, initial=None):
        files = [super(ManyFilesField, self).clean(file, initial) for file in data or [None]]
        if sum(file.size for file in files) > settings.IMPORT_MAX_TOTAL_MB * MEGABYTE:
            raise ValidationError(TOO_MUCH.format(limit=settings.IMPORT_MAX_TOTAL_MB))
        return files


class UploadForm(forms.Form):
    files = ManyFilesField(
        label="Reports",
        allow_empty_file=True,
        help_text="PDF reports, letters as PDF or plain text, or ZIP files of them. Choose as many as you like.",
        error_messages={"required": "Choose at least one file."},
    )

    def clean_files(self):
        """What is to be imported, with the files inside ZIP files in place of these."""
        candidates = list(from_uploads(self.cleaned_data["files"]))
        if len(candidates) > settings.IMPORT_MAX_FILES:
            raise ValidationError(
                f"These are {len(candidates)} files, more than {settings.IMPORT_MAX_FILES}: "
                "upload them in several goes."
            )
        if sum(candidate.size for candidate in candidates) > settings.IMPORT_MAX_TOTAL_MB * MEGABYTE:
            raise ValidationError(TOO_MUCH.format(limit=settings.IMPORT_MAX_TOTAL_MB))
        return candidates


def upload_view(modeladmin, request):
    """Ask for files; or queue those sent, and go to the page that shows what becomes of each."""
    if not modeladmin.has_add_permission(request):
        raise PermissionDenied
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_bound and form.is_valid():
        batch = start_batch(form.cleaned_data["files"], request.user)
        return redirect("admin:inspections_importbatch_change", batch.pk)
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": "Upload reports",
        "opts": modeladmin.opts,
        "form": form,
        "limits": {
            "files": settings.IMPORT_MAX_FILES,
            "each": settings.IMPORT_MAX_FILE_MB,
            "total": settings.IMPORT_MAX_TOTAL_MB,
        },
    }
    return TemplateResponse(request, "admin/inspections/document/upload.html", context)
