"""Going back to what a row said before: a field, a version, or a row that was deleted."""

import pytest

from inspections.desk import passages
from inspections.desk.snapshots import state_of
from inspections.desk.steps import step
from inspections.history.kinds import KINDS
from inspections.models import ChangeKind, CodebookChange, Finding, Verb, Visit
from tests import factories as make
from tests.history.conftest import changes_on, restore
from tests.history.test_history_pages import changed
from tests.rights.conftest import with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def finding(db):
    """A finding whose heading and summary were changed once."""
    row = make.FindingFactory(heading="One", summary="First words.", reference="paragraph 7")
    return changed(row, heading="Two", summary="Other words.")


def values(row):
    row.refresh_from_db()
    return row.heading, row.summary


def test_it_shows_what_a_version_said_beside_what_stands(editor, finding):
    page = editor.get(changes_on(editor, finding)[-1].address)
    assert [str(difference) for difference, _ in page.context["differences"]] == [
        "Heading as printed: Two → One",
        "Our summary: Other words. → First words.",
    ]


def test_it_restores_one_value(editor, finding):
    restore(editor, changes_on(editor, finding)[-1], field="heading")
    assert values(finding) == ("One", "Other words.")


def test_it_restores_a_version_and_says_so_in_the_history(editor, finding):
    first = changes_on(editor, finding)[-1]
    answer = restore(editor, first)
    latest = changes_on(editor, finding)[0]
    assert (answer.status_code, values(finding)) == (302, ("One", "First words."))
    assert (latest.who, latest.reason.startswith("Restored as of "), len(latest.differences)) == ("editor", True, 2)


def test_it_restores_nothing_that_changed_meanwhile(editor, finding):
    first = changes_on(editor, finding)[-1]
    seen = editor.get(first.address).context["state"]
    changed(finding, heading="Three")
    answer = restore(editor, first, state=seen)
    assert (answer.status_code, values(finding)) == (409, ("Three", "Other words."))
    assert "somebody changed this meanwhile" in answer.content.decode()


def test_a_link_restores_nothing(editor, finding):
    editor.get(f"{changes_on(editor, finding)[-1].address}?field=heading")
    assert values(finding) == ("Two", "Other words.")


def test_an_assessment_comes_back_with_who_gave_it(editor):
    row = make.FindingFactory(assessment="strength", assessment_by="suggested")
    changed(row, assessment="", assessment_by="")
    restore(editor, changes_on(editor, row)[-1], field="assessment")
    row.refresh_from_db()
    assert (row.assessment, row.assessment_by) == ("strength", "suggested")


def test_it_brings_back_a_deleted_finding_with_its_themes(editor):
    row = make.FindingFactory(themes=[make.ThemeFactory(slug="neglect"), make.ThemeFactory(slug="adoption")])
    visit, key = row.visit, row.pk
    row.delete()
    deleted = next(change for change in changes_on(editor, visit) if change.what.startswith("Finding"))
    restore(editor, deleted)
    back = Finding.objects.get(pk=key)
    assert (back.summary, list(back.theme_rows.values_list("theme__slug", flat=True))) == (
        row.summary,
        ["neglect", "adoption"],
    )


@pytest.mark.parametrize("status", ["draft", "published"])
def test_a_finding_comes_back_to_a_public_visit_as_a_draft(editor, status):
    row = make.FindingFactory(visit__status=status)
    key = row.pk
    row.delete()
    restore(editor, next(change for change in changes_on(editor, row.visit) if change.done == "Deleted"))
    assert Finding.objects.get(pk=key).is_draft == (status == "published")


def test_it_takes_back_the_step_that_dropped_a_finding(editor):
    row = make.FindingFactory(visit__status="draft", text="Words.", themes=[make.ThemeFactory()])
    with step(row.visit_id, None, Verb.DROP) as this:
        passages.drop(this, this.take(row.pk, state_of(row)))
    dropped = next(change for change in changes_on(editor, row.visit) if change.what.startswith("Finding"))
    restore(editor, dropped)
    assert Finding.objects.get(pk=row.pk).theme_rows.count() == 1
    assert not row.visit.review_actions.that_took_away().exists()


def test_it_brings_back_a_whole_visit_as_a_draft(editor):
    visit = make.VisitFactory()
    visit.topics.add(make.TopicFactory(slug="front-door"))
    make.VisitInspectorFactory(visit=visit)
    make.JudgementFactory(visit=visit)
    make.FindingFactory(visit=visit, themes=[make.ThemeFactory()])
    key, parts = visit.pk, _parts(visit)
    visit.delete()
    restore(editor, next(change for change in changes_on(editor, visit.authority) if change.done == "Deleted"))
    back = Visit.objects.get(pk=key)
    assert (back.status, _parts(back)) == ("draft", parts)


def _parts(visit):
    rows = (visit.periods, visit.inspector_rows, visit.judgements, visit.findings, visit.topics)
    themes = [row.theme_rows.count() for row in visit.findings.all()]
    return [sorted(row.pk for row in some.all()) for some in rows], themes


def test_what_was_taken_away_before_does_not_come_back_with_its_parent(editor):
    visit = make.VisitFactory()
    make.FindingFactory(visit=visit, reference="paragraph 1").delete()
    Finding.history.update(history_date="2022-07-20T13:05:00Z")
    visit.delete()
    restore(editor, next(change for change in changes_on(editor, visit.authority) if change.done == "Deleted"))
    assert not Finding.objects.exists()


def test_what_stands_in_the_way_is_said(editor):
    row = make.FindingFactory(reference="paragraph 7")
    visit = row.visit
    row.delete()
    make.FindingFactory(visit=visit, reference="paragraph 7", kind=row.kind)
    deleted = next(change for change in changes_on(editor, visit) if change.done == "Deleted" and "Find" in change.what)
    answer = restore(editor, deleted)
    assert answer.status_code == 409
    assert "This visit already has a finding of that kind and reference." in answer.content.decode()


def test_publishing_is_no_value_to_restore(editor):
    visit = make.VisitFactory()
    changed(visit, status="draft", addressee="Kim Lee")
    first = changes_on(editor, visit)[-1]
    assert restore(editor, first, field="status").status_code == 404
    restore(editor, first)
    visit.refresh_from_db()
    assert (visit.status, visit.addressee) == ("draft", "")


def test_the_codebook_tells_of_a_restored_theme(signed_in):
    theme = changed(make.ThemeFactory(scope="First words."), scope="Other words.")
    restore(signed_in("administrator"), changes_on(signed_in("editor"), theme)[-1], field="scope")
    theme.refresh_from_db()
    change = CodebookChange.objects.get()
    assert (theme.scope, change.kind, change.theme) == ("First words.", ChangeKind.CHANGED, theme)


def test_editors_see_the_history_of_themes_and_restore_nothing(editor):
    theme = changed(make.ThemeFactory(scope="First words."), scope="Other words.")
    first = changes_on(editor, theme)[-1]
    assert "Restore this version" not in editor.get(first.address).content.decode()
    assert restore(editor, first).status_code == 403


def test_editors_see_all_kinds_and_leave_the_codebook_and_lists_to_administrators(roles):
    person = with_role("editor")
    refused = {action: {k.slug for k in KINDS if not person.has_perm(k.right(action))} for action in ("view", "change")}
    assert refused == {"view": set(), "change": {"themes", "theme-groups", "authorities", "successions"}}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.slug)
def test_every_kind_is_shown_changed_deleted_and_brought_back(signed_in, kind):
    """The same for all kinds: their pages open, and what is deleted comes back under its own number."""
    client, row = signed_in("administrator"), MADE[kind.slug]()
    row.save()
    assert [change.done for change in changes_on(client, row)[:2]] == ["Changed", "Added"]
    gone = changes_on(client, row)[0]
    key = row.pk
    row.delete()
    assert "Bring it back" in client.get(gone.address).content.decode()
    assert restore(client, gone).status_code == 302
    assert kind.model.objects.filter(pk=key).exists()


MADE = {
    "visits": make.VisitFactory,
    "periods": lambda: make.VisitFactory().periods.first(),
    "visit-inspectors": make.VisitInspectorFactory,
    "judgements": make.JudgementFactory,
    "findings": make.FindingFactory,
    "codings": make.FindingThemeFactory,
    "themes": make.ThemeFactory,
    "theme-groups": make.ThemeGroupFactory,
    "authorities": make.AuthorityFactory,
    "successions": make.SuccessionFactory,
    "inspectors": make.InspectorFactory,
    "responses": make.CouncilResponseFactory,
    "statements": make.ResponseStatementFactory,
    "quotes": make.ResponseQuoteFactory,
}
