"""What was measured, as JSON files: a part that was measured before need not be measured again to be told of."""

import json
from pathlib import Path

from .corpora import FOLDER


class Results:
    """One file for each part of each size, and for each part that has none."""

    def __init__(self, folder: Path = FOLDER / "measured"):
        self.folder = folder

    def keep(self, part: str, size: int | None, found: dict) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._path(part, size).write_text(json.dumps(found, indent=1))

    def get(self, part: str, size: int | None = None) -> dict | None:
        """None where it was not measured."""
        path = self._path(part, size)
        return json.loads(path.read_text()) if path.exists() else None

    def sizes(self) -> list[int]:
        """The sizes of which anything was measured, the smallest first."""
        names = [path.stem.rpartition("-")[2] for path in self.folder.glob("*-*.json")]
        return sorted({int(name) for name in names if name.isdecimal()})

    def _path(self, part: str, size: int | None) -> Path:
        return self.folder / (f"{part}.json" if size is None else f"{part}-{size}.json")
