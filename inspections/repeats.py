"""Repeat findings: what an authority was told to improve at one visit, and what the next visit says of it."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from inspections.models import ITEM_KINDS, ITEMS_CODED, Assessment, CodedBy, Finding, Theme


@dataclass(frozen=True)
class Repeat:
    """A theme that was an item to improve, and its finding at the next visit whose coverage lets it be asked.

    `again` says that it is an item to improve once more; otherwise the later finding is a strength.
    """

    theme: Theme
    earlier: Finding
    later: Finding
    again: bool

    @property
    def outcome(self):
        return "Again to improve" if self.again else "Now a strength"

    @property
    def years(self):
        """Years between the two publications, with one decimal."""
        return round((self.later.visit.published_on - self.earlier.visit.published_on).days / 365.25, 1)


def repeat_findings(findings):
    """The repeats among one authority's published findings, the latest first; `findings` come as by `for_list`.

    Only visits whose items to improve have been coded are compared, each with the one before it. A theme counts once a
    pair of visits, by the first finding of each in the order of the report.
    """
    by_visit = defaultdict(list)
    for finding in findings:
        if finding.visit.coverage in ITEMS_CODED:
            by_visit[finding.visit].append(finding)
    visits = sorted(by_visit, key=lambda visit: visit.published_on)
    repeats = [repeat for a, b in pairwise(visits) for repeat in _between(by_visit[a], by_visit[b])]
    return sorted(repeats, key=lambda repeat: (-repeat.later.visit.published_on.toordinal(), repeat.theme.name))


def _between(earlier, later):
    before = _by_theme(earlier, _is_item)
    again = _by_theme(later, _is_item)
    praised = _by_theme(later, _is_praise)
    for theme, finding in before.items():
        if theme in again:
            yield Repeat(theme, finding, again[theme], again=True)
        elif theme in praised:
            yield Repeat(theme, finding, praised[theme], again=False)


def _is_item(finding):
    return finding.kind in ITEM_KINDS


def _is_praise(finding):
    return finding.assessment == Assessment.STRENGTH and finding.assessment_by == CodedBy.PERSON


def _by_theme(findings, wanted):
    """The first wanted finding of each subject theme that a person assigned."""
    found = {}
    for finding in sorted(findings, key=lambda finding: (finding.order, finding.pk)):
        if wanted(finding):
            for row in finding.theme_rows.all():
                if not row.theme.is_residual and row.assigned_by == CodedBy.PERSON:
                    found.setdefault(row.theme, finding)
    return found
