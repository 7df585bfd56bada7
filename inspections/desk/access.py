"""Who may work at the review desk."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

REVIEW = "inspections.change_finding"
PUBLISH = "inspections.publish_visit"


def _for_reviewers(view):
    @never_cache
    @login_required
    @wraps(view)
    def allowed(request, *args, **kwargs):
        if not request.user.has_perm(REVIEW):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return allowed


def desk_page(view):
    """A page for people who may review."""
    return require_safe(_for_reviewers(view))


def desk_action(view):
    """A change by people who may review."""
    return require_POST(_for_reviewers(view))


def desk_form(view):
    """A form for people who may review: shown, or sent."""
    return _for_reviewers(view)
