"""A record of its own, in a database of its own, for thousands of questions that change nothing."""

import logging

import pytest

from benchmarks.corpus import generate
from benchmarks.corpus.place import load_authorities, load_codebook, load_vocabulary
from inspections.tally import current
from tests.factories import AuthorityFactory
from tests.recovery.conftest import own_database  # noqa: F401 - a fixture
from tests.world import build_world

from .amounts import FINDINGS


@pytest.fixture(autouse=True)
def _no_log():
    """Thousands of refusals are no news."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def world(own_database):  # noqa: F811 - the fixture
    """The small England in a database of its own, beside as many made-up findings as asked for."""
    current.forget()
    if FINDINGS:
        AuthorityFactory.reset_sequence(40, force=True)  # codes that no real authority has
        load_vocabulary()
        load_authorities()
        load_codebook()
        generate(FINDINGS, seed=1)
    yield build_world()
    current.forget()
