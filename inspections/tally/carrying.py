"""What was made of one state of the record, made that of the next by the visits that changed: less work than anew."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from .asked import VisitsAsked
from .building import places_of
from .picking import Conditions, Picked
from .tally import Tally
from .told import items, strengths, visits_told

TOLD = {"raised": items, "praised": strengths}


def carry(old: Tally, new: Tally, changed: Sequence[int]) -> None:
    """Give a tally what another had made that differs only by the visits with these primary keys."""
    _carry_tables(old, new, changed)
    _carry_counts(old, new, changed)


def _carry_tables(old: Tally, new: Tally, changed: Sequence[int]) -> None:
    """Of the themes that each visit was told of: only those that changed are looked at again."""
    stays = ~np.isin(old.visits.pk, changed)
    place = places_of(old.visits.pk[stays], new.visits.pk)
    again = VisitsAsked(new, np.isin(new.visits.pk, changed)).findings
    for name in TOLD.keys() & vars(old):
        table = visits_told(new, TOLD[name], again)
        table[place] = vars(old)[name][stays]
        vars(new)[name] = table


def _carry_counts(old: Tally, new: Tally, changed: Sequence[int]) -> None:
    """Of all findings by facet: what was there goes, and what is there now comes."""
    went, came = (Picked(tally, Conditions({"changed": np.isin(tally.visits.pk, changed)})) for tally in (old, new))
    for facet, known in list(old.counted.items()):
        counts = Counter(known)
        counts.subtract(went.finding_counts(facet))
        counts.update(came.finding_counts(facet))
        new.counted[facet] = {word: number for word, number in counts.items() if number}
