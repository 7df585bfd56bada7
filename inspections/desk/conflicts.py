"""The answer to somebody who changed what a colleague had changed in the meantime: both versions, and nothing lost."""

from django.shortcuts import render

from inspections.models import Assessment, Finding
from inspections.numbers import whole_number

from .answers import review_url
from .snapshots import state_of
from .steps import last_step_on

OURS = {"csrfmiddlewaretoken", "state", "other_state"}
"""Fields of a form that are not what the person wanted; they are made anew when the form is sent again."""


def in_words(verb, post):
    """What the person wanted to do, as the end of "You wanted to ..."."""
    match verb:
        case "assess":
            return f"assess it as {dict(Assessment.choices).get(post.get('assessment'), 'nothing').lower()}"
        case "add-theme":
            return f"add the theme “{post.get('theme', '')}”"
        case "remove-theme" | "put-first":
            return "remove a theme" if verb == "remove-theme" else "make another theme the main one"
        case "edit":
            return "give it this text"
        case _:
            return {"split": "split it", "join": "join it with another", "drop": "drop it"}.get(verb, "accept it")


def show_conflict(request, visit, pk, verb, stale):
    """Status 409, with what stands now and what the person wanted; both remain to be chosen."""
    others = [key for key in (pk, _other(request.POST)) if key]
    findings = {finding.pk: finding for finding in visit.findings.filter(pk__in=others)}
    by = stale.by or next(filter(None, (last_step_on(visit, key) for key in others)), None)
    context = {
        "page_title": f"Changed by somebody else: {visit}",
        "visit": visit,
        "finding": findings.get(pk),
        "by": by,
        "is_gone": len(findings) < len(others),
        "wanted": in_words(verb, request.POST),
        "typed": request.POST.get("passage") if verb == "edit" else None,
        "kept": [(name, value) for name, value in request.POST.items() if name not in OURS],
        "states": _states(findings, pk),
        "back": review_url(visit, request.POST.get("order", ""), findings.get(pk)),
    }
    template = "desk/_conflict.html" if request.htmx else "desk/conflict.html"
    return render(request, template, context, status=409)


def _other(post):
    return whole_number(post.get("other", ""))


def _states(findings: dict[int, Finding], pk):
    return [("state" if key == pk else "other_state", state_of(finding)) for key, finding in findings.items()]
