"""What a backup says of itself."""

import json
from dataclasses import asdict, dataclass

from .errors import RecoveryError

FORMAT = 1
NAME = "manifest.json"
DUMP = "database.dump"
FILES = "files/"


@dataclass(frozen=True)
class Part:
    size: int  # in bytes
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """Migrations as "app.name", rows by table, parts by their name in the archive."""

    product: str
    made_at: str  # ISO, in UTC
    postgresql: int  # the major version of the server
    pg_dump: int  # the major version of the program that wrote the dump
    extensions: list[str]
    migrations: list[str]
    rows: dict[str, int]
    parts: dict[str, Part]
    missing: list[str]  # files that rows name and that were gone already

    @property
    def files(self) -> dict[str, Part]:
        """The stored documents by their name in MEDIA_ROOT."""
        return {name.removeprefix(FILES): part for name, part in self.parts.items() if name.startswith(FILES)}

    def as_json(self) -> bytes:
        return json.dumps({"format": FORMAT, **asdict(self)}, indent=1, ensure_ascii=False).encode()


def read_manifest(text: bytes) -> Manifest:
    """The manifest in the words of as_json(). Raises RecoveryError for every other text."""
    try:
        facts = json.loads(text)
        form = facts.pop("format")
        if form != FORMAT:
            raise RecoveryError(f"The backup has format {form}, and this version reads format {FORMAT} only.")
        parts = {name: Part(**part) for name, part in facts.pop("parts").items()}
        rows = {name: int(count) for name, count in facts.pop("rows").items()}
        return Manifest(parts=parts, rows=rows, **facts)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise RecoveryError(f"The manifest of the backup cannot be read ({error}): it was changed.") from error
