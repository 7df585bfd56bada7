import datetime

import pytest

from inspections.models import Visit, VisitType
from tests.factories import VisitFactory

pytestmark = pytest.mark.django_db

PUBLISHED = datetime.date(2024, 5, 10)


def test_it_shows_published_visits_only():
    shown = VisitFactory()
    VisitFactory(status=Visit.Status.DRAFT)
    assert list(Visit.objects.published()) == [shown]


def test_it_knows_on_a_day_what_was_published_by_then():
    visit = VisitFactory(published_on=PUBLISHED)
    assert list(Visit.objects.published(as_at=PUBLISHED)) == [visit]
    assert list(Visit.objects.published(as_at=PUBLISHED - datetime.timedelta(days=1))) == []


def test_it_hides_a_visit_until_its_day_of_publication():
    VisitFactory(published_on=datetime.date.max)
    assert not Visit.objects.published().exists()


def test_it_gives_the_first_and_last_day_over_all_periods():
    day = datetime.date
    VisitFactory(periods=[(day(2013, 11, 19), day(2013, 12, 11)), (day(2014, 1, 28), day(2014, 1, 30))])
    VisitFactory(periods=[])
    found = Visit.objects.with_dates().order_by("pk").values_list("first_day", "last_day")
    assert list(found) == [(day(2013, 11, 19), day(2014, 1, 30)), (None, None)]


def test_it_knows_which_visits_are_full_inspections():
    for visit_type in VisitType:
        VisitFactory(visit_type=visit_type)
    found = Visit.objects.full_inspections().values_list("visit_type", flat=True)
    assert set(found) == {"standard", "short", "single_inspection", "reinspection"}


def test_it_makes_a_slug_that_is_free():
    first = VisitFactory(authority__name="Hull", published_on=PUBLISHED)
    second = VisitFactory(authority=first.authority, published_on=PUBLISHED)
    assert (first.slug, second.slug) == ("hull-standard-2024-05-10", "hull-standard-2024-05-10-2")


def test_it_says_what_stands_in_the_way_of_publishing():
    visit = VisitFactory(status=Visit.Status.DRAFT, published_on=None, periods=[])
    assert visit.reasons_not_to_publish() == [
        "Give the date on which inspectors published the report.",
        "Give the days on site.",
    ]
    assert VisitFactory(status=Visit.Status.DRAFT).reasons_not_to_publish() == []


def test_it_names_itself_for_people():
    assert str(VisitFactory(authority__name="Hull")) == "Hull: standard inspection, 10 May 2024"
