"""The screen that takes a council's response as pasted words or as a file."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from inspections.importing.collecting import MEGABYTE
from inspections.models import CouncilResponse, Visit
from inspections.numbers import whole_number
from inspections.responses.files import text_of
from inspections.responses.saving import Given, ResponseRefused, import_response

from .forms import PlainTextField
from .widgets import AutocompleteBox

KINDS = [("", "As its title says"), *CouncilResponse.ResponseKind.choices]


class ResponseImportForm(forms.Form):
    class Media:
        js = ["admin-extra/names.js"]

    visit = forms.ModelChoiceField(Visit.objects.select_related("authority"))
    text = PlainTextField(
        required=False,
        label="Words as published",
        widget=forms.Textarea(attrs={"rows": 12, "class": "vLargeTextField"}),
        help_text="All of it, with title, date and who said what; or choose its file below.",
    )
    file = forms.FileField(
        required=False, allow_empty_file=True, label="or a file", widget=forms.FileInput(attrs={"accept": ".txt,.pdf"})
    )
    kind = forms.ChoiceField(required=False, choices=KINDS)
    published_on = forms.DateField(
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Left empty, it is read in the text.",
    )
    title = forms.CharField(required=False, max_length=300, help_text="Left empty, it is the first line of the text.")
    source_url = forms.URLField(required=False, max_length=300, label="Published at")
    replace = forms.BooleanField(
        required=False, label="Put these words in place of others that the response has already"
    )

    def __init__(self, *args, admin_site, **kwargs):
        super().__init__(*args, **kwargs)
        widget = AutocompleteBox(CouncilResponse._meta.get_field("visit"), admin_site)
        widget.choices = self.fields["visit"].choices
        self.fields["visit"].widget = widget

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > settings.IMPORT_MAX_FILE_MB * MEGABYTE:
            raise ValidationError(f"The file is larger than {settings.IMPORT_MAX_FILE_MB} MB: paste its words instead.")
        return file

    def clean(self):
        if bool(self.cleaned_data.get("text")) == bool(self.cleaned_data.get("file")) and not self.errors:
            raise ValidationError("Paste the words, or choose a file: one of both.")
        return self.cleaned_data

    def save(self):
        """What was imported; raises ResponseRefused."""
        asked = self.cleaned_data
        file = asked["file"]
        given = Given(**{name: asked[name] for name in ("kind", "title", "published_on", "source_url")})
        text = text_of(file.read(), file.name) if file else asked["text"]
        return import_response(asked["visit"], text, given, replace=asked["replace"])


def import_view(modeladmin, request):
    """Ask for a response; or save the one sent, say what was found in it and go to its page."""
    if not (modeladmin.has_add_permission(request) and modeladmin.has_change_permission(request)):
        raise PermissionDenied
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ResponseImportForm(*sent, initial={"visit": _asked_visit(request)}, admin_site=modeladmin.admin_site)
    if form.is_bound and form.is_valid():
        try:
            imported = form.save()
        except ResponseRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            modeladmin.message_user(request, imported.sentence, messages.SUCCESS)
            return redirect("admin:inspections_councilresponse_change", imported.response.pk)
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": "Import a council’s response",
        "opts": modeladmin.opts,
        "form": form,
        "media": modeladmin.media + form.media,
    }
    return TemplateResponse(request, "admin/inspections/councilresponse/import.html", context)


def _asked_visit(request):
    return whole_number(request.GET.get("visit", ""))
