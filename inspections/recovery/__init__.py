"""Everything the dashboard keeps as one file, and back: the database and the stored documents.

A backup is a tar archive: `files/...` as they lie in MEDIA_ROOT, `database.dump` as pg_dump writes it, and last of all
`manifest.json`, which says how many rows each table has and how long each part is, with its checksum.
"""

from .backup import write_backup
from .errors import RecoveryError
from .restore import restore_backup

__all__ = ["RecoveryError", "restore_backup", "write_backup"]
