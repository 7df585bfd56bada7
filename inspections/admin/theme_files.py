"""The pages that take in a codebook file: what it would change is shown first, then done on a second word."""

import hashlib
from pathlib import PurePath

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DataError, IntegrityError, transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from inspections.codebook.errors import CodebookFileError, StepRefused
from inspections.codebook.files import READERS, read_text, text_of
from inspections.codebook.standing import codebook_now
from inspections.codebook.taking_in import preview, take_in
from inspections.codebook.versions import Record
from inspections.codebook.yaml_file import codebook_yaml
from inspections.models import ChangeKind

from .constraints import sentence_of
from .forms import PlainTextField

CHANGED = "Somebody changed the codebook since this was shown. Look again at what would change."


class FileForm(forms.Form):
    file = forms.FileField(
        label="Codebook",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ",".join(f".{ending}" for ending in READERS)}),
        help_text="YAML or CSV as on the codebook’s page, or QDC (REFI-QDA) of another program.",
    )
    retires_missing = forms.BooleanField(required=False, label="Retire themes that are not in the file")
    note = PlainTextField(
        label="Why",
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="One or two sentences for the public list of changes.",
    )

    def clean_file(self):
        """(text, ending of the name)."""
        file = self.cleaned_data["file"]
        try:
            return text_of(file.read()), PurePath(file.name).suffix.removeprefix(".")
        except CodebookFileError as error:
            raise ValidationError(str(error)) from error

    @property
    def sent(self):
        text, ending = self.cleaned_data["file"]
        rest = {name: self.cleaned_data[name] for name in ("retires_missing", "note")}
        return rest | {"text": text, "ending": ending}


class ConfirmForm(forms.Form):
    """What was previewed, with a fingerprint of the codebook as it stood then."""

    text = forms.CharField(strip=False, widget=forms.HiddenInput)
    ending = forms.CharField(widget=forms.HiddenInput)
    retires_missing = forms.BooleanField(required=False, widget=forms.HiddenInput)
    note = forms.CharField(widget=forms.HiddenInput)
    state = forms.CharField(widget=forms.HiddenInput)


def import_view(modeladmin, request):
    """Ask for a file, show what it would change, and do it once that is confirmed."""
    if not all(getattr(modeladmin, f"has_{need}_permission")(request) for need in ("add", "change", "delete")):
        raise PermissionDenied
    if request.method == "POST" and "text" in request.POST:
        form = ConfirmForm(request.POST)
        return _confirmed(modeladmin, request, form) if form.is_valid() else _ask(modeladmin, request, FileForm())
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_bound and form.is_valid():
        return _preview(modeladmin, request, form, form.sent)
    return _ask(modeladmin, request, form)


def _ask(modeladmin, request, form):
    return _page(modeladmin, request, "import.html", form=form)


def _preview(modeladmin, request, form, sent):
    """What would change; or the question again, with what is wrong with the file."""
    try:
        changes = _understood(lambda: preview(_codebook(sent), retires_missing=sent["retires_missing"]))
    except CodebookFileError as error:
        if "file" not in form.fields:
            modeladmin.message_user(request, str(error), messages.ERROR)
            return _ask(modeladmin, request, FileForm(initial={"note": sent["note"]}))
        form.add_error("file", str(error))
        return _ask(modeladmin, request, form)
    confirm = ConfirmForm(initial=sent | {"state": state_now()})
    counts = [(kind.label, [c.words for c in changes.changes if c.kind == kind]) for kind in ChangeKind]
    found = [(label, words) for label, words in counts if words]
    return _page(modeladmin, request, "preview.html", form=confirm, counts=found, missing=changes.missing, sent=sent)


def _confirmed(modeladmin, request, form):
    sent = form.cleaned_data
    if sent["state"] != state_now():
        modeladmin.message_user(request, CHANGED, messages.WARNING)
        return _preview(modeladmin, request, form, sent)
    record = Record(request.user, sent["note"].strip())
    try:
        _understood(lambda: take_in(_codebook(sent), record, retires_missing=sent["retires_missing"]))
    except CodebookFileError:
        return _preview(modeladmin, request, form, sent)
    said = f"Taken in: {len(record.told)} changes, {record.version}." if record.told else "Nothing differs."
    modeladmin.message_user(request, said, messages.SUCCESS)
    modeladmin.offer_suggestions(request)
    return redirect("admin:inspections_theme_changelist")


def _codebook(sent):
    return read_text(sent["text"], sent["ending"])


def _understood(act):
    """What the act returns; whatever the database refuses as a CodebookFileError."""
    try:
        with transaction.atomic():
            return act()
    except (IntegrityError, DataError) as error:
        raise CodebookFileError(sentence_of(error)) from error
    except StepRefused as error:
        raise CodebookFileError(str(error)) from error


def state_now():
    """A fingerprint of the codebook."""
    return hashlib.sha256(codebook_yaml(codebook_now()).encode()).hexdigest()[:16]


def _page(modeladmin, request, template, **context):
    context |= {
        **modeladmin.admin_site.each_context(request),
        "title": "Import a codebook",
        "opts": modeladmin.opts,
    }
    return TemplateResponse(request, f"admin/inspections/theme/{template}", context)
