"""Taking the last step back."""

import pytest

from inspections.desk.snapshots import state_of
from tests.desk.conftest import STEPS, coding, do, finding, passages


def undo(client, visit):
    return client.post(f"/desk/visits/{visit.pk}/undo/", {"finding": ""})


@pytest.mark.parametrize("verb", STEPS)
def test_it_takes_every_step_back(desk, draft, verb):
    row = finding(draft, 1)
    before = passages(draft), coding(row), state_of(row)
    do(desk, row, verb, **STEPS[verb])
    assert draft.review_actions.count() == 1
    undo(desk, draft)
    row = draft.findings.get(pk=row.pk)
    assert (passages(draft), coding(row), state_of(row)) == before


def test_it_takes_a_join_back(desk, draft):
    before = passages(draft)
    row, next_one = finding(draft, 1), finding(draft, 2)
    do(desk, row, "join", other=next_one.pk, other_state=state_of(next_one))
    undo(desk, draft)
    assert passages(draft) == before


def test_it_goes_back_step_by_step(desk, draft):
    row = finding(draft, 1)
    do(desk, row, "assess", assessment="mixed")
    do(desk, row, "assess", assessment="context")
    said = []
    for _ in range(2):
        undo(desk, draft)
        said.append(coding(row)[0])
    assert said == ["mixed", "strength"]


def test_everybody_undoes_their_own(client, desk, draft, robin):
    do(desk, finding(draft, 1), "assess", assessment="mixed")
    client.force_login(robin)
    answer = undo(client, draft)
    assert (answer.status_code, coding(finding(draft, 1))[0]) == (422, "mixed")


def test_it_does_not_undo_what_somebody_changed_since(client, desk, draft, kim, robin):
    row = finding(draft, 1)
    do(desk, row, "assess", assessment="mixed")
    client.force_login(robin)
    do(client, row, "assess", assessment="context")
    client.force_login(kim)
    answer = undo(client, draft)
    assert (answer.status_code, coding(row)[0]) == (422, "context")
    assert "robin changed the finding since" in answer.content.decode()
