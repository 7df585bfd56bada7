"""A document, its pages, their pictures, and the marks of a finding's passage on them."""

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from django.views.decorators.http import condition, require_safe

from inspections.models import Finding
from inspections.reports.pictures import PageUndrawableError
from inspections.reports.places import find_passage

from .access import kept, of_document
from .pictures import DRAWN_BY, picture_of
from .sheets import Sheet, sheets_of

NOTHING_ACTIVE = {"default-src": [CSP.NONE], "sandbox": True}


@require_safe
@csp_override(NOTHING_ACTIVE)
@of_document
@kept
def document_file(request, document):
    """The file as it was published, shown by the browser itself; nothing in it may act on this site."""
    if not document.file:
        raise Http404
    kind = "application/pdf" if document.file.name.endswith(".pdf") else "text/plain; charset=utf-8"
    return FileResponse(document.file.open(), filename=document.file_name, content_type=kind)


@require_safe
@of_document
def document_page(request, document, number):
    """A page of the document with its text beside the picture."""
    page = get_object_or_404(document.pages, number=number)
    context = {
        "page_title": f"Page {number} of {document.file_name}",
        "visit": document.visit,
        "document": document,
        "sheet": Sheet(document, page, []),
        "last": document.pages.count(),
        "findings": Finding.objects.shown().filter(document=document, page=number).order_by("order"),
    }
    return render(request, "document_page.html", context)


def _etag(request, document, number):
    return f'"{document.sha256[:20]}-{number}-{DRAWN_BY}"'


@require_safe
@of_document
@kept
@condition(etag_func=_etag)
def page_picture(request, document, number):
    """The page as PNG."""
    _, png = _drawn(document, number)
    return HttpResponse(png, content_type="image/png")


@require_safe
@of_document
def page_marks(request, document, number, finding):
    """Where a finding's passage stands on the page, as an SVG of boxes in the size of the page's picture.

    No boxes for a finding that is gone: somebody may have dropped it while this page was on its way.
    """
    finding = document.findings.select_related("document").filter(pk=finding).first()
    layout, _ = _drawn(document, number)
    return render(
        request,
        "page_marks.svg",
        {"layout": layout, "boxes": layout.boxes(_places(layout, finding, number))},
        content_type="image/svg+xml",
    )


def _places(layout, finding, number):
    """The places of the part of the passage that stands on this page, in the text of the picture's words."""
    for sheet in sheets_of(finding) if finding else []:
        if sheet.number == number and sheet.is_found:
            passage = "".join(part.text for part in sheet.parts if part.is_passage)
            return find_passage(passage, [layout.text])
    return []


def _drawn(document, number):
    if not document.file.name.endswith(".pdf"):
        raise Http404
    try:
        return picture_of(document, number)
    except (PageUndrawableError, FileNotFoundError) as reason:
        raise Http404 from reason
