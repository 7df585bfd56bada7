"""Passages with the codings that people gave them, from the repository and from the folder of reports beside it."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from inspections.reports import ParsedFinding, ParsedReport, read_report

DATA = Path(__file__).resolve().parents[2] / "data"
CODINGS = Path(__file__).with_name("codings.csv")
PROVIDER = re.compile(r"provider/44/(\d+)")

Source = Literal["summary", "gold", "item", "coded", "confirmed"]
"""Our own summaries of the bundled sample; the shared passages; items to improve of shared reports, by the sample's
coding of them; passages of shared reports coded for training; findings confirmed in the database."""


@dataclass(frozen=True)
class Example:
    """One coded passage. `themes` most central first. `assessment` is empty where it is not to be learned from.

    `group` is the authority, as its number with the publisher: measuring never learns from the authority it measures.
    """

    text: str
    section: str
    kind: str
    themes: tuple[str, ...]
    assessment: str
    group: str
    source: Source


def gather(shared: Path) -> list[Example]:
    """All examples at hand: the bundled sample and, where there, what `shared` holds."""
    return [*summaries(), *gold_passages(shared), *passages_of_reports(shared)]


def summaries() -> Iterator[Example]:
    """The bundled sample, in our own words."""
    visits = _visits()
    for row in _rows(DATA / "sample" / "findings.csv"):
        # Summaries of items to improve name a subject only; their assessment is by place.
        assessment = "" if row["kind"] == "improvement" else row["assessment"]
        group = _group(visits[row["visit"]])
        yield Example(row["summary"], row["section"], row["kind"], _parts(row["themes"]), assessment, group, "summary")


def gold_passages(shared: Path) -> Iterator[Example]:
    """The passages coded by reading; none where the file is absent."""
    path = shared / "gold" / "passages_dev.csv"
    for row in _rows(path) if path.exists() else ():
        group = row["report"].split("_")[0]
        group = "80519" if group == "westminster-letter" else group
        themes = _parts(row["themes"])
        yield Example(row["text"], row["section"], row["kind"], themes, row["assessment"], group, "gold")


def passages_of_reports(shared: Path) -> Iterator[Example]:
    """Passages of the shared reports that are coded in the sample (items to improve) or in codings.csv."""
    folder = shared / "reports"
    if not (folder / "index.csv").exists():
        return
    codings = _codings()
    sample = _sample_items()
    for row in _rows(folder / "index.csv"):
        path = folder / row["file"]
        if row["file"] not in codings and row["family"] != "ilacs":
            continue
        report = read_report(path.read_bytes(), path.name)
        items = sample.get((row["urn"], _first_day(report)), {})
        for finding in report.findings:
            yield from _coded(finding, row["urn"], codings[row["file"]], items)


def _coded(finding: ParsedFinding, group: str, codings: dict, items: dict) -> Iterator[Example]:
    """The example that a finding makes, if it is coded."""
    place = (finding.text, finding.section, finding.kind)
    coding = codings.get((finding.kind, finding.reference))
    if coding:
        yield Example(*place, _parts(coding["themes"]), coding["assessment"], group, "coded")
    elif finding.kind == "improvement" and finding.reference in items:
        yield Example(*place, _parts(items[finding.reference]), "needs_improvement", group, "item")


def _codings() -> dict[str, dict[tuple[str, str], dict[str, str]]]:
    """By file, then by kind and reference."""
    codings: dict = defaultdict(dict)
    for row in _rows(CODINGS):
        codings[row["file"]][row["kind"], row["reference"]] = row
    return codings


def _sample_items() -> dict[tuple[str, str], dict[str, str]]:
    """By authority and first day on site, the themes of items to improve by reference."""
    visits = _visits()
    items: dict = defaultdict(dict)
    for row in _rows(DATA / "sample" / "findings.csv"):
        if row["kind"] == "improvement":
            visit = visits[row["visit"]]
            items[_group(visit), visit["start_date"]][row["reference"]] = row["themes"]
    return items


@cache
def _visits() -> dict[str, dict[str, str]]:
    return {row["visit"]: row for row in _rows(DATA / "sample" / "visits.csv")}


def group_of_authority(dfe_code: str) -> str:
    """The group of an authority by its number with the department; that number where none is known."""
    return next((_group(visit) for visit in _visits().values() if visit["dfe_code"] == dfe_code), dfe_code)


def _group(visit: dict[str, str]) -> str:
    found = PROVIDER.search(visit["report_url"])
    return found[1] if found else _numbers().get(visit["dfe_code"], visit["dfe_code"])


@cache
def _numbers() -> dict[str, str]:
    """The publisher's number of an authority by the department's, from visits that name both."""
    found = ((visit["dfe_code"], PROVIDER.search(visit["report_url"])) for visit in _visits().values())
    return {code: match[1] for code, match in found if match}


def _first_day(report: ParsedReport) -> str:
    return report.periods[0].start.isoformat() if report.periods else ""


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _rows(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
