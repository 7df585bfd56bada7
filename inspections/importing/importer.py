"""One file into the database: bytes -> reading -> one transaction -> document, visit and findings."""

import logging

from django.db import IntegrityError, transaction

from inspections.models import Authority, Document
from inspections.reports import PARSER_VERSION, KnownAuthority, UnreadableReport, read_report

from .results import ImportRefusedError, ImportResult, Outcome, failed, visit_words
from .storing import checksum, files_only_if_finished, new_document, storable, store_file
from .writing import Source, write

logger = logging.getLogger(__name__)


def import_file(data: bytes, name: str, *, reread: bool = False) -> ImportResult:
    """Import one file; a file that cannot be imported is a result that says why, never an exception.

    A file the product knows changes nothing, unless `reread` is asked for and the reader is another version by now.
    """
    name = storable(name)
    try:
        return _import(data, name, reread=reread)
    except (UnreadableReport, ImportRefusedError) as refusal:
        return failed(name, refusal)
    except Exception:
        logger.exception("Importing %s failed", name)
        return failed(
            name, f"{name} met a fault in the dashboard itself: whoever runs it finds the details in its log."
        )


def _import(data: bytes, name: str, *, reread: bool) -> ImportResult:
    known = _document_of(data)
    if known and not (reread and known.parser_version != PARSER_VERSION):
        return _already_known(known, name)
    source = _read(data, name, known)
    try:
        with files_only_if_finished() as stored, transaction.atomic():
            document = known or new_document(data, name)
            result = write(document, source)
            if not known:
                stored.append(document)
                store_file(document, data)
            return result
    except IntegrityError:
        if not known and (other := _document_of(data)):  # imported by someone else at the same moment
            return _already_known(other, name)
        raise


def _document_of(data: bytes) -> Document | None:
    return Document.objects.select_related("visit__authority").filter(sha256=checksum(data)).first()


def _already_known(document: Document, name: str) -> ImportResult:
    message = f"already known: {visit_words(document.visit)}"
    if document.parser_version != PARSER_VERSION:
        message += ", read by an earlier version of the reader (import it with --reread to read it again)"
    return ImportResult(name, Outcome.KNOWN, message, document.visit)


def _read(data: bytes, name: str, known: Document | None) -> Source:
    """The reading of a file. Refuses one whose visit could not be drafted, unless the product knows its visit."""
    parsed = read_report(data, name, _known_authorities())
    problems = {problem.code: problem.message for problem in parsed.problems}
    if parsed.layout == "unknown":
        raise ImportRefusedError(
            f"{name} is no report that can be read here: check the file, or enter its visit by hand."
        )
    if not known and not parsed.authority:
        reason = next((message for code, message in problems.items() if code.startswith("authority_")), "")
        raise ImportRefusedError(f"{name} names no known authority. {reason} Then import the file again.")
    if not known and not parsed.visit_type:
        raise ImportRefusedError(
            f"{name} does not say which kind of visit it is about (nor the days on site that would tell): "
            "enter the visit by hand with the days on site, and keep the file beside it."
        )
    return Source(name, storable(parsed.to_json()), storable(parsed.pages))


def _known_authorities() -> list[KnownAuthority]:
    return [
        KnownAuthority(row.name, row.dfe_code, tuple(row.aliases), row.opened, row.closed)
        for row in Authority.objects.all()
    ]
