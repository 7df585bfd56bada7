"""The database keeps the words of findings, however a finding is written."""

import pytest
from django.contrib.postgres.search import SearchVector
from django.db import connection

from inspections.models import Finding, FindingWords, Visit
from tests.factories import FindingFactory

pytestmark = pytest.mark.django_db


def found(words):
    return set(FindingWords.objects.matching(words).values_list("pk", flat=True))


def test_it_finds_a_finding_by_its_text_and_its_summary():
    finding = FindingFactory(text="Carers are trained.", summary="Good training of carers by nurses.")
    assert found("nurse") == found("carers trained") == {finding.pk}


def test_it_follows_every_way_to_change_a_finding():
    saved, updated, executed = (FindingFactory(summary="Plans are late.") for _ in range(3))
    saved.summary = "Plans are early."
    saved.save()
    Finding.objects.filter(pk=updated.pk).update(text="Plans are early.", summary="")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE inspections_finding SET summary = 'Plans are early.' WHERE id = %s", [executed.pk])
    assert (found("late"), found("early")) == (set(), {saved.pk, updated.pk, executed.pk})


def test_it_writes_words_only_when_they_change():
    finding = FindingFactory(summary="Plans are late.")
    before = place_of(finding)
    Finding.objects.filter(pk=finding.pk).update(assessment="strength", assessment_by="reviewed")
    finding.save()
    assert place_of(finding) == before


def place_of(finding):
    with connection.cursor() as cursor:
        cursor.execute("SELECT ctid::text FROM inspections_findingwords WHERE finding_id = %s", [finding.pk])
        return cursor.fetchone()


def test_many_at_once_have_words_too():
    visit = FindingFactory(summary="Plans are late.").visit
    rows = [Finding(visit=visit, kind="paragraph", reference=f"p {n}", text="Homes are safe.") for n in range(3)]
    Finding.objects.bulk_create(rows)
    assert found("homes") == {row.pk for row in rows}


def test_words_go_with_their_finding():
    gone, with_visit, stays = (FindingFactory(summary="Plans are late.") for _ in range(3))
    gone.delete()
    Visit.objects.filter(pk=with_visit.visit_id).delete()
    assert set(FindingWords.objects.values_list("pk", flat=True)) == {stays.pk}


def test_no_finding_is_without_its_words():
    FindingFactory(text="Carers are trained.", summary="Good training.")
    FindingFactory(text="", summary="Plans are late.")
    rows = Finding.objects.annotate(meant=SearchVector("text", "summary", config="english"))
    kept = list(rows.values_list("words__search", flat=True).order_by("pk"))
    assert kept == list(rows.values_list("meant", flat=True).order_by("pk"))
    assert len(kept) == 2
