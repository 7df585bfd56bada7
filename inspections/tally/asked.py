"""Some visits of a tally: what is counted on them needs nothing else."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from .columns import Column
from .tally import Tally


@dataclass(frozen=True)
class VisitsAsked:
    """The visits of a mask over all of a tally."""

    tally: Tally
    mask: Column

    @classmethod
    def published(cls, tally: Tally, day: date) -> "VisitsAsked":
        """Those whose reports had come out by a day."""
        return cls(tally, tally.visits.published <= day.toordinal())

    @property
    def places(self) -> Column:
        return np.flatnonzero(self.mask)

    @property
    def findings(self) -> Column:
        """The places of their findings, in the order of the central list, where those of a visit stand together."""
        of_visit, places = self.tally.findings_of_visit, self.places
        number = of_visit[places]
        return np.arange(number.sum()) + np.repeat(of_visit.cumsum()[places] - number.cumsum(), number)

    @property
    def number_of_findings(self) -> int:
        return int(self.tally.findings_of_visit[self.mask].sum())

    def narrowed(self, mask: Column) -> "VisitsAsked":
        """Those of them that are in another mask too."""
        return VisitsAsked(self.tally, self.mask & mask)

    def with_coverage(self, *values: str) -> "VisitsAsked":
        coverage, code = self.tally.visits.coverage, self.tally.codes.code
        return self.narrowed(np.logical_or.reduce([coverage == code("coverage", value) for value in values]))
