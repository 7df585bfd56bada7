"""The pages on which people merge, split, retire and take back themes and groups."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import slugify

from inspections.codebook.errors import StepRefused
from inspections.codebook.steps import merge_groups, merge_themes, restore, retire, split_group
from inspections.codebook.versions import Record
from inspections.models import Theme, ThemeGroup

from .forms import PlainTextField


class StepForm(forms.Form):
    """A step on one entry of the codebook, with the reason for it."""

    note = PlainTextField(
        label="Why",
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="One or two sentences for the public list of changes.",
    )

    def __init__(self, entry, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.entry = entry


class MergeForm(StepForm):
    into = forms.ModelChoiceField(Theme.objects.none(), label="Into", empty_label="Choose where it goes")
    with_terms = forms.BooleanField(required=False, initial=True, label="Its terms become terms of the other, too")
    field_order = ["into", "with_terms", "note"]

    def __init__(self, entry, *args, **kwargs):
        super().__init__(entry, *args, **kwargs)
        self.fields["into"].queryset = type(entry).objects.in_use().exclude(pk=entry.pk)
        if isinstance(entry, ThemeGroup):
            del self.fields["with_terms"]


class SplitGroupForm(StepForm):
    name = forms.CharField(max_length=100, label="Name of the new group")
    themes = forms.ModelMultipleChoiceField(
        Theme.objects.none(), label="Themes that go there", widget=forms.CheckboxSelectMultiple
    )
    field_order = ["name", "themes", "note"]

    def __init__(self, entry, *args, **kwargs):
        super().__init__(entry, *args, **kwargs)
        self.fields["themes"].queryset = entry.themes.all()

    def clean_name(self):
        new = ThemeGroup(name=self.cleaned_data["name"])
        check_new(new)
        self.new = new
        return new.name


def check_new(entry):
    """Raises ValidationError where the name, or the address made of it, is another entry's already."""
    entry.slug = slugify(entry.name)[:100]
    if not entry.slug:
        raise forms.ValidationError("No address can be made from this name. Type one in plain letters.")
    others = type(entry).objects.filter(name__iexact=entry.name) | type(entry).objects.filter(slug=entry.slug)
    if other := others.first():
        raise forms.ValidationError(f"“{other}” has this name or address already, retired or not.")


@dataclass(frozen=True)
class Step:
    """`says` tells what will happen; `run` does it and returns (sentence, the entry to show next)."""

    name: str
    title: str
    says: str
    form: type[StepForm]
    run: Callable
    needs: tuple[str, ...] = ("change",)
    template: str = "admin/inspections/theme/step.html"


def _merge(form, entry, record):
    into = form.cleaned_data["into"]
    if isinstance(entry, ThemeGroup):
        count = merge_groups(entry, into, record=record)
        return f"{entry} went into {into}. Themes that moved: {count}.", into
    moved = merge_themes(entry, into, record=record, with_terms=form.cleaned_data["with_terms"])
    return f"{entry} went into {into}: {moved}.", into


def _retire(form, entry, record):
    retire(entry, record=record)
    return f"{entry} is retired. What has it keeps it.", entry


def _restore(form, entry, record):
    restore(entry, record=record)
    return f"{entry} is in use again.", entry


def _split_group(form, entry, record):
    count = split_group(entry, form.new, form.cleaned_data["themes"], record=record)
    return f"{form.new} was split off. Themes that moved: {count}.", form.new


MERGE = Step(
    "merge",
    "Merge into another",
    "The other takes over all that this one has: codings keep who made them, and a finding that had both has the one "
    "that stays, once. This one is retired, and its address leads to the other.",
    MergeForm,
    _merge,
    ("change", "delete"),
)
RETIRE = Step(
    "retire", "Retire", "Nobody can choose it any more. What has it keeps it and can be found by it.", StepForm, _retire
)
RESTORE = Step(
    "restore",
    "Take back into use",
    "It can be chosen again. Codings that moved elsewhere when it was merged stay there.",
    StepForm,
    _restore,
)
SPLIT_GROUP = Step(
    "split",
    "Split",
    "The themes you choose go into a new group, the rest stay.",
    SplitGroupForm,
    _split_group,
    ("change", "add"),
)


def step_urls(modeladmin, steps):
    """An address for each step: ".../<key>/merge/"."""
    noun = modeladmin.opts.model_name
    names = {step: f"inspections_{noun}_{step.name}" for step in steps}
    return [path(f"<int:key>/{step.name}/", _view(modeladmin, step), name=name) for step, name in names.items()]


def _view(modeladmin, step):
    return modeladmin.admin_site.admin_view(lambda request, key: step_view(modeladmin, request, key, step))


def step_view(modeladmin, request, key, step):
    """Ask, and on a POST take the step; what refuses it is said on the page."""
    entry = modeladmin.get_object(request, str(key))
    if entry is None:
        raise Http404("It is not in the codebook any more.")
    if not may(modeladmin, request, step):
        raise PermissionDenied
    form = step.form(entry, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return taken(modeladmin, request, step, form, entry)
        except StepRefused as refusal:
            form.add_error(None, str(refusal))
    return TemplateResponse(request, step.template, step_context(modeladmin, request, step, form, entry))


def may(modeladmin, request, step):
    """Whether the person has every permission that the step needs."""
    return all(getattr(modeladmin, f"has_{need}_permission")(request) for need in step.needs)


def taken(modeladmin, request, step, form, entry):
    """Take the step and go to the page of what came of it."""
    record = Record(request.user, form.cleaned_data["note"].strip())
    sentence, shown = step.run(form, entry, record)
    modeladmin.log_change(request, entry, sentence)
    modeladmin.message_user(request, sentence, messages.SUCCESS)
    modeladmin.offer_suggestions(request)
    return HttpResponseRedirect(reverse(f"admin:inspections_{modeladmin.opts.model_name}_change", args=[shown.pk]))


def step_context(modeladmin, request, step, form, entry):
    return {
        **modeladmin.admin_site.each_context(request),
        "title": f"{step.title}: {entry}",
        "opts": modeladmin.opts,
        "step": step,
        "entry": entry,
        "form": form,
        "count": entry.finding_rows.count() if isinstance(entry, Theme) else entry.themes.count(),
        "noun": "coding" if isinstance(entry, Theme) else "theme",
    }
