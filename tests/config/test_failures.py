"""Which failures are a full disk, here or at the database's."""

import errno

import pytest
from django.db import DatabaseError
from psycopg import errors

from config.failures import is_disk_full


def of_the_database(cause):
    """What Django makes of the driver's error."""
    error = DatabaseError()
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), True),
        (OSError(errno.EACCES, "Permission denied"), False),
        (of_the_database(errors.DiskFull()), True),
        (of_the_database(errors.AdminShutdown()), False),
        (of_the_database(None), False),
        (ValueError("No space left on device"), False),
    ],
)
def test_it_tells_a_full_disk_from_other_failures(error, expected):
    assert is_disk_full(error) is expected
