"""Themes that occur together: on the same findings, and as items to improve at the same visits."""

from dataclasses import dataclass

from django.db.models import Count, Q

from .models import FindingTheme, Theme
from .statistics import RAISES_ITEM, REVIEWED, Share


@dataclass(frozen=True)
class Companion:
    """Another theme beside the one asked about.

    `findings` are those on both, of the findings on the one; `visits` were told to improve both, of those told to
    improve the one; `everywhere` is the other theme's share of all visits whose items to improve have been coded.
    """

    theme: Theme
    findings: Share
    visits: Share
    everywhere: Share

    @property
    def times(self):
        """How many times as often visits told to improve the one are told to improve the other; None without a base."""
        if not (self.visits.of and self.everywhere.rate):
            return None
        return round(self.visits.rate / self.everywhere.rate, 1)


def companions(theme, visits, coded):
    """The other subject themes that occur with one at the given visits, most findings first. One query.

    `coded` is the number of these visits whose items to improve have been coded. Only codings by persons count.
    """
    counts = {row["theme"]: row for row in _counts(theme, visits)}
    own = counts.pop(theme.pk, None)
    if own is None:
        return []
    found = [_companion(row, own, coded) for row in counts.values() if row["findings"] or row["visits"]]
    return sorted(found, key=lambda other: (-other.findings.visits, -other.visits.visits, other.theme.name))


def _counts(theme, visits):
    rows = FindingTheme.objects.filter(REVIEWED, finding__visit__in=visits, theme__is_residual=False)
    with_it = rows.filter(theme=theme)
    at_visits_told = Q(finding__visit__in=with_it.filter(RAISES_ITEM).values("finding__visit"))
    return (
        rows.order_by()
        .values("theme", "theme__name", "theme__slug")
        .annotate(
            findings=Count("finding", filter=Q(finding__in=with_it.values("finding"))),
            visits=Count("finding__visit", filter=RAISES_ITEM & at_visits_told, distinct=True),
            everywhere=Count("finding__visit", filter=RAISES_ITEM, distinct=True),
        )
    )


def _companion(row, own, coded):
    return Companion(
        Theme(pk=row["theme"], name=row["theme__name"], slug=row["theme__slug"]),
        Share(row["findings"], own["findings"]),
        Share(row["visits"], own["visits"]),
        Share(row["everywhere"], coded),
    )
