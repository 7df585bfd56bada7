"""Where an exported table comes from, for whoever meets the file later."""

import datetime
from dataclasses import dataclass, field

from django.utils import timezone

from inspections.as_at import in_words

LICENCE = "Contains public sector information licensed under the Open Government Licence v3.0."


@dataclass(frozen=True)
class Origin:
    """The page's title and whole address, its filters in words, such as "Region: London", and its as-at date."""

    title: str
    address: str = ""
    conditions: tuple[str, ...] = ()
    as_at: datetime.date = field(default_factory=timezone.localdate)

    @property
    def day(self):
        """The as-at date in words."""
        return in_words(self.as_at)

    def dated(self, title):
        """A title with its day, such as "Themes by region, as at 31 March 2023"."""
        return f"{title}, as at {self.day}"
