"""Who may work at the review desk: coders on what findings mean, editors on all of it."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from inspections.rights import CODE, EDIT, require


def _for_coders(view):
    @never_cache
    @login_required
    @wraps(view)
    def allowed(request, *args, **kwargs):
        require(request.user, CODE)
        return view(request, *args, **kwargs)

    return allowed


def for_editors(view):
    """The same for people who may correct visits and findings; goes below one of the others."""

    @wraps(view)
    def allowed(request, *args, **kwargs):
        require(request.user, EDIT)
        return view(request, *args, **kwargs)

    return allowed


def desk_page(view):
    """A page for people who may code."""
    return require_safe(_for_coders(view))


def desk_action(view):
    """A change by people who may code."""
    return require_POST(_for_coders(view))


def desk_form(view):
    """A form for people who may code: shown, or sent."""
    return _for_coders(view)
