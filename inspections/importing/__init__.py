"""Reports into the database: files -> readings -> documents with draft visits and findings.

One transaction per file; a file comes in once (by SHA-256); a later reading changes only what no person changed.
"""

from collections.abc import Iterable, Iterator

from .collecting import Candidate, from_paths, from_uploads
from .importer import import_file
from .results import ImportRefusedError, ImportResult, Outcome, failed, summary_sentence

__all__ = [
    "Candidate",
    "ImportResult",
    "Outcome",
    "from_paths",
    "from_uploads",
    "import_all",
    "import_file",
    "summary_sentence",
]


def import_all(candidates: Iterable[Candidate], *, reread: bool = False) -> Iterator[ImportResult]:
    """What became of each file, as it happens. A file that fails does not stop the others."""
    for candidate in candidates:
        try:
            data = candidate.read()
        except ImportRefusedError as refusal:
            yield failed(candidate.name, refusal)
        else:
            yield import_file(data, candidate.name, reread=reread)
