"""Making visits public, and taking them back."""

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.template.defaultfilters import pluralize
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import get_text_list

from inspections.models import Finding, Visit
from inspections.publishing import Waiting, publish_findings


def publish(modeladmin, request, visit):
    """Make a visit, or the findings of a public one that wait, public; say what is, or what stands in the way."""
    if visit.is_published:
        _publish_waiting(modeladmin, request, visit)
    elif reasons := visit.reasons_not_to_publish():
        sentence = f"{visit} stays a draft. {' '.join(reasons)}"
        modeladmin.message_user(request, sentence, messages.ERROR)
    else:
        _set_status(modeladmin, request, visit, Visit.Status.PUBLISHED)
        modeladmin.message_user(request, _now_public(modeladmin, visit), messages.SUCCESS)


@transaction.atomic
def _publish_waiting(modeladmin, request, visit):
    number = publish_findings(visit)
    held = len(Waiting(visit).held)
    waits = f" {held} must be reviewed first, at the review desk." if held else ""
    if number:
        modeladmin.log_change(request, visit, f"Published {number} new findings.")
        said = f"{visit}: {number} new finding{pluralize(number, ' is,s are')} public now."
        modeladmin.message_user(request, f"{said}{waits}", messages.SUCCESS)
    else:
        modeladmin.message_user(request, f"{visit} is public already.{waits}", messages.WARNING)


def unpublish(modeladmin, request, visit):
    """Make a public visit a draft again."""
    if visit.is_published:
        _set_status(modeladmin, request, visit, Visit.Status.DRAFT)
    modeladmin.message_user(request, f"{visit} is a draft again. The public no longer sees it.", messages.SUCCESS)


@transaction.atomic
def _set_status(modeladmin, request, visit, status):
    visit.status = status
    visit._change_reason = "Published" if visit.is_published else "Unpublished"
    visit.save()
    if visit.is_published:
        publish_findings(visit)
    modeladmin.log_change(request, visit, f"{visit._change_reason}.")


def _now_public(modeladmin, visit):
    counts = {
        "finding": visit.findings.shown().count(),
        "judgement": visit.judgements.count(),
        "council response": visit.responses.count(),
    }
    parts = [f"{count} {noun if count == 1 else noun + 's'}" for noun, count in counts.items() if count]
    with_parts = f" with {get_text_list(parts, 'and')}" if parts else ", without findings"
    address = modeladmin.get_view_on_site_url(visit)
    return format_html('{} is public now{}. <a href="{}">See it on the site</a>.', visit, with_parts, address)


class WaitingFilter(admin.SimpleListFilter):
    """Public visits to which an import brought findings that nobody has published."""

    title = "new findings"
    parameter_name = "new_findings"

    def lookups(self, request, model_admin):
        return [("waiting", "To be published")]

    def queryset(self, request, queryset):
        waiting = Finding.objects.drafts().values("visit")
        return queryset.filter(pk__in=waiting) if self.value() == "waiting" else queryset


@admin.action(permissions=["publish"], description="Publish the chosen visits, or their new findings")
def publish_selected(modeladmin, request, queryset):
    for visit in queryset:
        publish(modeladmin, request, visit)


@admin.action(permissions=["publish"], description="Unpublish the chosen visits")
def unpublish_selected(modeladmin, request, queryset):
    """Ask first; then make them drafts again."""
    visits = list(queryset.filter(status=Visit.Status.PUBLISHED))
    if not visits:
        modeladmin.message_user(request, "None of the chosen visits is public.", messages.WARNING)
        return None
    if "confirmed" not in request.POST:
        return _ask(modeladmin, request, visits)
    for visit in visits:
        unpublish(modeladmin, request, visit)
    return None


def publish_view(modeladmin, request, key):
    """The button on a visit's page."""
    visit = _visit(modeladmin, request, key)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    publish(modeladmin, request, visit)
    return _back(visit)


def unpublish_view(modeladmin, request, key):
    """The link on a visit's page: asks, and on a POST makes the visit a draft again."""
    visit = _visit(modeladmin, request, key)
    if request.method != "POST":
        return _ask(modeladmin, request, [visit])
    unpublish(modeladmin, request, visit)
    return _back(visit)


def _visit(modeladmin, request, key):
    if not modeladmin.has_publish_permission(request):
        raise PermissionDenied
    return modeladmin.get_object_or_404(request, key)


def _ask(modeladmin, request, visits):
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": "Unpublish?",
        "opts": modeladmin.opts,
        "visits": visits,
        "checkbox_name": ACTION_CHECKBOX_NAME,
    }
    return TemplateResponse(request, "admin/inspections/visit/unpublish.html", context)


def _back(visit):
    return HttpResponseRedirect(reverse("admin:inspections_visit_change", args=[visit.pk]))
