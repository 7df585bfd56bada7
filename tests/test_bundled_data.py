"""What the bundled data holds once it is all loaded."""

import csv
import datetime
import re
from pathlib import Path

import pytest
import yaml
from django.test import TestCase
from django.utils.text import slugify

from inspections import bundled
from inspections.bundled.files import DATA, read_csv
from inspections.models import (
    Authority,
    CodedBy,
    Coverage,
    Finding,
    FindingTheme,
    Framework,
    Inspector,
    Judgement,
    StatisticalNeighbour,
    Succession,
    Theme,
    Visit,
)

SEEDS = Path(__file__).resolve().parents[1] / "../shared/seeds"


class BundledDataTest(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.loaded = bundled.load()

    def test_it_says_what_it_has_loaded(self):
        assert str(self.loaded) == (
            "Loaded 158 authorities, 41 themes, 190 inspectors, 480 visits, 2,544 judgements and 2,280 findings "
            "from the bundled data."
        )

    def test_it_holds_as_many_rows_as_the_files(self):
        expected = {"authorities": 158, "successions": 8, "neighbours": 3068, "judgements": 2544, "theme rows": 3387}
        assert expected == {
            "authorities": Authority.objects.count(),
            "successions": Succession.objects.count(),
            "neighbours": StatisticalNeighbour.objects.count(),
            "judgements": Judgement.objects.count(),
            "theme rows": FindingTheme.objects.count(),
        }

    def test_it_holds_every_open_authority_and_theme(self):
        assert Authority.objects.open().count() == 153
        assert Theme.objects.subjects().count() == 40

    def test_it_names_frameworks_so_that_reports_find_them(self):
        assert all(framework.slug == slugify(framework.name) for framework in Framework.objects.all())

    def test_it_says_how_much_of_each_report_is_coded(self):
        counts = {coverage: Visit.objects.filter(coverage=coverage).count() for coverage in Coverage}
        assert counts == {Coverage.NOTHING: 220, Coverage.ITEMS: 259, Coverage.ALL: 1}

    def test_it_publishes_every_visit_and_marks_the_second_hand_ones(self):
        assert Visit.objects.filter(status="published").count() == 480
        note = "Second-hand list of 29 June 2026, not checked against the report"
        assert Visit.objects.filter(facts_from="second-hand list", facts_note=note).count() == 53

    def test_it_holds_items_to_improve_first_in_each_visit(self):
        assert Finding.objects.items_to_improve().count() == 1260
        visit = Visit.objects.get(source_key="201-ilacs-2020-03-02")
        references = list(visit.findings.order_by("order").values_list("order", "reference"))
        assert references[:3] == [(1, "improvement 1"), (2, "improvement 2"), (3, "paragraph 11")]

    def test_it_has_every_finding_coded_by_a_person_in_our_words(self):
        assert not Finding.objects.exclude(assessment_by=CodedBy.PERSON, text="").exists()
        assert not Finding.objects.filter(themes__isnull=True).exists()
        assert not FindingTheme.objects.exclude(assigned_by=CodedBy.PERSON).exists()

    def test_it_keeps_both_lead_inspectors_and_both_periods_of_a_visit(self):
        two_leads = Visit.objects.get(source_key="861-ilacs-2022-10-03")
        assert [(row.inspector.name, row.role) for row in two_leads.inspector_rows.all()] == [
            ("Rebecca Quested", "lead"),
            ("Matt Reed", "lead"),
        ]
        assert Visit.objects.filter(periods__isnull=False).distinct().count() == 480
        assert sum(visit.periods.count() - 1 for visit in Visit.objects.all()) == 3

    def test_it_knows_an_inspector_by_every_printed_spelling(self):
        inspector = Inspector.objects.named("Jenny -Ellen Scotland")
        assert (inspector.name, inspector.visit_rows.count()) == ("Jenny-Ellen Scotland", 4)
        printed = {row["alias"] for row in read_csv("inspector_aliases.csv")}
        assert not Inspector.objects.filter(name__in=printed).exists()

    def test_it_gives_a_reason_for_every_missing_grade(self):
        reasons = Judgement.objects.filter(grade=None).values_list("no_grade_reason", flat=True)
        assert (
            sorted(reasons)
            == ["not judged in this visit"] * 4 + ["overall effectiveness is not judged from April 2026"] * 2
        )

    def test_it_says_in_the_history_where_a_row_came_from(self):
        for model in (Authority, Visit, Finding, FindingTheme, Judgement):
            assert set(model.history.values_list("history_change_reason", flat=True)) == {"Bundled data"}

    def test_it_fits_what_the_models_ask_of_a_person(self):
        for visit in Visit.objects.all():
            assert visit.reasons_not_to_publish() == []

    def test_it_holds_the_westminster_visit_in_full(self):
        visit = Visit.objects.get(slug="westminster-focused-visit-2022-07-20")
        (period,) = visit.periods.all()
        inspectors = visit.inspector_rows.values_list("inspector__name", "role", "title")
        assert (period.start, period.end) == (datetime.date(2022, 6, 15), datetime.date(2022, 6, 16))
        assert list(inspectors) == [
            ("Kendra Bell", "lead", "Her Majesty's Inspector"),
            ("Teresa Godfrey", "team", "Her Majesty's Inspector"),
        ]
        assert [topic.name for topic in visit.topics.all()] == ["Vulnerable children at extra-familial risk"]
        assert visit.addressee.startswith("Sarah Newman, Bi-Borough Executive Director")
        assert visit.findings.count() == 22

    def test_it_holds_the_two_weaknesses_of_the_westminster_visit(self):
        weak = Finding.objects.filter(visit__source_key="213-ilacs-2022-06-15", assessment="needs_improvement")
        themes = {finding.reference: [theme.slug for theme in finding.themes.all()] for finding in weak}
        assert themes == {"paragraph 12 (b)": ["performance-and-qa"], "paragraph 13 (b)": ["management-oversight"]}

    def test_it_holds_what_the_council_answered(self):
        (response,) = Visit.objects.get(source_key="213-ilacs-2022-06-15").responses.all()
        speakers = [statement.speaker for statement in response.statements.all()]
        assert (response.published_on, speakers) == (
            datetime.date(2022, 7, 20),
            ["Sarah Newman", "Councillor Tim Roca"],
        )
        assert not any(statement.text for statement in response.statements.all())


def our_wording():
    """Every sentence of the bundled data that we worded ourselves, with its place. Names and posts are facts."""
    for row in read_csv("sample/findings.csv"):
        yield row.place, row["summary"]
    for name in ("codebook.yaml", "coding_guide.md", "README.md"):
        yield name, (DATA / name).read_text(encoding="utf-8")
    visit = yaml.safe_load((DATA / "westminster_2022.yaml").read_text(encoding="utf-8"))
    for finding in visit["findings"]:
        yield finding["reference"], finding["summary"]
    for response in visit["responses"]:
        yield response["title"], response["summary"]
        yield from ((statement["speaker"], statement["summary"]) for statement in response["statements"])


def runs(text, length):
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]s?\b", "", text.lower()))
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


@pytest.mark.skipif(not SEEDS.exists(), reason="needs the shared folder beside the repository")
def test_it_shares_no_six_words_in_a_row_with_the_documents_behind_it():
    theirs = set().union(*(runs(path.read_text(encoding="utf-8"), 6) for path in SEEDS.glob("*.txt")))
    shared = {place: runs(text, 6) & theirs for place, text in our_wording()}
    assert {place: same for place, same in shared.items() if same} == {}


def test_it_names_each_figure_that_was_published():
    with (DATA / "published_figures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 16
    assert all(datetime.date.fromisoformat(row["as_at"]) and row["figure"] and row["value"] for row in rows)
