"""What is made of other tables than the tally's is made again once anything public has changed."""

import pytest
from django.db import transaction
from django.test import RequestFactory

from inspections.models import Suggestion
from inspections.tally.keeping import kept_for
from tests.factories import FindingFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("nothing_kept")]


def number_of_suggestions():
    return kept_for(RequestFactory().get("/"), "suggestions", Suggestion.objects.count)


def test_it_is_kept_until_something_public_changes(django_assert_num_queries):
    finding = FindingFactory()
    assert number_of_suggestions() == 0
    with django_assert_num_queries(1):
        assert number_of_suggestions() == 0
    Suggestion.objects.keep([(finding, "mixed", [1])])
    assert number_of_suggestions() == 1


def test_within_a_transaction_nothing_is_kept():
    finding = FindingFactory()
    with transaction.atomic():
        Suggestion.objects.keep([(finding, "mixed", [1])])
        assert number_of_suggestions() == 1
        transaction.set_rollback(True)
    assert number_of_suggestions() == 0
