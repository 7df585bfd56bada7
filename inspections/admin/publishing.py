"""Making visits public, and taking them back."""

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import get_text_list

from inspections.models import Visit


def publish(modeladmin, request, visit):
    """Make a visit public and say what became public, or say what stands in the way."""
    if visit.is_published:
        modeladmin.message_user(request, f"{visit} is public already.", messages.WARNING)
    elif reasons := visit.reasons_not_to_publish():
        sentence = f"{visit} stays a draft. {' '.join(reasons)}"
        modeladmin.message_user(request, sentence, messages.ERROR)
    else:
        _set_status(modeladmin, request, visit, Visit.Status.PUBLISHED)
        modeladmin.message_user(request, _now_public(modeladmin, visit), messages.SUCCESS)


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
    modeladmin.log_change(request, visit, f"{visit._change_reason}.")


def _now_public(modeladmin, visit):
    counts = {
        "finding": visit.findings.count(),
        "judgement": visit.judgements.count(),
        "council response": visit.responses.count(),
    }
    parts = [f"{count} {noun if count == 1 else noun + 's'}" for noun, count in counts.items() if count]
    with_parts = f" with {get_text_list(parts, 'and')}" if parts else ", without findings"
    address = modeladmin.get_view_on_site_url(visit)
    return format_html('{} is public now{}. <a href="{}">See it on the site</a>.', visit, with_parts, address)


@admin.action(permissions=["publish"], description="Publish the chosen visits")
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
