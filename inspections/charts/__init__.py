"""Charts as pure functions: figures in, a drawing and its table out."""

from .chart import MOST_DRAWN, Chart
from .grades import grade_years
from .one_theme import theme_by_grade, theme_by_region, theme_by_type
from .outcomes import outcomes_by_year
from .themes import bases_note, theme_by_year, theme_region_map, theme_shares
from .visits import publication_delays, topics_by_grade, visits_by_type
from .wording import SLUGS as WORDING_SLUGS
from .wording import wording_by_year

__all__ = [
    "MOST_DRAWN",
    "WORDING_SLUGS",
    "Chart",
    "bases_note",
    "grade_years",
    "outcomes_by_year",
    "publication_delays",
    "theme_by_grade",
    "theme_by_region",
    "theme_by_type",
    "theme_by_year",
    "theme_region_map",
    "theme_shares",
    "topics_by_grade",
    "visits_by_type",
    "wording_by_year",
]
