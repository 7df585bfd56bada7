"""What the public is told of how the record came about."""

import datetime

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from inspections.desk.double_coding import open_double_coding
from inspections.models import BlindCoding, CodedBy, Suggestion
from inspections.quality import OTHER_WORDS, public_words
from tests import factories as make


@pytest.fixture
def shown(client, world):
    """A function that opens the page and hands out a table of it as rows of text."""

    def rows(slug):
        table = client.get("/data-quality/").context["tables"][slug]
        return [[str(cell) for cell in row] for row in table.as_values()][1:]

    return rows


def row_of(rows, year):
    return next(row for row in rows if row[1] == str(year))


def test_it_counts_by_family_and_year(world, shown):
    make.DocumentProblemFactory(document__visit=world["south"])
    make.FactCheckFactory(visit=world["south"])
    make.FindingFactory(visit=world["south"], assessment_by=CodedBy.MACHINE)
    world["letter"].facts_from = "second-hand list"
    world["letter"].save()
    rows = shown("quality")
    assert row_of(rows, 2023) == ["ILACS", "2023", "1", "1", "1 of 9", "0 of 1", "2", "1", "3", "1"]
    assert row_of(rows, 2024)[5] == "1 of 2"


def test_drafts_are_not_counted(world, shown):
    make.DocumentProblemFactory(document__visit=world["draft"])
    assert (sum(int(row[2]) for row in shown("quality")), shown("problems")) == (3, [])


def test_open_problems_are_told_in_public_words(client, world, shown):
    document = make.DocumentFactory(visit=world["south"])
    secret = "Paragraph 7, text: “Nobody may see this yet” stands."
    make.DocumentProblemFactory(document=document, code="kept_persons_edit", message=secret)
    make.DocumentProblemFactory(document=document, code="lead_inspector_missing", is_settled=True)
    make.DocumentProblemFactory(document=document, code="page_without_text")
    words = "A later reading of the document says something else than a person entered."
    assert shown("problems") == [["Southborough", "Standard inspection", "2023-04-03", words, "1"]]
    assert "Nobody may see" not in client.get("/data-quality/").content.decode()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("two_lead_inspectors", "The document names two lead inspectors."),
        ("running_header_dates_differ", "The dates at the head of the pages are not those of the visit."),
        ("something_new", OTHER_WORDS),
    ],
)
def test_every_problem_has_words(code, words):
    assert public_words(code) == words


def code_both(visit, *codings):
    """A finding of the visit that is no draft, coded blind by two people: (assessment, themes) of each."""
    visit.findings.drafts().delete()
    people = [User.objects.create(username=f"coder {visit.pk} {number}") for number in (1, 2)]
    boss = User.objects.create_superuser(f"boss {visit.pk}", "", "pw")
    row = open_double_coding(visit.pk, boss, people, sample=1).findings.get()
    for coder, (assessment, themes) in zip(row.double_coding.coders.all(), codings, strict=True):
        said = {"assessment": assessment, "themes": [theme.pk for theme in themes], "finished_at": timezone.now()}
        BlindCoding.objects.create(twice_coded=row, coder=coder, **said)
    row.compared_at = datetime.datetime(2024, 5, 1, 12, tzinfo=datetime.UTC)
    row.save()


def test_it_shows_how_far_people_agree_on_published_findings(client, world, shown):
    code_both(world["south"], ("mixed", [world["harm"]]), ("mixed", [world["harm"], world["plans"]]))
    code_both(world["draft"], ("mixed", [world["harm"]]), ("context", [world["harm"]]))
    assert shown("people-agreement") == [
        ["Assessment", "None", "1 of 1 (100.0%)", "not defined", ""],
        ["Main theme", "None", "1 of 1 (100.0%)", "not defined", ""],
        ["Set of themes", "None", "0 of 1 (0.0%)", "", "0.0"],
        ["Extra-familial harm", "1", "1 of 1 (100.0%)", "not defined", ""],
        ["Plans and reviews", "1", "0 of 1 (0.0%)", "0.0", ""],
    ]
    assert "1 compared, from 1 May 2024 to 1 May 2024" in client.get("/data-quality/").content.decode()


def test_it_shows_how_far_the_machine_agrees_with_people(world, shown):
    finding = world["south"].findings.first()
    Suggestion.objects.keep([(finding, finding.assessment, [world["plans"].pk])])
    assert [row[2] for row in shown("machine-agreement")][:2] == ["1 of 1 (100.0%)", "1 of 1 (100.0%)"]


def test_nobody_is_named(client, world):
    code_both(world["south"], ("mixed", [world["harm"]]), ("context", [world["harm"]]))
    assert "coder " not in client.get("/data-quality/").content.decode().replace("coders", "")


def test_its_numbers_lead_to_as_many_findings(client, world):
    row = client.get("/data-quality/").context["tables"]["quality"].data.data[-1]
    for name in ("reviewed", "suggested", "findings"):
        assert client.get(row[f"{name}_url"]).context["filter"].qs.count() == row[name], name
