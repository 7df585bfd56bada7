"""Suggestions made again from the admin, after the codebook was changed: asked for, and what came of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.tasks.exceptions import TaskResultDoesNotExist
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from inspections.codebook.suggesting_again import suggest_all_again


def offer(modeladmin, request):
    """Say that suggestions can be made again now."""
    sentence = 'Suggestions stand as they were made before. <a href="{}">Suggest codings again</a>'
    address = reverse("admin:inspections_theme_suggest")
    modeladmin.message_user(request, format_html(sentence, address), messages.INFO)


def suggest_view(modeladmin, request):
    """Ask; on a POST start it, and say what changed or where that will stand."""
    if not modeladmin.has_change_permission(request):
        raise PermissionDenied
    if request.method != "POST":
        return _page(modeladmin, request, result=None)
    result = suggest_all_again.enqueue()
    if result.is_finished:
        return _page(modeladmin, request, result)
    return redirect("admin:inspections_theme_suggested", result.id)


def suggested_view(modeladmin, request, key):
    """How far a run is, and what it changed."""
    if not modeladmin.has_change_permission(request):
        raise PermissionDenied
    try:
        result = suggest_all_again.get_result(key)
    except (TaskResultDoesNotExist, NotImplementedError) as error:
        raise Http404("There is no such run any more.") from error
    return _page(modeladmin, request, result)


def _page(modeladmin, request, result):
    failed = bool(result) and result.is_finished and bool(result.errors)
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": "Suggest codings again",
        "opts": modeladmin.opts,
        "result": result,
        "failed": failed,
        "done": result.return_value if result and result.is_finished and not failed else None,
    }
    return TemplateResponse(request, "admin/inspections/theme/suggest.html", context)
