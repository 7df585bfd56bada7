"""Every change is kept, with who made it."""

from django.urls import reverse

from inspections.models import Finding, Judgement, Visit, VisitPeriod
from tests import factories
from tests.admin.posting import filled_in


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


def test_it_shows_the_changes_to_the_parts_of_a_visit(as_editor):
    visit = factories.VisitFactory()
    finding = factories.FindingFactory(visit=visit, reference="paragraph 7")
    data = filled_in(as_editor.get(page_of(visit)))
    as_editor.post(page_of(visit), {**data, "findings-0-assessment": "mixed"})
    change = as_editor.get(page_of(visit, "history")).context["parts"][0]
    assert (change.part, change.name, change.how, change.fields, str(change.who), change.address) == (
        "finding",
        "paragraph 7",
        "Changed",
        "assessment",
        "ed",
        page_of(finding, "history"),
    )


def test_it_still_shows_the_parts_that_are_gone(admin_client):
    visit = factories.VisitFactory(periods=[])
    factories.VisitInspectorFactory(visit=visit).delete()
    factories.FindingFactory(visit=visit, reference="paragraph 7").delete()
    parts = admin_client.get(page_of(visit, "history")).context["parts"]
    assert [(change.part, change.how) for change in parts] == [
        ("finding", "Deleted"),
        ("finding", "Created"),
        ("visit inspector", "Deleted"),
        ("visit inspector", "Created"),
    ]


def test_it_goes_back_to_an_earlier_version(admin_client):
    finding = factories.FindingFactory(summary="First words.")
    version = finding.history.first()
    finding.summary = "Other words."
    finding.save()
    page = reverse("admin:inspections_finding_simple_history", args=[finding.pk, version.pk])
    form = admin_client.get(page).context["adminform"].form
    admin_client.post(page, {name: form.initial[name] for name in form.fields if form.initial.get(name) is not None})
    finding.refresh_from_db()
    assert finding.summary == "First words."
