"""What is changed past the models is recorded by the database; what the dashboard does is recorded by itself."""

import pytest
from django.db import connection
from django.db.models import F

from inspections.models import Document, Finding, FindingTheme, Judgement, Visit
from inspections.models.remembered import KEPT_BEFORE, PAST_THE_DASHBOARD
from tests import factories as make

pytestmark = pytest.mark.django_db


def told(model, pk):
    """The history of a row, the oldest first, as (what, reason); as it stands when the transaction ends."""
    connection.check_constraints()
    rows = model.history.filter(id=pk).order_by("history_id")
    return [(row.history_type, row.history_change_reason) for row in rows]


def without_history(row):
    type(row).history.filter(id=row.pk).delete()
    return row


def test_it_records_a_bulk_update():
    row = make.FindingFactory(summary="First words.")
    Finding.objects.filter(pk=row.pk).update(summary="Other words.")
    assert told(Finding, row.pk) == [("+", None), ("~", PAST_THE_DASHBOARD)]
    assert list(row.history.values_list("summary", flat=True)) == ["Other words.", "First words."]


def test_it_records_what_sql_changes_and_deletes():
    row = make.JudgementFactory(no_grade_reason="")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE inspections_judgement SET grade_id = NULL, no_grade_reason = 'Closed' WHERE true")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("DELETE FROM inspections_judgement WHERE id = %s", [row.pk])
    assert told(Judgement, row.pk) == [("+", None), ("~", PAST_THE_DASHBOARD), ("-", PAST_THE_DASHBOARD)]
    assert Judgement.history.filter(id=row.pk).first().no_grade_reason == "Closed"


def test_it_keeps_a_row_without_history_as_it_stood():
    row = without_history(make.FindingFactory(summary="First words."))
    row.summary = "Other words."
    row.save()
    assert told(Finding, row.pk) == [("+", KEPT_BEFORE), ("~", None)]
    assert row.history.earliest().summary == "First words."


def test_it_keeps_a_row_without_history_that_is_deleted():
    row = without_history(make.FindingThemeFactory())
    key = row.pk
    row.delete()
    assert told(FindingTheme, key) == [("+", KEPT_BEFORE), ("-", None)]


def test_it_records_what_a_deletion_elsewhere_empties():
    row = make.FindingFactory(document=make.DocumentFactory())
    Document.objects.all().delete()
    assert told(Finding, row.pk) == [("+", None), ("~", PAST_THE_DASHBOARD)]


def test_it_keeps_the_topics_of_a_visit():
    visit = make.VisitFactory(status="draft")
    visit.topics.add(make.TopicFactory(slug="front-door"))
    Visit.objects.filter(pk=visit.pk).update(addressee="Kim Lee")
    assert told(Visit, visit.pk)[-1] == ("~", PAST_THE_DASHBOARD)
    assert [row.topic.slug for row in visit.history.first().topics.all()] == ["front-door"]


def test_it_passes_over_places_that_move_and_what_is_put_back():
    row = make.FindingFactory(order=4)
    Finding.objects.filter(pk=row.pk).update(order=F("order") + 1)
    Finding.objects.filter(pk=row.pk).update(reference="~1")
    Finding.objects.filter(pk=row.pk).update(reference=row.reference)
    assert told(Finding, row.pk) == [("+", None)]


@pytest.mark.django_db(transaction=True)
def test_it_records_once_what_is_saved_outside_a_transaction():
    row = make.VisitFactory(status="draft")
    row.addressee = "Kim Lee"
    row.save()
    assert [kind for kind, _ in told(Visit, row.pk)].count("~") == 1
    key = row.pk
    row.delete()
    assert told(Visit, key)[-1] == ("-", None)


@pytest.mark.django_db(transaction=True)
def test_a_change_without_its_history_is_no_change(monkeypatch):
    row = make.VisitFactory(status="draft")
    monkeypatch.setattr(Visit.history.model, "save", _fails)
    row.addressee = "Kim Lee"
    with pytest.raises(OSError, match="full"):
        row.save()
    assert Visit.objects.get(pk=row.pk).addressee == ""


def _fails(*args, **kwargs):
    raise OSError("full")
