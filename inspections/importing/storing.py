"""A document's row, pages and file."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.files.base import ContentFile

from inspections.models import Document, DocumentPage
from inspections.models.documents import stored_name
from inspections.reports import PARSER_VERSION

NOT_STORED = "{name} could not be stored ({reason}): whoever runs the dashboard makes room on the disk."


def checksum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def storable(value: Any) -> Any:
    """The same text, list or dictionary without the characters that PostgreSQL cannot hold."""
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "ignore").decode()
    if isinstance(value, dict):
        return {key: storable(part) for key, part in value.items()}
    return [storable(part) for part in value] if isinstance(value, list | tuple) else value


def new_document(data: bytes, name: str) -> Document:
    """A document without its visit and reading, unsaved. Its file's place follows from its checksum."""
    document = Document(sha256=checksum(data), file_name=name[-255:], size=len(data))
    document.file = stored_name(document, "report.pdf" if b"%PDF-" in data[:1024] else "report.txt")
    return document


def save_reading(document: Document, reading: dict[str, Any], pages: list[str]) -> None:
    """Save the document with what was read in it now; the text of its pages is replaced."""
    document.layout, document.parser_version, document.reading = reading["layout"], PARSER_VERSION, reading
    document.save()
    document.pages.all().delete()
    DocumentPage.objects.bulk_create(
        DocumentPage(document=document, number=number, text=text) for number, text in enumerate(pages, start=1)
    )


@contextmanager
def files_only_if_finished() -> Iterator[list[Document]]:
    """Documents put on the list lose their stored file again when the block does not come to its end."""
    stored: list[Document] = []
    try:
        yield stored
    except BaseException:
        for document in stored:
            document.file.storage.delete(document.file.name)
        raise


def store_file(document: Document, data: bytes) -> None:
    """Keep the file, in place of what an import that was cut short may have left under its name."""
    storage = document.file.storage
    storage.delete(document.file.name)
    document.file.name = storage.save(document.file.name, ContentFile(data))
    document.save(update_fields=["file"])


def forget_half_stored(sha256: str) -> None:
    """Delete what an import that was killed may have stored of a file that no document is about."""
    if not Document.objects.filter(sha256=sha256).exists():
        for name in ("report.pdf", "report.txt"):
            document = Document(sha256=sha256)
            document.file.storage.delete(stored_name(document, name))
