"""Documents read in a process of their own, so that a hostile file costs one refusal. No Django, no database.

The child process gets the bytes of one file after another and answers with its reading as JSON. Time, memory and pages
are limited; a child that goes beyond them, or breaks down, ends, and the next file gets a new one.
"""

from .limits import Limits
from .reader import Reader, ReaderFault, Reading, ReadingRefused

__all__ = ["Limits", "Reader", "ReaderFault", "Reading", "ReadingRefused"]
