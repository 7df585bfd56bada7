import json

import pytest
from django.core.management import CommandError, call_command

from tests.documents.made_up import ilacs

KEYS = [
    "file", "sha256", "layout", "authority", "framework", "visit_type", "title", "topics", "periods", "published_on",
    "addressee", "inspectors", "judgements", "findings", "problems",
]  # fmt: skip


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "barnet-2024-08-01.pdf"
    path.write_bytes(ilacs())
    return path


def test_it_prints_one_json_object_per_file(report, capsys):
    call_command("parse_report", str(report), str(report), "--json")
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert first == second
    assert list(first) == KEYS
    assert first["periods"] == [{"start": "2024-06-03", "end": "2024-06-14"}]
    assert first["authority"] == {"name": "Barnet", "dfe_code": "302"}
    assert list(first["findings"][0]) == ["reference", "kind", "section", "page", "text"]
    assert first["problems"][0] | {"message": ""} == {
        "code": "published_on_from_file_name", "message": "", "page": None,
    }  # fmt: skip


def test_it_prints_an_account_for_a_person(report, capsys):
    call_command("parse_report", str(report))
    printed = capsys.readouterr().out
    assert "Inspectors   Robin Marsh (lead)" in printed
    assert "improvement 1 (page 1): The speed of first visits." in printed
    assert "published_on_from_file_name" in printed


def test_it_fails_when_any_file_could_not_be_read(report, tmp_path, capsys):
    empty = tmp_path / "empty.pdf"
    empty.touch()
    with pytest.raises(CommandError, match="2 of 3 could not be read") as failed:
        call_command("parse_report", str(report), str(empty), str(tmp_path / "nowhere.pdf"), "--json")
    assert failed.value.returncode == 1
    good, bad, missing = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (good["layout"], bad["layout"], missing["layout"]) == ("ilacs", "unknown", "unknown")
    assert [problem["code"] for problem in bad["problems"] + missing["problems"]] == ["empty", "not_found"]
