"""The real reports of the shared folder, which is no part of the repository."""

from pathlib import Path

import pytest

from inspections.bundled import load
from inspections.bundled.places import load_authorities
from inspections.bundled.vocabulary import load_vocabulary
from inspections.importing import Outcome, from_paths, import_all
from inspections.models import Document, Visit

SHARED = Path(__file__).parents[3] / "shared"
PATHS = [SHARED / "reports" / "ilacs", SHARED / "seeds" / "westminster-focused-visit-letter.txt"]

pytestmark = pytest.mark.skipif(not PATHS[0].is_dir(), reason="the shared folder with published reports is not there")


def outcomes(paths=PATHS):
    results = list(import_all(from_paths(paths)))
    return {outcome: sum(result.outcome == outcome for result in results) for outcome in Outcome}


def test_it_drafts_every_visit_once(db):
    load_authorities()
    load_vocabulary()
    assert outcomes() == {"imported": 47, "updated": 0, "known": 0, "failed": 0}
    assert outcomes() == {"imported": 0, "updated": 0, "known": 47, "failed": 0}
    assert (Visit.objects.count(), Document.objects.count()) == (47, 47)


def test_it_finds_the_visits_of_the_bundled_sample(db):
    load()
    before = Visit.objects.count()
    some = [PATHS[1], *sorted(PATHS[0].glob("*.pdf"))[::5]]
    assert outcomes(some) == {"imported": 0, "updated": 11, "known": 0, "failed": 0}
    assert Visit.objects.count() == before
    assert Document.objects.exclude(visit__status="published").count() == 0
