"""The tables of the pages; an export has the same columns and headers."""

from .base import Table
from .figures import RateTable, RegionShareTable, ThemeShareTable, grade_year_table, heat_map_table
from .findings import FindingTable, mark_words
from .profile import theme_visit_table
from .reference import AuthorityTable, InspectorTable, ThemeTable
from .visits import JudgementTable, VisitTable

__all__ = [
    "AuthorityTable",
    "FindingTable",
    "InspectorTable",
    "JudgementTable",
    "RateTable",
    "RegionShareTable",
    "Table",
    "ThemeShareTable",
    "ThemeTable",
    "VisitTable",
    "grade_year_table",
    "heat_map_table",
    "mark_words",
    "theme_visit_table",
]
