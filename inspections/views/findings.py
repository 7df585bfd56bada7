"""The central list of findings, and one finding beside its visit."""

from django.shortcuts import get_object_or_404

from inspections.filters import FindingFilter
from inspections.filters.findings import BEST_FIRST
from inspections.models import Finding
from inspections.related import central_theme, related_findings
from inspections.sources.sheets import sheets_of
from inspections.tables import FindingTable
from inspections.tables.related import RelatedTable
from inspections.tally import tally_for

from .page import page


def finding_list(request):
    conditions = FindingFilter(request.GET, Finding.objects.published(request.as_at), request=request)
    findings = conditions.qs.for_list()
    if conditions.is_ranked:
        findings = findings.order_by(*BEST_FIRST)
    table = FindingTable(findings, pages=conditions.pages, empty_text="No finding meets all of these conditions.")
    return page(request, "findings.html", subject="findings", title="Findings", filter=conditions, tables=[table])


def finding_detail(request, pk):
    finding = get_object_or_404(Finding.objects.published(request.as_at).for_list().select_related("document"), pk=pk)
    like = related_findings(finding, tally_for(request), request.as_at)
    related = RelatedTable(like, empty_text="No finding elsewhere says the like.")
    siblings = Finding.objects.shown().filter(visit=finding.visit_id).order_by("order", "pk")
    return page(
        request,
        "finding.html",
        subject=f"finding-{pk}",
        title=f"{finding.reference.capitalize()}, {finding.visit.authority}",
        finding=finding,
        visit=finding.visit,
        sheets=sheets_of(finding),
        leads=finding.visit.inspector_rows.filter(role="lead").select_related("inspector"),
        previous=siblings.filter(order__lt=finding.order).last(),
        next=siblings.filter(order__gt=finding.order).first(),
        central_theme=central_theme(finding),
        tables=[related],
    )
