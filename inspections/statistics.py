"""What rates are made of: shares, measures, and which codings count."""

from dataclasses import dataclass

from django.db.models import Q

from .models import ITEM_KINDS, ITEMS_CODED, CodedBy

REVIEWED = Q(assigned_by=CodedBy.PERSON, finding__assessment_by=CodedBy.PERSON, finding__is_draft=False)
"""What a machine suggested counts in no rate until a person has confirmed it."""

ITEMS = "items"
STRENGTHS = "strengths"

RAISES_ITEM = Q(finding__kind__in=ITEM_KINDS, finding__visit__coverage__in=ITEMS_CODED)
"""Which rows of a finding's themes make an item to improve that counts."""

NO_VALUE = "none"
"""The place of visits without a value for it, and what a filter calls it."""


@dataclass(frozen=True)
class Share:
    """Visits raising something, of the visits that could have."""

    visits: int
    of: int

    @property
    def rate(self):
        """From 0 to 1, or None where no visit could have raised it."""
        return self.visits / self.of if self.of else None

    @property
    def percent(self):
        """From 0 to 100 with one decimal, or None."""
        return None if self.of == 0 else round(100 * self.visits / self.of, 1)

    def __str__(self):
        return f"{self.visits:,} of {self.of:,}"

    @property
    def in_words(self):
        """Both numbers and the percentage, such as "12 of 34 (35.3%)"; empty without a base."""
        return f"{self} ({self.percent}%)" if self.of else ""
