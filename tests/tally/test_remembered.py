"""What is known of a finding by its passage is asked for once while its visit stays as it is."""

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inspections.models import Finding
from inspections.tally import current_tally
from inspections.wording import OURS, wording
from tests.factories import FindingFactory, VisitFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("nothing_kept")]


def gangs():
    """How many findings of all say gangs, and the keys that the database was asked about."""
    tally = current_tally()
    with CaptureQueriesContext(connection) as queries:
        [found] = wording(tally, np.arange(len(tally.findings)), ["gang"])[OURS].uses["gang"].values()
    asked = [query["sql"].partition("unnest('{")[2].partition("}")[0] for query in queries]
    return found, asked


def test_only_the_findings_of_a_visit_that_changed_are_looked_at_again():
    one, other = VisitFactory(), VisitFactory()
    first = FindingFactory(visit=one, text="", summary="Gangs are known.")
    second = FindingFactory(visit=other, text="", summary="Plans are late.")
    assert gangs() == (1, [f"{first.pk},{second.pk}"])
    assert gangs() == (1, [])
    Finding.objects.filter(pk=second.pk).update(summary="Plans for gangs are late.")
    assert gangs() == (2, [f"{second.pk}"])
    first.delete()
    assert gangs() == (1, [])
