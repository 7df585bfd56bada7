"""How long every authority has waited since its last full inspection, and when the next may come."""

from inspections.models import Region
from inspections.tables.waiting import IntervalTable, WaitTable
from inspections.tally import tally_for
from inspections.waiting import waits

from .page import page


def waiting(request):
    day = request.as_at
    found, intervals = waits(tally_for(request), day)
    region = request.GET.get("region")
    shown = [wait for wait in found if wait.region == region] if region in Region.values else found
    return page(
        request,
        "waiting.html",
        subject="waiting",
        title="When inspectors may come next",
        day=day,
        regions=[(value, label, value == region) for value, label in Region.choices],
        tables=[
            WaitTable(shown),
            IntervalTable([{"grade": grade} | vars(interval) for grade, interval in intervals.items()]),
        ],
    )
