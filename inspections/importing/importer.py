"""One file into the database: bytes -> reading -> one transaction -> document, visit and findings."""

import logging

from django.db import IntegrityError, transaction

from inspections.isolation import ReadingRefused
from inspections.models import Document
from inspections.reports import PARSER_VERSION

from .authorities import known_authorities
from .checking import checked
from .isolation import Read, read_apart
from .results import ImportRefusedError, ImportResult, Outcome, failed, visit_words
from .storing import NOT_STORED, checksum, files_only_if_finished, new_document, storable, store_file
from .writing import write

logger = logging.getLogger(__name__)


def import_file(
    data: bytes, name: str, *, reread: bool = False, authority: str = "", read: Read = read_apart
) -> ImportResult:
    """Import one file; a file that cannot be imported is a result that says why, never an exception.

    A file the product knows changes nothing, unless `reread` is asked for and the reader is another version by now.
    `authority` is the DfE code of the one that a person says the file is about, whatever the file says.
    """
    name = storable(name)
    try:
        return _import(data, name, reread, authority, read)
    except (ReadingRefused, ImportRefusedError) as refusal:
        return failed(name, refusal, candidates=getattr(refusal, "candidates", None))
    except OSError as error:
        logger.exception("Storing %s failed", name)
        return failed(name, NOT_STORED.format(name=name, reason=error.strerror))
    except Exception:
        logger.exception("Importing %s failed", name)
        return failed(
            name, f"{name} met a fault in the dashboard itself: whoever runs it finds the details in its log."
        )


def needs_reading(data: bytes, *, reread: bool) -> bool:
    """Whether an import would read the file, rather than say that it is known."""
    known = _document_of(data)
    return known is None or (reread and known.parser_version != PARSER_VERSION)


def _import(data: bytes, name: str, reread: bool, authority: str, read: Read) -> ImportResult:
    known = _document_of(data)
    if known and not (reread and known.parser_version != PARSER_VERSION):
        return _already_known(known, name)
    source = checked(read(data, name, known_authorities()), name, authority, is_known=bool(known))
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
