"""The questions a page can be asked through its address: one set of conditions behind table, charts and exports."""

from .findings import FindingFilter
from .reference import AuthorityFilter, InspectorFilter, MapFilter, ThemeFilter
from .visits import OverviewFilter, VisitFilter

__all__ = [
    "AuthorityFilter",
    "FindingFilter",
    "InspectorFilter",
    "MapFilter",
    "OverviewFilter",
    "ThemeFilter",
    "VisitFilter",
]
