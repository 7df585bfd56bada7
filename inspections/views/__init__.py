"""The public pages. All of them only read."""

from .about import about
from .api import api_page
from .authorities import authority_detail, authority_list
from .authority_map import authority_map
from .codebook import codebook, codebook_page
from .comparing import compare
from .data_quality import data_quality
from .findings import finding_detail, finding_list
from .home import home
from .inspectors import inspector_detail, inspector_list
from .learning import learn
from .responses import response_list
from .search import search_page, suggestions
from .statistics import statistics
from .themes import theme_detail, theme_list
from .visit_files import visit_file
from .visits import visit_detail, visit_list
from .waiting import waiting

__all__ = [
    "about",
    "api_page",
    "authority_detail",
    "authority_list",
    "authority_map",
    "codebook",
    "codebook_page",
    "compare",
    "data_quality",
    "finding_detail",
    "finding_list",
    "home",
    "inspector_detail",
    "inspector_list",
    "learn",
    "response_list",
    "search_page",
    "statistics",
    "suggestions",
    "theme_detail",
    "theme_list",
    "visit_detail",
    "visit_file",
    "visit_list",
    "waiting",
]
