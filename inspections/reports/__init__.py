"""A file becomes a parsed document: text -> layout -> frozen data. Pure Python, no Django.

`read_report` never raises for a missing field (that is a `Problem`), only `UnreadableReport` for a file without text.
"""

from inspections.reports.authorities import KnownAuthority, bundled_authorities
from inspections.reports.parsed import (
    PARSER_VERSION,
    ParsedAuthority,
    ParsedFinding,
    ParsedInspector,
    ParsedJudgement,
    ParsedReport,
    Period,
    Problem,
)
from inspections.reports.reading import read_report
from inspections.reports.unreadable import UnreadableReport

__all__ = [
    "PARSER_VERSION",
    "KnownAuthority",
    "ParsedAuthority",
    "ParsedFinding",
    "ParsedInspector",
    "ParsedJudgement",
    "ParsedReport",
    "Period",
    "Problem",
    "UnreadableReport",
    "bundled_authorities",
    "read_report",
]
