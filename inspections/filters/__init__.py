"""The questions a page can be asked through its address: one set of conditions behind table, charts and exports."""

from .findings import FindingFilter
from .visits import AuthorityFilter, OverviewFilter, VisitFilter

__all__ = ["AuthorityFilter", "FindingFilter", "OverviewFilter", "VisitFilter"]
