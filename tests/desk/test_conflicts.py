"""Two people at work on one visit."""

from inspections.desk.snapshots import state_of
from tests.desk.conftest import coding, do, finding


def test_the_later_one_is_told_and_nothing_is_lost(client, desk, draft, robin):
    row = finding(draft, 1)
    seen = state_of(row)
    do(desk, row, "assess", assessment="mixed")
    client.force_login(robin)
    answer = do(client, row, "assess", state=seen, assessment="context")
    page = answer.content.decode()
    assert (answer.status_code, coding(row)[0]) == (409, "mixed")
    assert "kim changed this" in page
    assert "You wanted to assess it as context" in page


def test_the_later_one_can_have_their_way_all_the_same(client, desk, draft, robin):
    row = finding(draft, 1)
    seen = state_of(row)
    do(desk, row, "assess", assessment="mixed")
    client.force_login(robin)
    context = do(client, row, "assess", state=seen, assessment="context").context
    again = dict(context["kept"]) | dict(context["states"])
    assert again == {"assessment": "context", "state": state_of(draft.findings.get(pk=row.pk))}
    client.post(f"/desk/visits/{draft.pk}/findings/{row.pk}/assess/", again)
    assert coding(row)[0] == "context"


def test_words_typed_are_shown_again(client, desk, draft, robin):
    row = finding(draft, 1)
    seen = state_of(row)
    do(desk, row, "drop")
    client.force_login(robin)
    answer = do(client, row, "edit", state=seen, passage="My long work.", kind="paragraph", section="other")
    page = answer.content.decode()
    assert (answer.status_code, "My long work." in page, "The finding was taken away." in page) == (409, True, True)


def test_a_change_from_the_admin_counts_as_well(desk, draft):
    row = finding(draft, 1)
    seen = state_of(row)
    row.assessment = "mixed"
    row.save()
    assert do(desk, row, "accept", state=seen).status_code == 409


def test_a_neighbour_that_changed_is_not_joined(desk, draft):
    row, next_one = finding(draft, 1), finding(draft, 2)
    seen = state_of(next_one)
    do(desk, next_one, "assess", assessment="mixed")
    assert do(desk, row, "join", other=next_one.pk, other_state=seen).status_code == 409
    assert draft.findings.count() == 3
