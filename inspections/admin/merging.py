"""The page that asks which of two inspectors stays, and makes them one."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from inspections.models import VisitInspector


class WhoStaysForm(forms.Form):
    """Which of two inspectors stays."""

    stays = forms.TypedChoiceField(label="Who stays?", coerce=int, widget=forms.RadioSelect)

    def __init__(self, two, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.two = {inspector.pk: inspector for inspector in two}
        self.fields["stays"].choices = [(key, _described(inspector)) for key, inspector in self.two.items()]
        self.fields["stays"].initial = max(two, key=lambda inspector: inspector.visit_count).pk

    def stays_and_goes(self):
        """The inspector who stays, then the one who goes."""
        stays = self.cleaned_data["stays"]
        return self.two[stays], next(i for key, i in self.two.items() if key != stays)


def merge_view(modeladmin, request, one, other):
    """Ask, and on a POST merge the two."""
    if not modeladmin.has_merge_permission(request):
        raise PermissionDenied
    two = list(modeladmin.get_queryset(request).filter(pk__in=[one, other]).order_by("name"))
    if len(two) != 2:
        raise Http404("One of the two is no longer there; they may have been merged already.")
    form = WhoStaysForm(two, request.POST or None)
    if form.is_valid():
        return _merge(modeladmin, request, *form.stays_and_goes())
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": "Merge two inspectors",
        "opts": modeladmin.opts,
        "form": form,
        "visits_of_both": _visits_of_both(one, other),
    }
    return TemplateResponse(request, "admin/inspections/inspector/merge.html", context)


@transaction.atomic
def _merge(modeladmin, request, stays, goes):
    name = goes.name
    modeladmin.log_deletions(request, modeladmin.model.objects.filter(pk=goes.pk))
    count = stays.merge(goes)
    modeladmin.log_change(request, stays, f"Merged with {name}: {count} visits taken over.")
    taken = f"{count} visit" if count == 1 else f"{count} visits"
    sentence = f"{name} and {stays.name} are one now: {stays.name}, with {name} as an alias. {taken} taken over."
    modeladmin.message_user(request, sentence, messages.SUCCESS)
    return HttpResponseRedirect(reverse("admin:inspections_inspector_change", args=[stays.pk]))


def _described(inspector):
    aliases = f", also {', '.join(inspector.aliases)}" if inspector.aliases else ""
    return f"{inspector.name}{aliases} (visits: {inspector.visit_count})"


def _visits_of_both(one, other):
    """The number of visits that name both; on these the row of who goes is dropped."""
    rows = VisitInspector.objects.filter(inspector=one)
    return rows.filter(visit__inspector_rows__inspector=other).count()
