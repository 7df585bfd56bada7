"""Every way in which the dashboard writes: what it changes has a history that the dashboard itself wrote."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from inspections import suggesting
from inspections.codebook.standing import codebook_now
from inspections.codebook.steps import merge_groups, merge_themes, restore, retire, split_theme
from inspections.codebook.taking_in import take_in as take_in_codebook
from inspections.codebook.yaml_file import codebook_yaml, read_yaml
from inspections.coding import SuggestedTheme, Suggestion
from inspections.desk.fact_steps import confirm
from inspections.desk.facts import VisitFacts
from inspections.desk.publishing import publish, publish_new
from inspections.desk.snapshots import state_of
from inspections.interchange import take_in, visit_record
from inspections.models import Theme, Visit
from inspections.responses.saving import import_response
from inspections.suggesting import suggest_codings
from tests import factories as make
from tests.admin.posting import filled_in
from tests.codebook.conftest import book, editor, record
from tests.desk.conftest import STEPS, desk, do, draft, finding, kim, themes
from tests.history.unrecorded import recorded, unrecorded
from tests.importing.conftest import bring, northton
from tests.importing.made_reports import make_report

__all__ = ["book", "bring", "desk", "draft", "editor", "kim", "northton", "record", "themes"]

TEXT = """Northton welcomes its letter

Published: 8 July 2024

Foster carers praise the duty team, and managers read records weekly.
"""


@pytest.fixture(autouse=True)
def _documents_of_this_test_only(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "documents"


@pytest.fixture
def tells(db):
    """A function that says which histories grew since it was last called; all of them must be whole."""
    before = {}

    def grown():
        after = recorded()
        names = {name for name, count in after.items() if count > before.get(name, 0)}
        before.update(after)
        assert unrecorded() == []
        return names

    return grown


@pytest.mark.parametrize("verb", STEPS)
def test_a_step_at_the_desk_and_taking_it_back(desk, draft, tells, verb):
    tells()
    do(desk, finding(draft, 1), verb, **STEPS[verb])
    assert tells() & {"finding", "findingtheme"}
    desk.post(f"/desk/visits/{draft.pk}/undo/")
    assert tells() & {"finding", "findingtheme"}


def test_joining_findings_and_taking_it_back(desk, draft, tells):
    tells()
    row, next_one = finding(draft, 1), finding(draft, 2)
    do(desk, row, "join", other=next_one.pk, other_state=state_of(next_one))
    assert {"finding", "findingtheme"} <= tells()
    desk.post(f"/desk/visits/{draft.pk}/undo/")
    assert {"finding", "findingtheme"} <= tells()


def test_publishing_a_visit_and_its_new_findings(tells):
    visit = make.VisitFactory(status="draft", slug="draft-1")
    make.FindingFactory(visit=visit)
    confirm(visit.pk, None, {row.fact.slug: row.state for row in VisitFacts(visit).rows})
    tells()
    publish(visit.pk)
    assert tells() == {"visit"}
    make.FindingFactory(visit=visit, is_draft=True)
    tells()
    publish_new(visit.pk)
    assert tells() == {"finding"}


def test_importing_a_report_and_a_corrected_one(bring, tells):
    tells()
    bring()
    assert {"visit", "visitperiod", "visitinspector", "judgement", "finding", "inspector"} <= tells()
    report = make_report()
    bring(make_report(findings=report.findings[:0:-1], judgements=report.judgements[:1]), data=b"corrected")
    assert "finding" in tells()


def test_suggesting_codings(monkeypatch, tells):
    make.ThemeFactory(slug="neglect")
    suggestion = Suggestion((SuggestedTheme("neglect", 0.9, ((0, 5),)),), "mixed", 0.8)
    monkeypatch.setattr(suggesting, "suggest_all", lambda passages: [suggestion for _ in passages])
    row = make.FindingFactory(text="Plans are clear.", assessment="", assessment_by="")
    tells()
    suggest_codings([row])
    assert tells() == {"finding", "findingtheme"}


def test_taking_a_visit_from_a_file(tells):
    visit = make.VisitFactory(topics=[make.TopicFactory()])
    make.JudgementFactory(visit=visit)
    make.FindingFactory(visit=visit, themes=[make.ThemeFactory()])
    record = visit_record(visit)
    visit.delete()
    tells()
    take_in(record)
    assert {"visit", "visitperiod", "judgement", "finding", "findingtheme"} <= tells()


def test_taking_a_response_in_and_its_correction(tells):
    visit = make.VisitFactory()
    make.FindingFactory(
        visit=visit, text="Foster carers praise the duty team, and managers read records weekly.", summary=""
    )
    tells()
    import_response(visit, TEXT)
    assert {"councilresponse", "responsequote"} <= tells()


def test_steps_of_the_codebook(book, record, tells):
    tells()
    merge_themes(book.themes["early-help"], book.themes["front-door"], record=record)
    assert tells() == {"theme", "findingtheme"}
    rows = book.themes["front-door"].finding_rows.values_list("pk", flat=True)[:1]
    split_theme(book.themes["front-door"], Theme(name="The hub", group=book.groups["help"]), list(rows), record=record)
    assert tells() == {"theme", "findingtheme"}
    retire(book.themes["plans"], record=record)
    restore(book.themes["plans"], record=record)
    assert tells() == {"theme"}
    merge_groups(book.groups["care"], book.groups["help"], record=record)
    assert tells() == {"theme", "themegroup"}


def test_a_codebook_from_a_file_that_exchanges_names(book, record, tells):
    one, other = book.themes["early-help"], book.themes["plans"]
    text = codebook_yaml(codebook_now())
    for old, new in ((one.name, "~"), (other.name, one.name), ("~", other.name)):
        text = text.replace(f"name: {old}\n", f"name: {new}\n")
    tells()
    take_in_codebook(read_yaml(text), record)
    assert tells() == {"theme"}


def test_merging_inspectors(tells):
    stays, goes = make.InspectorFactory(), make.InspectorFactory()
    make.VisitInspectorFactory(inspector=goes)
    both = make.VisitFactory()
    make.VisitInspectorFactory(inspector=stays, visit=both)
    make.VisitInspectorFactory(inspector=goes, visit=both)
    tells()
    stays.merge(goes)
    assert tells() == {"inspector", "visitinspector"}


def test_saving_a_visit_in_data_entry(admin_client, tells):
    visit = make.VisitFactory()
    make.JudgementFactory(visit=visit)
    make.FindingFactory(visit=visit)
    address = reverse("admin:inspections_visit_change", args=[visit.pk])
    data = filled_in(admin_client.get(address))
    tells()
    admin_client.post(address, {**data, "title": "A letter", "findings-0-assessment": "mixed"})
    assert tells() == {"visit", "finding"}


def test_deleting_many_in_data_entry(admin_client, tells):
    rows = [make.FindingFactory(themes=[make.ThemeFactory()]) for _ in range(2)]
    tells()
    data = {"action": "delete_selected", "_selected_action": [row.pk for row in rows], "post": "yes"}
    admin_client.post(reverse("admin:inspections_finding_changelist"), data)
    assert tells() == {"finding", "findingtheme"}
    assert not rows[0].visit.findings.exists()


def test_deleting_a_visit_takes_along_its_parts_with_their_histories(tells):
    visit = make.VisitFactory()
    make.VisitInspectorFactory(visit=visit)
    make.JudgementFactory(visit=visit)
    make.FindingFactory(visit=visit, themes=[make.ThemeFactory()])
    tells()
    Visit.objects.filter(pk=visit.pk).delete()
    assert tells() == {"visit", "visitperiod", "visitinspector", "judgement", "finding", "findingtheme"}


def test_a_topic_that_visits_have_stays(admin_client):
    topic = make.TopicFactory(slug="front-door", name="Front door")
    make.VisitFactory(topics=[topic])
    address = reverse("admin:inspections_topic_delete", args=[topic.pk])
    assert "Front door: take it off its visits first" in admin_client.get(address).content.decode()
    admin_client.post(address, {"post": "yes"})
    assert topic.visits.exists()


def test_loading_the_bundled_data(tells):
    call_command("load_bundled_data", verbosity=0)
    assert {"authority", "theme", "themegroup", "inspector", "visit", "judgement", "finding", "findingtheme"} <= tells()
