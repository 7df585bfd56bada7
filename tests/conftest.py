"""What tests of all kinds share, and an orderly end of a run that is told to stop: its database is stopped too."""

import signal

import pytest


def pytest_configure():
    signal.signal(signal.SIGTERM, lambda *_: pytest.exit("told to stop", returncode=128 + signal.SIGTERM))


@pytest.fixture
def own_files(settings, tmp_path):
    """Stored documents, and the pictures of their pages, in folders of this test alone."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.CACHES = settings.CACHES | {"pages": {**settings.CACHES["pages"], "LOCATION": tmp_path / "pages"}}
