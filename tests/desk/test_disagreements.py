"""Where two coders disagree, and how it is settled."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from inspections.desk.double_coding import open_double_coding
from inspections.models import ReviewAction, Settlement
from tests import factories as make
from tests.desk.conftest import coding, finding, person
from tests.desk.test_blind_coding import first, say


@pytest.fixture
def sam(db):
    return person("sam", "code_finding", "add_doublecoding", "settle_disagreement")


@pytest.fixture
def differing(client, draft, sam, kim, robin):
    """Kim and robin differ on the first of three findings, and agree on the second."""
    opened = open_double_coding(draft.pk, sam, [kim, robin])
    for place, (mine, theirs) in enumerate([("mixed", "context"), ("strength", "strength")], start=1):
        row = opened.findings.get(place=place)
        say(client, kim, row, mine, "neglect")
        say(client, robin, row, theirs, *(["neglect", "adoption"] if place == 1 else ["neglect"]))
    return first(opened)


def page(who, url="/desk/disagreements/"):
    client = Client()
    client.force_login(who)
    return client.get(url)


def settle(client, who, row, choice, **fields):
    client.force_login(who)
    return client.post(f"/desk/disagreements/{row.pk}/", {"choice": choice, **fields})


def listed(who, query=""):
    return [row.record.pk for row in page(who, f"/desk/disagreements/{query}").context["tables"]["disagreements"].rows]


def test_both_coders_see_the_same_page(differing, kim, robin):
    table = [page(who).context["tables"]["disagreements"] for who in (kim, robin)]
    cells = [[list(map(str, row)) for row in each.as_values()] for each in table]
    assert cells[0] == cells[1]
    said = dict(zip(*cells[0], strict=True))
    assert said["First coder"].startswith("Mixed: Neglect (kim, ")
    assert said["Second coder"].startswith("Context: Neglect, Adoption (robin, ")


def test_it_says_in_what_they_differ(differing):
    assert differing.double_coding.findings.get(place=1).differs_in == ["assessment", "themes"]


def test_it_can_be_asked(differing, kim, draft):
    asked = {
        "": True,
        f"?visit={draft.pk}": True,
        "?theme=adoption": True,
        "?theme=advocacy": False,
        "?assessment=context": True,
        "?assessment=strength": False,
        "?differs=themes": True,
        "?differs=main+theme": False,
        "?state=open": True,
        "?state=settled": False,
    }
    assert {query: listed(kim, query) == [differing.pk] for query in asked} == asked


def test_a_third_person_chooses_one_of_the_two(client, differing, draft, sam):
    settle(client, sam, differing, "second", note="The second sentence tells.")
    assert coding(finding(draft, 1)) == (
        "context",
        "reviewed",
        [("neglect", "reviewed"), ("adoption", "reviewed")],
    )
    assert finding(draft, 1).reviewed_by == sam


def test_a_third_coding_can_stand(client, differing, draft, sam, themes):
    settle(client, sam, differing, "third", assessment="strength", theme_1=themes[3].pk)
    assert coding(finding(draft, 1)) == ("strength", "reviewed", [("advocacy", "reviewed")])


@pytest.mark.parametrize("fields", [{}, {"assessment": "mixed"}, "twice"])
def test_a_third_coding_must_be_whole(client, differing, sam, themes, fields):
    if fields == "twice":
        fields = {"assessment": "mixed", "theme_1": themes[0].pk, "theme_2": themes[0].pk}
    assert settle(client, sam, differing, "third", **fields).status_code == 422
    assert Settlement.objects.count() == 0


def test_coders_settle_only_together(client, differing, draft, kim):
    kim.user_permissions.add(make_permission("settle_disagreement"))
    assert settle(client, kim, differing, "first").status_code == 422
    settle(client, kim, differing, "first", together="on")
    assert (Settlement.objects.get().together, coding(finding(draft, 1))[0]) == (True, "mixed")


def make_permission(codename):
    return person("lee", codename).user_permissions.get()


def test_nobody_settles_without_the_right(client, differing, draft, robin):
    assert settle(client, robin, differing, "second", together="on").status_code == 403
    assert coding(finding(draft, 1))[:2] == ("strength", "suggested")


def test_the_whole_history_is_kept(client, differing, draft, sam):
    settle(client, sam, differing, "first", note="At first sight.")
    settle(client, sam, differing, "second", note="On reflection.")
    kept = list(differing.settlements.values_list("choice", "note", "settled_by__username"))
    assert kept == [("second", "On reflection.", "sam"), ("first", "At first sight.", "sam")]
    assert [row.assessment for row in differing.codings.all()] == ["mixed", "context"]
    shown = page(sam, f"/desk/disagreements/{differing.pk}/").content.decode()
    assert all(words in shown for words in ("At first sight.", "On reflection.", "kim", "robin", "by sam"))
    assert [row.assessment for row in finding(draft, 1).history.all()][:3] == ["context", "mixed", "strength"]


def test_settling_is_a_step_of_the_review(client, differing, draft, sam):
    settle(client, sam, differing, "first")
    assert str(ReviewAction.objects.first()).endswith("disagreement settled")


def test_figures_of_agreement_count_what_both_have_finished(differing, kim):
    rows = page(kim, "/desk/double/").context["tables"]["people"].data.data
    assert [(row["what"], row["agreement"].agreed, row["compared"]) for row in rows] == [
        ("Assessment", 1, 2),
        ("Main theme", 2, 2),
        ("Set of themes", 1, 2),
        ("Adoption", 1, 2),
        ("Neglect", 2, 2),
    ]
    assert "not defined" in page(kim, "/desk/double/").content.decode()


def test_staff_without_the_permission_may_not_enter(differing, draft):
    lee = person("lee")
    urls = ["/desk/double/", "/desk/disagreements/", "/desk/disagreements/machine/", f"/desk/visits/{draft.pk}/double/"]
    urls += [f"/desk/double/{differing.double_coding_id}/", f"/desk/disagreements/{differing.pk}/"]
    assert {page(lee, url).status_code for url in urls} == {403}
    assert {Client().get(url).status_code for url in urls} == {302}


def test_the_list_needs_as_many_queries_for_many_as_for_few(client, differing, kim, robin, sam):
    def queries():
        with CaptureQueriesContext(connection) as made:
            page(kim)
        return len(made)

    few = queries()
    other = make.VisitFactory(status="draft")
    make.FindingFactory.create_batch(5, visit=other)
    opened = open_double_coding(other.pk, sam, [kim, robin])
    for row in opened.findings.all():
        say(client, kim, row, "mixed", "neglect")
        say(client, robin, row, "context", "neglect")
    assert (len(listed(kim)), queries() - few) == (6, 0)
