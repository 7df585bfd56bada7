"""Reads the documents that have answers, and compares."""

import csv
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from inspections.accuracy.cells import Cell, Item, Measurement
from inspections.accuracy.fields import FIELDS, items
from inspections.reports import ParsedFinding, ParsedReport, UnreadableReport, read_report

ANSWERS = ("facts_dev.csv", "facts_dev_jtai_send.csv")
UNORDERED = ("inspectors", "lead_inspectors")
WHOLE = re.compile(r"^[‘“'\"(]?[A-Z0-9].*\w\W*$", re.DOTALL)
PRINTED_MARKS = re.compile(r"[\ufffe\u00ad\uf000-\uf0ff\u25a0\u25aa\u25fc\u2022]|crown copyright", re.IGNORECASE)


def measure(shared: Path, families: tuple[str, ...] = tuple(FIELDS)) -> Measurement:
    """Every cell and item of the documents under `shared`/reports that `shared`/gold has answers for."""
    cells: list[Cell] = []
    counted: list[Item] = []
    for row in answers(shared):
        if row["family"] in families:
            report = _read(shared / "reports" / row["document"])
            cells += _cells(row, report)
            counted += _items(row, report)
    return Measurement(tuple(cells), tuple(counted))


def answers(shared: Path) -> Iterator[dict[str, str]]:
    for name in ANSWERS:
        with (shared / "gold" / name).open(encoding="utf-8", newline="") as rows:
            yield from csv.DictReader(rows)


def _read(path: Path) -> ParsedReport:
    """The report, or an empty one in the place of a file that could not be read: all its cells count as wrong."""
    try:
        return read_report(path.read_bytes(), path.name)
    except UnreadableReport:
        return ParsedReport(path.name, "", "unknown")


def _cells(row: dict[str, str], report: ParsedReport) -> Iterator[Cell]:
    for field, told in FIELDS[row["family"]].items():
        expected = _expected(field, row[field])
        yield Cell(row["family"], row["document"], field, expected, told(report))


def _expected(field: str, answer: str) -> str:
    if field in UNORDERED:
        return "; ".join(sorted(answer.split("; ")))
    return answer.rstrip(".") if field == "printed_title" else answer


def _items(row: dict[str, str], report: ParsedReport) -> Iterator[Item]:
    return chain(_numbered(row, report), _to_improve(row, report))


def _numbered(row: dict[str, str], report: ParsedReport) -> Iterator[Item]:
    """Numbered paragraphs: in the single inspection framework recommendations share their count."""
    if row.get("highest_paragraph_number"):
        expected = set(range(1, int(row["highest_paragraph_number"]) + 1))
        numbered = [finding for finding in report.findings if _is_numbered(finding, row["family"])]
        whole = {_number(finding) for finding in numbered if _is_whole(finding)}
        surplus = len(numbered) - len({_number(finding) for finding in numbered} & expected)
        yield Item(row["family"], row["document"], "numbered paragraphs", len(expected), len(expected & whole), surplus)


def _is_numbered(finding: ParsedFinding, family: str) -> bool:
    return finding.kind == "paragraph" or (family == "sif" and finding.kind not in ("summary", "headline"))


def _number(finding: ParsedFinding) -> int:
    return int(finding.reference.rsplit(" ", 1)[1])


def _is_whole(finding: ParsedFinding) -> bool:
    """Begins and ends as text does, with nothing of the page's printing left inside."""
    return WHOLE.match(finding.text) is not None and not PRINTED_MARKS.search(finding.text)


def _to_improve(row: dict[str, str], report: ParsedReport) -> Iterator[Item]:
    family, document = row["family"], row["document"]
    if family in ("ilacs", "sif"):
        yield _counted(family, document, "items to improve", row["improvement_bullets"], len(items(report)))
    else:
        read = len(items(report, kinds=("improvement",)))
        yield _counted(family, document, "items to improve", row["improvement_items"], read)
        read = len(items(report, kinds=("priority_action",)))
        yield _counted(family, document, "priority actions", row["priority_actions"], read)
    if row.get("lscb_recommendations"):
        read = len(items(report, board=True))
        yield _counted(family, document, "items for the board", row["lscb_recommendations"], read)


def _counted(family: str, document: str, kind: str, answer: str, read: int) -> Item:
    expected = int(answer or 0)
    return Item(family, document, kind, expected, min(expected, read), max(0, read - expected))
