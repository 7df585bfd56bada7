"""Splitting, joining, dropping, correcting."""

from inspections.desk.snapshots import state_of
from inspections.models import ReviewAction
from tests.desk.conftest import coding, do, finding, passages

FIRST = ("paragraph 1", "Plans are clear. They name who does what.")
SECOND = ("paragraph 2", "Visits come late. Nobody knows why.")
THIRD = ("paragraph 3", "Workers stay for years.")


def other(row):
    return {"other": row.pk, "other_state": state_of(row)}


def test_it_splits_a_passage_into_two_findings_with_the_same_coding(desk, draft):
    do(desk, finding(draft, 1), "split", at=17)
    assert passages(draft) == [
        ("paragraph 1 (a)", "Plans are clear."),
        ("paragraph 1 (b)", "They name who does what."),
        SECOND,
        THIRD,
    ]
    assert coding(finding(draft, 2)) == ("strength", "suggested", [("neglect", "suggested")])


def test_evidence_goes_with_the_part_it_stands_in(desk, draft):
    do(desk, finding(draft, 1), "split", at=17)
    assert [finding(draft, order).theme_rows.get().evidence for order in (1, 2)] == [[[0, 5]], []]


def test_it_splits_a_part_again(desk, draft):
    do(desk, finding(draft, 1), "split", at=17)
    do(desk, finding(draft, 2), "split", at=10)
    assert [reference for reference, _ in passages(draft)][:3] == [
        "paragraph 1 (a)",
        "paragraph 1 (b)",
        "paragraph 1 (c)",
    ]


def test_it_does_not_split_off_nothing(desk, draft):
    for at in ("0", "41", "500", "here"):
        assert do(desk, finding(draft, 1), "split", at=at).status_code == 422
    assert passages(draft) == [FIRST, SECOND, THIRD]


def test_it_joins_with_the_next(desk, draft):
    do(desk, finding(draft, 1), "join", **other(finding(draft, 2)))
    assert passages(draft) == [("paragraph 1", f"{FIRST[1]}\n{SECOND[1]}"), THIRD]


def test_joining_with_the_previous_keeps_the_previous_name(desk, draft):
    do(desk, finding(draft, 2), "join", **other(finding(draft, 1)))
    assert passages(draft)[0][0] == "paragraph 1"


def test_a_dropped_finding_can_be_restored_by_anybody(client, desk, draft, robin):
    row = finding(draft, 2)
    do(desk, row, "drop")
    assert passages(draft) == [FIRST, THIRD]
    client.force_login(robin)
    action = ReviewAction.objects.get()
    client.post(f"/desk/visits/{draft.pk}/restore/{action.pk}/")
    assert passages(draft) == [FIRST, SECOND, THIRD]
    assert draft.findings.get(pk=row.pk).theme_rows.get().score == 0.25


def test_a_restored_finding_returns_to_its_place_although_others_moved(desk, draft):
    do(desk, finding(draft, 2), "drop")
    do(desk, finding(draft, 1), "split", at=17)
    action = ReviewAction.objects.get(verb="drop")
    desk.post(f"/desk/visits/{draft.pk}/restore/{action.pk}/")
    assert [reference for reference, _ in passages(draft)] == [
        "paragraph 1 (a)",
        "paragraph 2",
        "paragraph 1 (b)",
        "paragraph 3",
    ]


def test_it_corrects_text_kind_and_section(desk, draft):
    row = finding(draft, 1)
    do(desk, row, "edit", passage="Plans are clear.\r\n", kind="summary", section="leaders")
    row.refresh_from_db()
    assert (row.text, row.kind, row.section, row.theme_rows.get().evidence) == (
        "Plans are clear.",
        "summary",
        "leaders",
        [],
    )


def test_it_refuses_a_finding_without_words(desk, draft):
    answer = do(desk, finding(draft, 1), "edit", passage=" ", kind="summary", section="leaders")
    assert answer.status_code == 422
