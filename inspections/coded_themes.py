"""What one authority was told of each theme, visit by visit, as persons coded it."""

from collections import Counter, defaultdict
from functools import cached_property

import numpy as np

from .known_visits import KnownVisits
from .models import CodedBy
from .tally import VisitsAsked
from .tally.themes import assigned


class CodedThemes:
    """How many findings of some visits persons assessed and put under each theme."""

    def __init__(self, asked: VisitsAsked, known: KnownVisits):
        self.tally, self.known = asked.tally, known
        findings, places = self.tally.findings, asked.findings
        person = self.tally.codes.code("coded", CodedBy.PERSON)
        place, self._theme = assigned(self.tally, places[findings.coded[places] == person])
        self._visit, self._assessment = findings.visit[place], findings.assessment[place]

    @cached_property
    def places(self):
        """The places of the visits that have such findings, the latest first."""
        return np.unique(self._visit)

    def visits(self, most=None):
        """Those visits, only the latest so many of them if said."""
        return list(self.known.at(self.places[:most]).values())

    @property
    def raised(self):
        """The primary keys of the themes that are on any of the visits."""
        codes = set(np.unique(self._theme).tolist())
        return {key for key, code in self.tally.codes.of_key["theme"].items() if code in codes}

    def counts(self, most=None):
        """{(theme key, visit key): {assessment: findings}}, of only the latest so many visits if said."""
        words, keys = self.tally.codes.words["assessment"], list(self.tally.codes.of_key["theme"])
        counted = np.isin(self._visit, self.places[:most])
        visits = self.tally.visits.pk[self._visit[counted]]
        columns = (self._theme[counted], visits, self._assessment[counted])
        counts = defaultdict(dict)
        for (theme, visit, assessment), number in Counter(zip(*map(np.ndarray.tolist, columns), strict=True)).items():
            counts[keys[theme], visit][words[assessment]] = number
        return counts
