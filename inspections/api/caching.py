"""Answers that need not be sent twice: a tag of the content, and when the record last changed."""

from functools import wraps

from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.utils.http import http_date

from inspections.models import (
    Authority,
    Finding,
    FindingTheme,
    Inspector,
    Judgement,
    Succession,
    Theme,
    ThemeGroup,
    Visit,
    VisitInspector,
    VisitPeriod,
)

TOLD = (
    *(Authority, Succession, Theme, ThemeGroup, Inspector),
    *(Visit, VisitInspector, VisitPeriod, Judgement, Finding, FindingTheme),
)
"""What answers are made of. The history of each says when one of its rows last came, changed or went."""


def last_changed():
    """When anything the API tells last changed: by a person, by an import, or because a day has come."""
    parts = [model.history.order_by("-history_date").values_list("history_date")[:1] for model in TOLD]
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    moments = parts[0].union(*parts[1:], all=True).order_by()
    return max([midnight, *(moment for (moment,) in moments)])


def conditional(view):
    """The view with ETag and Last-Modified; a program that has the answer already is told so with 304.

    Programs in other pages may read the answers too: nothing in them is private.
    """

    @wraps(view)
    def answered(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        if response.status_code != 200:
            return response
        changed = int(last_changed().timestamp())
        set_response_etag(response)
        response["Last-Modified"] = http_date(changed)
        patch_cache_control(response, public=True, no_cache=True)
        return get_conditional_response(request, response["ETag"], changed, response)

    return answered
