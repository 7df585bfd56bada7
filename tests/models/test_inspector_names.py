import pytest

from inspections.models import Inspector
from tests.factories import InspectorFactory, VisitFactory, VisitInspectorFactory

pytestmark = pytest.mark.django_db


def test_it_finds_an_inspector_by_name_or_alias():
    inspector = InspectorFactory(name="Robin Example", aliases=["Robin Exmaple"])
    assert [Inspector.objects.named(name) for name in ("robin example", "Robin Exmaple", "Sam Example")] == [
        inspector,
        inspector,
        None,
    ]


def test_it_takes_over_visits_and_names():
    kept = InspectorFactory(name="Robin Example", aliases=["R Example"])
    other = InspectorFactory(name="Robin Exmaple", aliases=["Rob Exmaple"])
    row = VisitInspectorFactory(inspector=other)
    assert kept.merge(other) == 1
    row.refresh_from_db()
    assert (row.inspector, kept.aliases) == (kept, ["R Example", "Rob Exmaple", "Robin Exmaple"])
    assert list(Inspector.objects.all()) == [kept]


def test_it_keeps_its_own_row_where_both_are_named_on_a_visit():
    visit = VisitFactory()
    kept, other = InspectorFactory(), InspectorFactory()
    row = VisitInspectorFactory(visit=visit, inspector=kept, role="lead")
    VisitInspectorFactory(visit=visit, inspector=other, role="team")
    assert kept.merge(other) == 0
    assert list(visit.inspector_rows.all()) == [row]


def test_it_refuses_to_merge_an_inspector_with_the_same():
    inspector = VisitInspectorFactory().inspector
    with pytest.raises(ValueError, match="merged with the same"):
        inspector.merge(inspector)
    assert inspector.visit_rows.count() == 1
