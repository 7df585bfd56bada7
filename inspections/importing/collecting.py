"""Files to import, from paths, folders, ZIP files and uploads: named first, read one at a time.

Nothing is ever unpacked to disk, so a path inside a ZIP is only a name.
"""

import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from .results import ImportRefusedError

SUFFIXES = (".pdf", ".txt", ".zip")
"""What is taken from folders and ZIP files; anything else in them is passed over."""

LONGEST_NAME = 200
MEGABYTE = 1024 * 1024
ENCRYPTED = 0x1
"""The flag of a ZIP's entry that needs a password (ZIP specification, 4.4.4)."""

UNREADABLE_ZIP = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What zipfile raises for damaged archives, and for compression methods it does not know."""


@dataclass(frozen=True)
class Candidate:
    """A file to import. `read` returns its bytes, or raises ImportRefusedError with the reason and the remedy.

    `size` in bytes is what the file is said to have, 0 where that is unknown.
    """

    name: str
    read: Callable[[], bytes]
    archive: str = ""
    size: int = 0

    def __str__(self) -> str:
        return f"{self.name} in {self.archive}" if self.archive else self.name


def from_paths(paths: Iterable[str | Path]) -> Iterator[Candidate]:
    """The files named, those of the folders named (at any depth, by name), and those inside ZIP files."""
    for path in map(Path, paths):
        if path.is_dir():
            found = sorted(file for file in path.rglob("*") if file.is_file() and _is_wanted(file.name))
            yield from chain.from_iterable(map(_from_file, found))
            if not found:
                message = f"{path} holds no PDF, text or ZIP files: check that it is the right folder."
                yield _refused(path.name, ImportRefusedError(message))
        else:
            yield from _from_file(path)


def from_uploads(uploads: Iterable[UploadedFile]) -> Iterator[Candidate]:
    """The files uploaded, and those inside uploaded ZIP files."""
    for upload in uploads:
        name = base_name(upload.name)
        if _is_zip(name):
            yield from _from_zip(name, upload)
        else:
            yield Candidate(name, partial(_limited, upload, upload.size, name), size=upload.size)


def base_name(name: str) -> str:
    """The last part of a path of any system; of a very long one the beginning and the end."""
    last = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or "unnamed"
    return last if len(last) <= LONGEST_NAME else f"{last[: LONGEST_NAME - 20]}…{last[-19:]}"


def _from_file(path: Path) -> Iterator[Candidate]:
    if _is_zip(path.name) and path.exists():
        yield from _from_zip(path.name, path)
    else:
        yield Candidate(path.name, partial(_read_path, path))


def _read_path(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return _limited(file, path.stat().st_size, path.name)
    except FileNotFoundError as error:
        raise ImportRefusedError(f"{path} does not exist: check the path.") from error
    except OSError as error:
        raise ImportRefusedError(f"{path} cannot be read ({error.strerror}): check its permissions.") from error


def _limited(file: BinaryIO, size: int, name: str) -> bytes:
    """The bytes of a file, at most as many as the limit, whatever its size was said to be."""
    limit = settings.IMPORT_MAX_FILE_MB * MEGABYTE
    data = file.read(limit + 1) if size <= limit else b""
    if size > limit or len(data) > limit:
        raise ImportRefusedError(f"{name} is larger than {settings.IMPORT_MAX_FILE_MB} MB: check that it is a report.")
    return data


def _from_zip(name: str, source: Path | UploadedFile) -> Iterator[Candidate]:
    """The reports in a ZIP file; a ZIP that is refused as a whole is one candidate, which says so when read."""
    try:
        with zipfile.ZipFile(source) as archive:
            entries = [entry for entry in archive.infolist() if _is_wanted_entry(entry)]
        _check_archive(name, entries)
    except ImportRefusedError as refusal:
        yield _refused(name, refusal)
    except UNREADABLE_ZIP as error:
        yield _refused(name, ImportRefusedError(f"{name} is no ZIP file that can be opened ({error}): make it again."))
    else:
        for entry in entries:
            read = partial(_read_entry, name, source, entry)
            yield Candidate(base_name(entry.filename), read, name, entry.file_size)


def _check_archive(name: str, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse a ZIP that is empty, or holds more than reports do; what it unpacks to is known before unpacking."""
    size = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if not entries:
        raise ImportRefusedError(f"{name} holds no PDF or text files: check that it is the right ZIP file.")
    if len(entries) > settings.IMPORT_MAX_FILES:
        raise ImportRefusedError(
            f"{name} holds {len(entries)} files, more than {settings.IMPORT_MAX_FILES}: split it into several."
        )
    if size > settings.IMPORT_MAX_TOTAL_MB * MEGABYTE or size > settings.IMPORT_MAX_ZIP_RATIO * max(packed, 1):
        raise ImportRefusedError(
            f"{name} would unpack from {_in_words(packed)} to {_in_words(size)}, more than a ZIP of reports does: "
            "import the reports themselves, or split it into several."
        )


def _in_words(size: int) -> str:
    return f"{size / MEGABYTE:.1f} MB" if size >= MEGABYTE / 10 else f"{size} bytes"


def _read_entry(archive_name: str, source: Path | UploadedFile, entry: zipfile.ZipInfo) -> bytes:
    name = base_name(entry.filename)
    if _is_zip(name):
        raise ImportRefusedError(f"{name} is a ZIP file inside {archive_name}: unpack it and import what it holds.")
    if entry.flag_bits & ENCRYPTED:
        raise ImportRefusedError(f"{name} in {archive_name} is protected by a password: make the ZIP without one.")
    try:
        with zipfile.ZipFile(source) as archive, archive.open(entry) as file:
            return _limited(file, entry.file_size, name)
    except UNREADABLE_ZIP as error:
        raise ImportRefusedError(f"{name} in {archive_name} is damaged ({error}): make the ZIP again.") from error


def _refused(name: str, refusal: ImportRefusedError) -> Candidate:
    def read() -> bytes:
        raise refusal

    return Candidate(name, read)


def _is_zip(name: str) -> bool:
    return name.lower().endswith(".zip")


def _is_wanted(name: str) -> bool:
    """Whether a file of a folder or ZIP is to be imported; hidden ones are some system's notes about the others."""
    return name.lower().endswith(SUFFIXES) and not name.startswith(".")


def _is_wanted_entry(entry: zipfile.ZipInfo) -> bool:
    return not entry.is_dir() and _is_wanted(base_name(entry.filename))
