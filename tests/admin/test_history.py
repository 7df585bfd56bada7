"""Every change is kept, with who made it."""

from django.urls import reverse

from inspections.models import Finding, Judgement, Visit, VisitPeriod
from tests import factories
from tests.admin.posting import filled_in
from tests.history.conftest import history_of


def page_of(row, name="change"):
    return reverse(f"admin:inspections_{row._meta.model_name}_{name}", args=[row.pk])


def last_change(model):
    row = model.history.latest()
    return row.history_type, row.history_user and row.history_user.username


def test_it_keeps_who_changed_a_visit_and_its_parts(as_editor):
    visit = factories.VisitFactory()
    factories.FindingFactory(visit=visit)
    factories.JudgementFactory(visit=visit)
    data = filled_in(as_editor.get(page_of(visit)))
    changes = {
        "title": "A letter",
        "findings-0-assessment": "mixed",
        "judgements-0-grade": factories.GradeFactory(slug="inadequate").pk,
        "periods-0-end": "23/03/2024",
    }
    as_editor.post(page_of(visit), {**data, **changes})
    models = (Visit, Finding, Judgement, VisitPeriod)
    assert {model: last_change(model) for model in models} == dict.fromkeys(models, ("~", "ed"))


def test_its_pages_lead_to_the_history_of_the_desk(as_editor):
    finding = factories.FindingFactory()
    assert as_editor.get(page_of(finding, "history"))["Location"] == history_of(finding)


def test_a_key_that_is_none_has_no_history(as_editor):
    address = reverse("admin:inspections_visit_history", args=["x"])
    assert as_editor.get(address).status_code == 404
