"""Reports into the database: files -> readings -> documents with draft visits and findings.

One transaction per file; a file comes in once (by SHA-256); a later reading changes only what no person changed.
"""

from .collecting import Candidate, from_paths, from_uploads
from .folders import import_all
from .importer import import_file
from .results import ImportRefusedError, ImportResult, Outcome, failed, summary_sentence

__all__ = [
    "Candidate",
    "ImportRefusedError",
    "ImportResult",
    "Outcome",
    "failed",
    "from_paths",
    "from_uploads",
    "import_all",
    "import_file",
    "summary_sentence",
]
