"""The findings of a visit as a person works through them: in an order, one of them at hand."""

from functools import cached_property

from django.db.models import Prefetch

from inspections.models import ITEM_KINDS, Coverage, FindingTheme

from .order import WorkedThrough
from .snapshots import state_of

ORDERS = {"report": "As in the report", "certainty": "Least certain first"}
LEAST = -1.0


class Review(WorkedThrough):
    """A visit's findings in one of ORDERS; those wait that nobody has reviewed."""

    def __init__(self, visit, order="", current=None):
        super().__init__(current)
        self.visit = visit
        self.order = order if order in ORDERS else "report"

    @cached_property
    def findings(self):
        rows = Prefetch("theme_rows", FindingTheme.objects.select_related("theme"))
        findings = self.visit.findings.select_related("document", "reviewed_by").prefetch_related(rows)
        in_order = list(findings.order_by("order", "pk"))
        return sorted(in_order, key=certainty) if self.order == "certainty" else in_order

    def waits(self, row):
        return row.reviewed_at is None

    @cached_property
    def state(self):
        """The fingerprint of the finding at hand, which every form carries."""
        return state_of(self.current)

    @property
    def onward(self):
        """The next finding to be reviewed but the one at hand, or None."""
        found = self.after(self.current) if self.current else None
        return None if found is None or found == self.current or found.reviewed_at else found

    @cached_property
    def neighbours(self):
        """(previous, next) in the report, each with its state: what the finding at hand can be joined with."""
        in_order = sorted(self.findings, key=lambda finding: (finding.order, finding.pk))
        place = in_order.index(self.current)
        pair = in_order[place - 1] if place else None, in_order[place + 1] if place + 1 < len(in_order) else None
        return [(finding, state_of(finding)) if finding else None for finding in pair]

    @property
    def earned_coverage(self):
        """The coverage that the review so far has earned beyond the visit's own, or None."""
        if self.findings and self.is_done:
            earned = Coverage.ALL
        elif self._items and all(finding.reviewed_at for finding in self._items):
            earned = Coverage.ITEMS
        else:
            return None
        ranks = list(Coverage)
        return earned if ranks.index(earned) > ranks.index(Coverage(self.visit.coverage)) else None

    @cached_property
    def _items(self):
        return [finding for finding in self.findings if finding.kind in ITEM_KINDS]


def certainty(finding):
    """Sorts findings to be reviewed first, of these the least certain coding; none at all is least certain."""
    rows = finding.theme_rows.all()
    scores = [finding.assessment_score, *(row.score for row in rows if row.rank == 1)]
    known = [score for score in scores if score is not None]
    is_complete = bool(finding.assessment and rows)
    return finding.reviewed_at is not None, min(known) if known and is_complete else LEAST
