"""Why nothing was backed up or restored."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WITHOUT_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class RecoveryError(Exception):
    """What went wrong and what to do about it, in words for whoever runs the command."""


@contextmanager
def told_in_words(folder: Path) -> Iterator[None]:
    """Turn what the system says about writing into `folder` into a sentence with a remedy."""
    try:
        yield
    except OSError as error:
        if error.errno in WITHOUT_ROOM:
            raise RecoveryError(
                f"There is no room for it in {folder}: the disk is full, or a quota is used up. Nothing was changed. "
                "Make room, or name another place."
            ) from error
        raise RecoveryError(f"{error.filename or folder}: {error.strerror or error}. Nothing was changed.") from error
