"""Themes that occur together: on the same findings, and as items to improve at the same visits."""

from dataclasses import dataclass

from .models import ITEMS_CODED, Theme
from .records import themes_by_code
from .statistics import Share
from .tally import VisitsAsked
from .tally.columns import Column
from .tally.themes import others_on


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


def companions(theme, asked: VisitsAsked, places: Column):
    """The other subject themes that occur with one at the visits asked about, most findings first. One query at most.

    `places` are those of the findings on the one (`tally.themes.reviewed_on`). Only codings by persons count.
    """
    if theme.is_residual:
        return []
    found = [other for other in _counted(theme, asked, places) if other.findings.visits or other.visits.visits]
    return sorted(found, key=lambda other: (-other.findings.visits, -other.visits.visits, other.theme.name))


def _counted(theme, asked, places):
    tally, code = asked.tally, asked.tally.codes.of_key["theme"]
    coded = asked.with_coverage(*ITEMS_CODED)
    everywhere = tally.raised[coded.mask]
    told = everywhere[everywhere[:, code[theme.pk]]].sum(axis=0)
    everywhere, findings = everywhere.sum(axis=0), others_on(tally, places)
    base = int(coded.mask.sum())
    for at, other in themes_by_code(tally).items():
        if other.is_residual or other.pk == theme.pk:
            continue
        yield Companion(
            other,
            Share(int(findings[at]), int(findings[code[theme.pk]])),
            Share(int(told[at]), int(told[code[theme.pk]])),
            Share(int(everywhere[at]), base),
        )
