"""Who may see a document: everybody where its visit is public, people who code findings otherwise."""

from functools import wraps

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control

from inspections.models import Document
from inspections.rights import CODE

WEEK = 7 * 24 * 3600


def of_document(view):
    """Hands the view the document with the checksum in the address, or answers as if there were none."""

    @wraps(view)
    def shown(request, sha256, *args, **kwargs):
        document = get_object_or_404(Document.objects.select_related("visit__authority"), sha256=sha256)
        if not document.visit.is_public and not request.user.has_perm(CODE):
            raise Http404
        return view(request, document, *args, **kwargs)

    return shown


def kept(view):
    """Lets browsers keep what the view answers about a document, which never changes, for a week.

    Others between them and the dashboard may keep it only where the visit is public.
    """

    @wraps(view)
    def answered(request, document, *args, **kwargs):
        response = view(request, document, *args, **kwargs)
        who = "public" if document.visit.is_public else "private"
        patch_cache_control(response, **{who: True, "max_age": WEEK, "immutable": True})
        return response

    return answered
