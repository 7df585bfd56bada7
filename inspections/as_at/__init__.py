"""The as-at date: the day whose state of knowledge a page shows. It is the beginning of the page's address.

/as-at/2023-03-31/findings/ lists the findings of visits published by 31 March 2023. Without a date the day is today.
Views take it from `request.as_at`; links made while such a page is answered carry it by themselves.
"""

from .addresses import dated_reverse, plain_reverse, under
from .days import NoSuchDayError, in_words, read_day

__all__ = ["NoSuchDayError", "dated_reverse", "in_words", "plain_reverse", "read_day", "under"]
