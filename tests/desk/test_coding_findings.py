"""What a person does to a finding's coding."""

from tests.desk.conftest import coding, do, finding

MACHINE, PERSON = "suggested", "reviewed"


def test_it_accepts_a_suggestion_which_is_then_a_persons(desk, draft, kim):
    row = finding(draft, 1)
    answer = do(desk, row, "accept")
    assert answer.status_code == 302
    assert coding(row) == ("strength", PERSON, [("neglect", PERSON)])
    assert row.reviewed_by == kim


def test_it_goes_on_to_the_next_finding_to_be_reviewed(desk, draft):
    answer = do(desk, finding(draft, 1), "accept")
    assert answer.url.endswith(f"?finding={finding(draft, 2).pk}")


def test_it_keeps_the_score_and_the_evidence_of_what_was_accepted(desk, draft):
    row = finding(draft, 1)
    do(desk, row, "accept")
    theme = row.theme_rows.get()
    assert (theme.score, theme.evidence) == (0.5, [[0, 5]])


def test_it_refuses_to_accept_a_finding_without_a_coding(desk, draft):
    row = finding(draft, 3)
    answer = do(desk, row, "accept")
    assert (answer.status_code, "Choose an assessment" in answer.content.decode()) == (422, True)
    assert coding(row) == ("", "", [])


def test_a_changed_assessment_leaves_suggested_themes_to_be_confirmed(desk, draft):
    row = finding(draft, 1)
    do(desk, row, "assess", assessment="mixed")
    assert coding(row) == ("mixed", PERSON, [("neglect", MACHINE)])
    assert row.reviewed_at is None


def test_a_finding_is_reviewed_once_a_person_has_given_all_of_its_coding(desk, draft, kim):
    row = finding(draft, 3)
    do(desk, row, "assess", assessment="strength")
    row.refresh_from_db()
    assert row.reviewed_by is None
    do(desk, row, "add-theme", theme="adoption")
    assert coding(row) == ("strength", PERSON, [("adoption", PERSON)])
    assert row.reviewed_by == kim


def test_it_takes_a_theme_by_part_of_its_name(desk, draft):
    row = finding(draft, 1)
    do(desk, row, "add-theme", theme="advoc")
    assert coding(row)[2] == [("neglect", MACHINE), ("advocacy", PERSON)]


def test_it_asks_which_theme_is_meant(desk, draft):
    answer = do(desk, finding(draft, 1), "add-theme", theme="ad")
    assert "Which theme is meant by “ad”: Adoption, Advocacy?" in answer.content.decode()


def test_it_refuses_a_fourth_theme(desk, draft):
    row = finding(draft, 1)
    for theme in ("adoption", "early-help"):
        do(desk, row, "add-theme", theme=theme)
    answer = do(desk, row, "add-theme", theme="advocacy")
    assert (answer.status_code, row.theme_rows.count()) == (422, 3)


def test_it_puts_another_theme_first(desk, draft):
    row = finding(draft, 1)
    do(desk, row, "add-theme", theme="adoption")
    do(desk, row, "put-first", theme="adoption")
    assert coding(row)[2] == [("adoption", PERSON), ("neglect", MACHINE)]


def test_it_removes_a_theme(desk, draft):
    row = finding(draft, 1)
    do(desk, row, "remove-theme", theme="neglect")
    assert coding(row) == ("strength", MACHINE, [])


def test_a_step_that_nobody_knows_is_not_found(desk, draft):
    assert do(desk, finding(draft, 1), "praise").status_code == 404
