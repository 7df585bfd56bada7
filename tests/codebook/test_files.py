"""The codebook as a file and back."""

import pytest
from defusedxml.ElementTree import fromstring

from inspections.bundled.codebook import load_codebook
from inspections.codebook.csv_file import codebook_csv
from inspections.codebook.errors import CodebookFileError
from inspections.codebook.files import read_text, text_of
from inspections.codebook.qdc_file import codebook_qdc
from inspections.codebook.standing import codebook_now
from inspections.codebook.steps import merge_themes, retire
from inspections.codebook.taking_in import preview, take_in
from inspections.codebook.versions import Record
from inspections.codebook.yaml_file import codebook_yaml
from inspections.models import CodebookVersion, FindingTheme, Theme, ThemeGroup

from .conftest import codings

WRITERS = {"yaml": codebook_yaml, "csv": codebook_csv, "qdc": codebook_qdc}


def written(ending):
    return WRITERS[ending](codebook_now())


def taken_in(text, ending, **options):
    """The sentences of what the text changed."""
    record = Record()
    take_in(read_text(text, ending), record, **options)
    return [difference.words for difference in record.told]


def rename(theme, name, slug):
    theme.name, theme.slug = name, slug
    theme.save()


@pytest.mark.parametrize("ending", ["yaml", "csv"])
def test_codebook_export_and_import_round_trip_equal_with_a_merge_and_a_rename_in_between_and_no_coding_lost(
    book, record, ending
):
    before, rows = written(ending), FindingTheme.objects.count()
    merge_themes(book.themes["early-help"], book.themes["front-door"], record=record)
    rename(book.themes["plans"], "Plans that work", "plans-that-work")
    after, now = written(ending), {name: codings(finding) for name, finding in book.findings.items()}
    assert after != before
    assert taken_in(after, ending) == []
    taken_in(before, ending)
    taken_in(after, ending)
    assert written(ending) == after.replace("version: 1", f"version: {CodebookVersion.objects.first().number}", 1)
    assert {name: codings(finding) for name, finding in book.findings.items()} == now
    joined = 2  # findings that had both themes have the one that stays
    assert (rows, FindingTheme.objects.count()) == (7, 7 - joined)
    assert FindingTheme.history.values("id").distinct().count() == rows


@pytest.mark.parametrize("ending", ["yaml", "csv"])
def test_another_installation_follows_a_merge_and_a_rename_with_its_own_codings(book, record, ending):
    before = written(ending)
    merge_themes(book.themes["early-help"], book.themes["front-door"], record=record)
    rename(book.themes["plans"], "Plans that work", "plans-that-work")
    after = written(ending)
    taken_in(before, ending)  # as the other installation stands
    book.findings["one"].theme_rows.update(theme=book.themes["early-help"])
    moved_on = "The address plans of “Plans that work” leads to plans-that-work now."
    assert taken_in(after, ending) == [
        "“Front door”: terms added: early help.",
        f"“Plans” is called “Plans that work” now. {moved_on}",
        "“Early help” went into “Front door”: 1 coding moved.",
    ]
    assert codings(book.findings["one"]) == [("front-door", "reviewed")]


@pytest.mark.parametrize("ending", ["yaml", "csv"])
def test_it_builds_the_whole_codebook_where_there_is_none(book, record, ending):
    book.findings.clear()
    FindingTheme.objects.all().delete()
    merge_themes(book.themes["early-help"], book.themes["front-door"], record=record)
    ThemeGroup.objects.create(name="Empty", order=9)
    text = written(ending)
    Theme.objects.update(merged_into=None)
    Theme.objects.all().delete()
    ThemeGroup.objects.all().delete()
    taken_in(text, ending)
    number = CodebookVersion.objects.first().number
    assert written(ending) == text.replace("version: 1", f"version: {number}", 1)


@pytest.mark.parametrize("ending", WRITERS)
def test_the_bundled_codebook_comes_back_as_it_is(db, ending):
    load_codebook()
    text = written(ending)
    assert taken_in(text, ending) == []
    assert written(ending) == text


def test_a_preview_tells_what_would_change_and_changes_nothing(book):
    text = written("csv").replace("Early help", "Early support").replace("plans,Plans", "journeys,Journeys")
    text = "\n".join(line for line in text.splitlines() if ",front-door," not in line)
    lines = [line.partition("00")[0] if ",journeys," in line else line for line in text.splitlines()]
    assert len(lines) == 4
    before = written("yaml")
    found = preview(read_text(text, "csv"), retires_missing=True)
    kinds = {str(change.kind) for change in found.changes}
    assert ({"renamed", "retired"} <= kinds, written("yaml"), CodebookVersion.objects.count()) == (True, before, 0)


def test_names_may_be_exchanged(book):
    text = (
        written("csv").replace("early-help,Early help", "x,X").replace("front-door,Front door", "early-help,Early help")
    )
    taken_in(text.replace("x,X", "front-door,Front door"), "csv")
    assert Theme.objects.get(slug="front-door").pk == book.themes["early-help"].pk


def test_it_leaves_or_retires_what_the_file_does_not_have(book):
    text = "\n".join(line for line in written("csv").splitlines() if ",plans," not in line)
    assert taken_in(text, "csv") == []
    assert taken_in(text, "csv", retires_missing=True) == ["“Plans” was retired."]


def test_it_understands_the_older_csv_without_identifiers(book):
    text = "group,slug,name,scope,include,exclude,terms,residual\nhelp,early-help,Early support,New.,,,,no\n"
    assert taken_in(text, "csv") == [
        "“Early help” is called “Early support” now.",
        "“Early support”: scope reworded; terms taken away: early help.",
    ]


NAMESPACE = "{urn:QDA-XML:codebook:1.0}"


def test_qdc_has_the_structure_of_the_standard(book, record):
    retire(book.themes["visits"], record=record)
    root = fromstring(written("qdc"))
    assert (root.tag, list(root.attrib), [child.tag for child in root]) == (
        f"{NAMESPACE}CodeBook",
        ["origin"],
        [f"{NAMESPACE}Codes"],
    )
    codes = list(root.iter(f"{NAMESPACE}Code"))
    for code in codes:
        assert sorted(code.attrib) == ["color", "guid", "isCodable", "name"]
        assert (len(code.get("guid")), code.get("guid").isupper() or code.get("guid")[:1].isdigit()) == (36, True)
        assert (code.get("color")[0], int(code.get("color")[1:], 16) <= 0xFFFFFF) == ("#", True)
        tags = [child.tag.removeprefix(NAMESPACE) for child in code]
        assert tags in (["Description"], ["Code"] * len(tags))
    assert [(code.get("name"), code.get("isCodable")) for code in codes] == [
        ("Help", "false"),
        ("Early help", "true"),
        ("Front door", "true"),
        ("Care", "false"),
        ("Plans", "true"),
    ]
    assert len({code.get("guid") for code in codes}) == 5


def test_qdc_comes_back_as_what_it_was(book):
    Theme.objects.filter(slug="plans").update(include="Goals.\nDates.", exclude="Visits (visits).", is_residual=True)
    text = written("qdc")
    assert taken_in(text, "qdc") == []
    rename(Theme.objects.get(slug="plans"), "Planning", "planning")
    assert taken_in(text, "qdc") == ["“Planning” is called “Plans” now."]


def test_it_reads_the_qdc_of_another_program(book):
    text = """<?xml version="1.0" encoding="utf-8"?>
    <CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Another">
      <Codes>
        <Code guid="0D62985D-B147-4D01-A9B5-CAE5DCD98342" name="Trust" isCodable="true"/>
        <Code guid="1D62985D-B147-4D01-A9B5-CAE5DCD98342" name="Staff" isCodable="true">
          <Code guid="2D62985D-B147-4D01-A9B5-CAE5DCD98342" name="Training" isCodable="true">
            <Description>How staff learn.</Description>
          </Code>
        </Code>
      </Codes>
      <Sets/>
    </CodeBook>"""
    assert sorted(taken_in(text, "qdc")) == [
        "“Staff” was added.",
        "“Training” was added.",
        "“Trust” was added.",
        "“Without a group” was added.",
    ]
    theme = Theme.objects.get(slug="training")
    assert (theme.scope, theme.group.name) == ("How staff learn.", "Staff")
    assert str(theme.guid).upper() == "2D62985D-B147-4D01-A9B5-CAE5DCD98342"


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\ngroups: [*b, *b]"
BAD = {
    "yaml": [
        (BOMB, "aliases"),
        ("groups: !!python/object/apply:os.system [ls]", "aliases or tags"),
        ("[" * 20_000, "no YAML"),
        ("groups: {a: 1}", "groups must be a list"),
        ("groups: [{slug: a, name: A, themes: [{slug: b, naem: B}]}]", "group 1, theme 1: “naem” is not known here"),
        ("groups: [{slug: a, name: A, themes: [{slug: b, name: 1}]}]", "name must be a text"),
        (
            "groups: [{slug: a, name: A, themes: [{slug: b, name: B}]}]",
            "The theme b, scope: This field cannot be blank",
        ),
        ("groups: [{slug: a, name: A}]", "The file holds no theme"),
        ("version: many", "a whole number"),
        (
            "groups: [{slug: a, name: A, themes: [{slug: b, name: B, scope: s}, {slug: b, name: C, scope: s}]}]",
            "Two themes have the slug “b”",
        ),
        (
            "groups: [{slug: a, name: A, themes: [{slug: b, name: B, scope: s, retired: 2026-01-01, merged_into: c}]}]",
            "merged into c, which is not in the file",
        ),
    ],
    "csv": [
        ("slug,name\n", "The column group is missing"),
        ("group,slug,name,scope,include,exclude,terms\na,b\n", "Line 2 has more or fewer cells"),
        ("group,slug,name,scope,include,exclude,terms,residual\na,b,B,s,,,,maybe\n", "residual is yes or no"),
        ("group,slug,name,scope,include,exclude,terms\na,b c,B,s,,,\n", "letters, digits and hyphens"),
        ("group,slug,name,scope,include,exclude,terms\na,codebook,B,s,,,\n", "taken by a page"),
    ],
    "qdc": [
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "refused"),
        ("<CodeBook/>", "no REFI-QDA codebook"),
        ("<CodeBook", "no XML"),
    ],
    "exe": [("", "ends with .yaml, .csv or .qdc")],
}


@pytest.mark.parametrize(("ending", "text", "words"), [(e, *case) for e, cases in BAD.items() for case in cases])
def test_it_says_what_is_wrong_with_a_file(db, ending, text, words):
    with pytest.raises(CodebookFileError, match=words.replace("(", r"\(")):
        take_in(read_text(text, ending), Record())
    assert not Theme.objects.exists()


@pytest.mark.parametrize(
    ("data", "words"), [(b"\xff\xfe", "not UTF-8"), (b"a\x00b", "not text"), (b"x" * 500_001, "larger than 500 KB")]
)
def test_it_refuses_what_is_no_text(data, words):
    with pytest.raises(CodebookFileError, match=words):
        text_of(data)
