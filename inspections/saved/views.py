"""A person's saved views: listed, added, renamed, deleted. Only the person who saved a view ever sees it."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inspections.models import SavedView

from .addresses import list_of
from .forms import NameForm, SaveForm, suggested_name


def _signed_in(view):
    return never_cache(login_required(view))


def _of_mine(view):
    """Hands the view over instead of its number; someone else's view is not found."""

    @_signed_in
    @wraps(view)
    def found(request, pk):
        return view(request, get_object_or_404(SavedView, pk=pk, person=request.user))

    return found


@require_safe
@_signed_in
def saved_views(request):
    """The person's views by name, each with what list it is of."""
    views = list(SavedView.objects.filter(person=request.user))
    for view in views:
        view.list_name = list_of(view.address, timezone.localdate())
    return render(request, "saved/list.html", {"page_title": "Saved views", "views": views})


@require_http_methods(["GET", "HEAD", "POST"])
@_signed_in
def save_view(request):
    """Ask for a name for the address of a list, then save it."""
    mine = SavedView(person=request.user)
    address = request.GET.get("address", "")
    first = {"address": address, "name": suggested_name(address)}
    form = SaveForm(request.POST or None, instance=mine, initial=first)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, f"Saved “{mine.name}”.")
        return redirect("saved-views")
    return _form_page(request, form, "Save this view", "Save")


@require_http_methods(["GET", "HEAD", "POST"])
@_of_mine
def rename_view(request, view):
    form = NameForm(request.POST or None, instance=view)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, f"Renamed to “{view.name}”.")
        return redirect("saved-views")
    return _form_page(request, form, "Rename a saved view", "Rename")


@require_POST
@_of_mine
def delete_view(request, view):
    view.delete()
    messages.success(request, f"Deleted “{view.name}”.")
    return redirect("saved-views")


def _form_page(request, form, title, verb):
    status = 400 if form.is_bound else 200
    return render(request, "saved/form.html", {"page_title": title, "form": form, "verb": verb}, status=status)
