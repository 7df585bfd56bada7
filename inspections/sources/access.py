"""Who may see a document: everybody where its visit is public, staff who review otherwise."""

from functools import wraps

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control

from inspections.models import Document

REVIEW = "inspections.change_finding"
WEEK = 7 * 24 * 3600


def of_document(view):
    """Hands the view the document with the checksum in the address, or answers as if there were none.

    What the view answers may be kept by browsers for a week, by others only where the visit is public.
    """

    @wraps(view)
    def shown(request, sha256, *args, **kwargs):
        document = get_object_or_404(Document.objects.select_related("visit__authority"), sha256=sha256)
        is_public = document.visit.is_public
        if not is_public and not request.user.has_perm(REVIEW):
            raise Http404
        response = view(request, document, *args, **kwargs)
        if response.status_code in (200, 304):
            patch_cache_control(response, public=is_public, private=not is_public, max_age=WEEK)
        return response

    return shown
