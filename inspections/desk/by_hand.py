"""Visits and findings entered by hand: a text pasted into the desk becomes a document like any other."""

import re
from dataclasses import replace

from django.db import transaction

from inspections.importing.authorities import known_authorities
from inspections.importing.matching import find_visit
from inspections.importing.storing import checksum, files_only_if_finished, new_document, storable, store_file
from inspections.importing.writing import Source, write
from inspections.models import Document
from inspections.reports import (
    ParsedAuthority,
    ParsedFinding,
    ParsedReport,
    Period,
    UnreadableReport,
    read_report,
)

from .steps import Refused

FILE_NAME = "pasted-text.txt"
PASTED = "pasted"
"""The layout of a text in which no kind of report was recognised: every paragraph may be a finding."""
PARAGRAPH = re.compile(r"\n\s*\n")


class AlreadyThere(Exception):
    """The product has this visit: `visit`."""

    def __init__(self, visit):
        super().__init__(f"There is already a {visit}.")
        self.visit = visit


def create_visit(facts, text):
    """A draft from a pasted text: read as a report where it is one, else each paragraph a candidate finding.

    `facts` are those a person gave (framework, authority, visit_type, title, published_on, first_day, last_day); they
    outdo what is read. Raises AlreadyThere or Refused.
    """
    data = text.replace("\r\n", "\n").encode()
    if known := Document.objects.select_related("visit__authority").filter(sha256=checksum(data)).first():
        raise AlreadyThere(known.visit)
    report = _with_facts(_read(data), facts)
    reading = storable(report.to_json())
    if visit := find_visit(facts["authority"], reading):
        raise AlreadyThere(visit)
    with files_only_if_finished() as stored, transaction.atomic():
        document = new_document(data, FILE_NAME)
        result = write(document, Source(FILE_NAME, reading, storable(report.pages)))
        stored.append(document)
        store_file(document, data)
    return result.visit


def _read(data):
    """The report in a text, or the text's paragraphs as those of a report of no known kind."""
    text = data.decode()
    try:
        report = read_report(data, FILE_NAME, known_authorities())
    except UnreadableReport:
        report = ParsedReport(FILE_NAME, checksum(data), "unknown", pages=(text,))
    if report.findings:
        return report
    return replace(report, layout=PASTED, findings=tuple(_paragraphs(text)), problems=())


def _paragraphs(text):
    passages = [" ".join(part.split()) for part in PARAGRAPH.split(text) if part.strip()]
    if not passages:
        raise Refused("Paste the text of the report.")
    return (ParsedFinding(f"paragraph {n}", "paragraph", "", 1, words) for n, words in enumerate(passages, start=1))


def _with_facts(report, facts):
    """The report with the facts that a person gave in the place of those read."""
    authority = facts["authority"]
    given = {
        "authority": ParsedAuthority(authority.name, authority.dfe_code),
        "framework": facts["framework"].name,
        "visit_type": facts["visit_type"],
        "title": facts.get("title"),
        "published_on": facts.get("published_on"),
        "periods": (Period(facts["first_day"], facts["last_day"]),) if facts.get("first_day") else None,
    }
    return replace(report, **{name: value for name, value in given.items() if value})
