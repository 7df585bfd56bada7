import pytest

from inspections.tally import current


@pytest.fixture
def nothing_kept():
    """No tally before the test, and none left behind."""
    current.forget()
    yield
    current.forget()
