"""Findings that wait to be published: an import brought them to a visit that was public already."""

from dataclasses import dataclass
from functools import cached_property

from simple_history.utils import bulk_update_with_history

from .models import ITEM_KINDS, ITEMS_CODED, Coverage, Finding
from .responses.matching import match_visit

REASON = "Published"


@dataclass(frozen=True)
class Waiting:
    """The findings of a visit that wait. One query."""

    visit: object

    @cached_property
    def findings(self):
        return list(self.visit.findings.drafts())

    @cached_property
    def held(self):
        """Those to be reviewed first: the visit's coverage says that all findings of their kind have been coded."""
        coverage = self.visit.coverage
        return [
            finding
            for finding in self.findings
            if not finding.reviewed_at
            and (coverage == Coverage.ALL or (coverage in ITEMS_CODED and finding.kind in ITEM_KINDS))
        ]

    @property
    def ready(self):
        return [finding for finding in self.findings if finding not in self.held]

    @property
    def has_suggestions(self):
        """Whether any that is ready would be marked as suggested."""
        return any(not finding.reviewed_at for finding in self.ready)


def publish_findings(visit):
    """Make the waiting findings of a visit public that are ready; returns how many. For use in a transaction."""
    ready = Waiting(visit).ready
    for finding in ready:
        finding.is_draft = False
    bulk_update_with_history(ready, Finding, ["is_draft"], default_change_reason=REASON, batch_size=200)
    if ready:
        match_visit(visit)
    return len(ready)
