"""Charts as pure functions: figures in, a drawing and its table out."""

from .chart import MOST_DRAWN, Chart
from .grades import grade_years
from .one_theme import theme_by_grade, theme_by_region, theme_by_type
from .outcomes import outcomes_by_year
from .themes import bases_note, theme_by_year, theme_region_map, theme_shares

__all__ = [
    "MOST_DRAWN",
    "Chart",
    "bases_note",
    "grade_years",
    "outcomes_by_year",
    "theme_by_grade",
    "theme_by_region",
    "theme_by_type",
    "theme_by_year",
    "theme_region_map",
    "theme_shares",
]
