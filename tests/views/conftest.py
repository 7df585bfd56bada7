import pytest

from tests.world import build_world, public_addresses


@pytest.fixture
def world(db):
    return build_world()


@pytest.fixture
def addresses(world):
    """Every kind of public page, by a name for it."""
    return public_addresses(world)
