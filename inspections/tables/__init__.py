"""The tables of the pages; an export has the same columns and headers."""

from .base import Table
from .codebook import CodebookChangeTable
from .figures import PlaceShareTable, RateTable, ThemeShareTable, grade_year_table, heat_map_table
from .findings import FindingTable, mark_words
from .profile import theme_visit_table, timeline_table
from .reference import AuthorityTable, InspectorTable, ThemeTable
from .visits import VisitTable

__all__ = [
    "AuthorityTable",
    "CodebookChangeTable",
    "FindingTable",
    "InspectorTable",
    "PlaceShareTable",
    "RateTable",
    "Table",
    "ThemeShareTable",
    "ThemeTable",
    "VisitTable",
    "grade_year_table",
    "heat_map_table",
    "mark_words",
    "theme_visit_table",
    "timeline_table",
]
