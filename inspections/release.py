"""Which program answers: two releases may tell the same record in other words."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

PARTS = ("inspections", "config", "templates", "uv.lock")
"""Files and folders, beside manage.py, that decide what a page says."""


@cache
def release() -> str:
    """A digest of the program's files, of the styles and scripts they name, and of what this deployment adds to pages.

    Processes on several machines say the same where they run the same. Some hundredths of a second, once.
    """
    told = getattr(staticfiles_storage, "manifest_hash", ""), settings.CONTACT, settings.LIMITS
    digest = hashlib.sha256(repr(told).encode())
    for path in _files(settings.BASE_DIR):
        digest.update(str(path.relative_to(settings.BASE_DIR)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _files(folder: Path) -> list[Path]:
    found = [path for part in PARTS for path in [folder / part, *(folder / part).rglob("*")]]
    return sorted(path for path in found if path.is_file() and path.suffix != ".pyc")
