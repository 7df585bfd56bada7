"""The pages: the history of one row, and one version of a row beside what stands now."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from inspections.rights import require
from inspections.views.page import page

from .changes import Changes
from .kinds import BY_SLUG
from .links import page_of
from .names import Names
from .restoring import Meanwhile, Refused, restorable, restore, state_of, with_its_fellows
from .tables import HistoryTable
from .values import as_version, differences, moment, read_many


@never_cache
@login_required
@require_safe
def history(request, kind, key):
    """What became of a row and its parts, also after it was deleted."""
    kind = _kind(kind, request.user)
    latest = kind.model.history.filter(id=key).order_by("history_id").last()
    row = kind.model._base_manager.filter(pk=key).first()
    if latest is None and row is None:
        raise Http404
    name = str(row) if row else kind.title(latest, Names([latest]))
    table = HistoryTable(Changes(kind, key), empty_text="Nothing has been changed since this row came.")
    context = {"kind": kind, "row": row, "about": name, "own_page": page_of(row)}
    title = f"History: {name}"
    return page(request, "history/history.html", subject="history", title=title, tables=[table], **context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def version(request, kind, key, number):
    """A version of a row beside what stands now; sent, it restores a field, or all of it."""
    kind = _kind(kind, request.user)
    version = get_object_or_404(kind.model.history.all(), id=key, history_id=number)
    read_many(kind.model, [version])
    row = kind.model._base_manager.filter(pk=key).first()
    right = kind.right("change" if row else "add")
    if request.method != "POST":
        return _show(request, kind, version, row, may_restore=request.user.has_perm(right))
    require(request.user, right)
    return _restore(request, kind, version, row)


def _kind(slug, person):
    if slug not in BY_SLUG:
        raise Http404
    kind = BY_SLUG[slug]
    require(person, kind.right("view"))
    return kind


def _restore(request, kind, version, row):
    field = request.POST.get("field", "")
    if field and field not in restorable(kind.model):
        raise Http404
    names = with_its_fellows(kind.model, field) if field else None
    try:
        restore(version, request.POST.get("state", ""), request.user, names)
    except Meanwhile:
        refusal = "Nothing was restored: somebody changed this meanwhile. This is how it stands now."
    except Refused as refused:
        refusal = f"Nothing was restored. {refused}"
    else:
        messages.success(request, f"Restored as of {moment(version.history_date)}.")
        return redirect("history", kind.slug, version.id)
    messages.error(request, refusal)
    row = kind.model._base_manager.filter(pk=version.id).first()
    return _show(request, kind, version, row, may_restore=True, status=409)


def _show(request, kind, version, row, *, may_restore, status=200):
    now = as_version(row)
    names = Names([it for it in (version, now) if it])
    can, told = restorable(kind.model), differences(now, version, names)
    name = str(row) if row else kind.title(version, names)
    context = {
        "page_title": f"{name} on {moment(version.history_date)}",
        "kind": kind,
        "version": version,
        "moment": moment(version.history_date),
        "row": row,
        "about": name,
        "differences": [(difference, row and difference.field in can) for difference in told],
        "state": state_of(row),
        "may_restore": may_restore,
        "comes_back_as_draft": row is None and "status" in kind.fixed,
    }
    return render(request, "history/version.html", context, status=status)
