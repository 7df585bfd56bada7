"""A visit goes out as a file and comes back in unchanged; what differs is changed, or refused with a reason."""

import copy
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from inspections.interchange import VisitFileError, findings_sheet, read_sheet, take_in, visit_record
from inspections.models import CodedBy, Finding, Visit
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit():
    visit = make.VisitFactory(topics=[make.TopicFactory()], title="Inspection of Northton")
    make.VisitInspectorFactory(visit=visit)
    make.JudgementFactory(visit=visit)
    make.FindingFactory(visit=visit, themes=[make.ThemeFactory(slug="neglect")], summary="-Help comes early, “mostly”.")
    guess = make.ItemToImproveFactory(
        visit=visit, assessment_by=CodedBy.MACHINE, assessment_score=0.75, page=None, summary="Two\nlines, one comma."
    )
    make.FindingThemeFactory(
        finding=guess, theme=make.ThemeFactory(slug="adoption"), assigned_by="suggested", score=0.5, evidence=[[0, 3]]
    )
    return visit


def through_json(record):
    return json.loads(json.dumps(record))


def test_json_comes_back_in_unchanged(visit):
    before = visit_record(visit)
    taken = take_in(through_json(before))
    assert (visit_record(visit), str(taken)) == (
        before,
        f"{visit}: nothing in the file differs from what is here.",
    )


def test_json_makes_an_equal_draft_where_the_visit_is_not_there(visit):
    before = through_json(visit_record(visit))
    Visit.objects.all().delete()
    taken = take_in(before)
    assert (visit_record(taken.visit), taken.visit.status, taken.added) == (before, "draft", 2)


def test_a_sheet_comes_back_in_unchanged(visit):
    slug, findings = read_sheet(findings_sheet(visit))
    assert {"visit": slug, "findings": findings} == {
        "visit": visit.slug,
        "findings": visit_record(visit)["findings"],
    }
    assert take_in({"visit": slug, "findings": findings}).changed == 0


def test_a_changed_coding_changes_only_its_finding(visit):
    record = through_json(visit_record(visit))
    record["findings"][0]["assessment"] = "mixed"
    record["findings"][0]["themes"][0]["slug"] = "adoption"
    taken = take_in(record)
    assert (taken.added, taken.changed, visit_record(visit)) == (0, 1, record)


def test_it_leaves_findings_alone_that_the_file_lacks(visit):
    record = through_json(visit_record(visit))
    del record["findings"][0]
    take_in(record)
    assert Finding.objects.count() == 2


def broken(record, **changes):
    return copy.deepcopy(record) | changes


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"format": "shopping list"}, "no visit file of a form known here"),
        ({"authority": "999"}, "There is no authority 999 here"),
        ({"authority": "\ud800"}, "half of a character"),
        ({"visit_type": "drop-in"}, "breaks a rule"),
        ({"periods": [{"start": "2024-03-02", "end": "2024-03-01"}]}, "breaks a rule"),
        ({"findings": [{"kind": "paragraph"}]}, "lacks 'reference'"),
        ({"inspectors": [{"name": "a" * 300, "role": "lead", "title": ""}]}, "breaks a rule: value too long"),
        ({"inspectors": [{"name": {"first": "A"}, "role": "lead", "title": ""}]}, "lacks the name of an inspector"),
    ],
)
def test_it_refuses_a_broken_file_and_changes_nothing(visit, changes, reason):
    before = visit_record(visit)
    with pytest.raises(VisitFileError, match=reason):
        take_in(broken(through_json(before), **changes))
    assert visit_record(visit) == before


def test_it_refuses_a_finding_that_is_there_twice(visit):
    record = through_json(visit_record(visit))
    record["findings"] = [record["findings"][0] | {"summary": summary} for summary in ("One.", "Another.")]
    with pytest.raises(VisitFileError, match="stands in the file more than once"):
        take_in(record)


def test_it_refuses_a_theme_that_is_not_there(visit):
    record = through_json(visit_record(visit))
    record["findings"][0]["themes"][0]["slug"] = "weather"
    with pytest.raises(VisitFileError, match="there is no theme weather here"):
        take_in(record)


@pytest.mark.parametrize(
    ("sheet", "reason"),
    [
        ("a,b\n1,2\n", "lacks the column visit"),
        ("", "lacks the column visit"),
        ("x" * 200_000, "Line 1 of the sheet cannot be read"),
    ],
)
def test_it_says_what_is_wrong_with_a_sheet(sheet, reason):
    with pytest.raises(VisitFileError, match=reason):
        read_sheet(sheet)


def test_it_names_the_line_of_a_bad_cell(visit):
    sheet = findings_sheet(visit).replace(f"{visit.slug},{visit.findings.first().order},", f"{visit.slug},first,", 1)
    with pytest.raises(VisitFileError, match="Line 2 of the sheet cannot be read"):
        read_sheet(sheet)


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_the_commands_give_and_take_the_same_files(visit, tmp_path, ending):
    out, said = StringIO(), StringIO()
    call_command("export_visit", visit.slug, format=ending, stdout=out)
    file = tmp_path / f"visit.{ending}"
    file.write_text(out.getvalue(), newline="")
    call_command("import_visit", str(file), stdout=said)
    assert said.getvalue().strip().endswith("nothing in the file differs from what is here.")


def test_the_command_fails_where_a_file_fails_and_takes_the_others(visit, tmp_path):
    (tmp_path / "bad.json").write_text("{")
    (tmp_path / "good.json").write_text(json.dumps(visit_record(visit)))
    said, complained = StringIO(), StringIO()
    with pytest.raises(CommandError) as failure:
        call_command(
            "import_visit", str(tmp_path / "bad.json"), str(tmp_path / "good.json"), stdout=said, stderr=complained
        )
    assert (failure.value.returncode, "cannot be read" in complained.getvalue(), "nothing" in said.getvalue()) == (
        1,
        True,
        True,
    )


def test_a_visit_s_page_leads_to_its_files(visit, client):
    page = client.get(visit.get_absolute_url()).content.decode()
    address = f"/visits/{visit.slug}/file.json"
    assert address in page
    assert json.loads(client.get(address).content) == through_json(visit_record(visit))


def test_a_draft_has_no_public_file(visit, client):
    Visit.objects.update(status="draft")
    assert client.get(f"/visits/{visit.slug}/file.json").status_code == 404
