import io
import json
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from inspections.coding import suggest
from inspections.coding.model import save_model
from tests.coding.made_up import small_model

MISSING = {
    "id": "g1",
    "text": "Children who go missing are interviewed late.",
    "section": "in_care",
    "kind": "paragraph",
}


@pytest.fixture
def say(monkeypatch, capsys):
    """Runs the command with some lines on standard input; what it printed, line by line."""

    def run(*lines, **options):
        data = b"".join((line if isinstance(line, bytes) else line.encode()) + b"\n" for line in lines)
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        call_command("suggest_codings", **options)
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def test_it_answers_each_line_with_a_suggestion(say):
    (answer,) = say(json.dumps(MISSING))
    expected = suggest(MISSING["text"], "in_care", "paragraph")
    assert answer == {
        "id": "g1",
        "themes": [
            {"slug": theme.slug, "score": theme.score, "evidence": [list(span) for span in theme.evidence]}
            for theme in expected.themes
        ],
        "assessment": expected.assessment,
        "assessment_score": expected.assessment_score,
    }


def test_it_needs_no_more_than_a_text(say):
    full, bare = say(json.dumps(MISSING | {"section": "", "kind": ""}), json.dumps({"text": MISSING["text"]}))
    assert (full | {"id": None}) == bare


def test_it_keeps_the_order_and_any_id(say):
    lines = [json.dumps(MISSING | {"id": number}) for number in (3, "a", None)]
    assert [answer["id"] for answer in say(*lines, "")] == [3, "a", None]


def test_it_reads_files_one_after_another(tmp_path, capsys):
    for name in "ab":
        (tmp_path / f"{name}.jsonl").write_text("\ufeff" + json.dumps(MISSING | {"id": name}), encoding="utf-8")
    call_command("suggest_codings", str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl"))
    assert [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()] == ["a", "b"]


def test_it_names_each_line_that_it_cannot_read_and_codes_the_others(say, capsys):
    lines = ["{", "[]", '{"id": 1}', '{"text": 5}', '{"text": "", "kind": 5}', b'{"text": "\xff"}', json.dumps(MISSING)]
    with pytest.raises(CommandError, match="6 lines could not be read") as error:
        say(*lines)
    printed = capsys.readouterr()
    assert error.value.returncode == 1
    assert [json.loads(line)["id"] for line in printed.out.splitlines()] == ["g1"]
    assert [line.split(" (")[0] for line in printed.err.splitlines()] == [
        "standard input, line 1: this is not JSON",
        'standard input, line 2: this is not an object such as {"id": "1", "text": "..."}',
        'standard input, line 3: "text" is missing',
        'standard input, line 4: "text" is not a string',
        'standard input, line 5: "kind" is not a string',
        "standard input, line 6: this is not UTF-8",
    ]


def test_it_says_which_file_is_not_there():
    with pytest.raises(CommandError, match=r"absent\.jsonl: No such file"):
        call_command("suggest_codings", "absent.jsonl")


def test_it_takes_another_model(say, tmp_path):
    save_model(small_model(), tmp_path / "small.npz")
    (answer,) = say(json.dumps(MISSING), model=tmp_path / "small.npz")
    assert answer["themes"][0]["slug"] == "missing-children"


def test_it_refuses_what_is_no_model(tmp_path):
    (tmp_path / "other.npz").write_text("other")
    with pytest.raises(CommandError, match=r"other\.npz is no model of codings"):
        call_command("suggest_codings", model=tmp_path / "other.npz")
