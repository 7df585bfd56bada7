"""The tally: every public visit and finding as columns of small numbers in memory, from which lists are counted.

The database says what is true, and the filters in SQL say what a condition means. A million findings cannot be counted
for thirteen facets on every page that way. So each process keeps these columns, a few bytes a finding, made from the
database and kept equal to it: database triggers mark every visit that changes, in the transaction that changes it, and
before each use the marks are read and the marked visits read again. A tally can be thrown away at any time.
"""

from .asked import VisitsAsked
from .current import current_tally, state_for, tally_for
from .tally import Tally

__all__ = ["Tally", "VisitsAsked", "current_tally", "state_for", "tally_for"]
