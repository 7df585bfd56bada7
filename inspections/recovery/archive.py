"""The file of a backup: written whole or not at all, read with every part checked."""

import hashlib
import os
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from .errors import RecoveryError, told_in_words
from .manifest import DUMP, FILES, NAME, Manifest, Part, read_manifest

CHUNK = 1 << 20
MOST_MANIFEST = 1 << 28  # bytes


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """A file under another name beside `path`, for its owner only, that takes its place once it is on the disk."""
    with told_in_words(path.parent):
        file = NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=".partial", delete=False)  # noqa: SIM115
        try:
            with file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            Path(file.name).replace(path)
            flush_folder(path.parent)
        finally:
            with suppress(FileNotFoundError):
                Path(file.name).unlink()


def flush_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, as fsync does for what is in a file."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


class Writer:
    """Writes parts whose size is known only when they have been written."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.parts: dict[str, Part] = {}

    def add(self, name: str, read: Callable[[int], bytes]) -> None:
        head = tarfile.TarInfo(name)
        head.mode = 0o600
        start = self.file.tell()
        self.file.write(head.tobuf(tarfile.GNU_FORMAT))
        part = copied(read, self.file)
        self.file.write(bytes(-part.size % tarfile.BLOCKSIZE))
        end = self.file.tell()
        head.size = part.size
        self.file.seek(start)
        self.file.write(head.tobuf(tarfile.GNU_FORMAT))
        self.file.seek(end)
        self.parts[name] = part

    def end(self) -> None:
        self.file.write(bytes(2 * tarfile.BLOCKSIZE))


def copied(read: Callable[[int], bytes], target: BinaryIO) -> Part:
    """Copy what `read` gives until it gives nothing. Returns its size and checksum."""
    digest, size = hashlib.sha256(), 0
    while chunk := read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
        target.write(chunk)
    return Part(size, digest.hexdigest())


class Archive:
    """A backup that was opened to be restored."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self.tar = tar
        self.members = {member.name: member for member in tar.getmembers()}
        self.manifest = self._manifest()
        self._compare()

    def _manifest(self) -> Manifest:
        member = self.members.pop(NAME, None)
        if member is None:
            raise RecoveryError("The file has no manifest: it is no backup of the dashboard, or its end is missing.")
        if not member.isfile() or member.size > MOST_MANIFEST:
            raise RecoveryError("The manifest of the backup is not one that the dashboard wrote.")
        return read_manifest(self.tar.extractfile(member).read())

    def _compare(self) -> None:
        """The parts are those of the manifest, plain files of that size, with names that stay in their folder."""
        expected = self.manifest.parts
        if lost := sorted({*expected, DUMP} - set(self.members)):
            raise RecoveryError(f"The backup lacks {listed(lost)}, which its manifest names.")
        if strange := sorted(set(self.members) - set(expected)):
            raise RecoveryError(f"The backup has {listed(strange)}, which its manifest does not name.")
        for name, member in self.members.items():
            if not is_plain(name) or not member.isfile() or member.size != expected[name].size:
                raise RecoveryError(f"{name} in the backup is not what its manifest says: it was changed.")

    def extract(self, folder: Path) -> None:
        """Write all parts into `folder` and compare their checksums with the manifest's."""
        with told_in_words(folder):
            for name, part in self.manifest.parts.items():
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("xb") as file:
                    found = copied(self.tar.extractfile(self.members[name]).read, file)
                if found != part:
                    raise RecoveryError(f"The checksum of {name} in the backup is not the manifest's: it was changed.")


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The backup at `path`. Raises RecoveryError when it is none, or not whole."""
    try:
        with tarfile.open(path, "r:") as tar:
            yield Archive(tar)
    except tarfile.TarError as error:
        raise RecoveryError(f"{path} is no backup of the dashboard, or is damaged ({error}).") from error
    except FileNotFoundError as error:
        raise RecoveryError(f"There is no file {error.filename}.") from error


def is_plain(name: str) -> bool:
    path = PurePosixPath(name)
    steps = name.removeprefix(FILES).split("/")
    return name == DUMP or (name.startswith(FILES) and str(path) == name and not {"", ".", ".."} & set(steps))


def listed(names: list[str], most: int = 3) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
