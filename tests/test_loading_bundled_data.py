"""How the bundled data is loaded: once, never over what people did since, and with a clear word about a bad file."""

import csv
import io
import shutil
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from inspections import bundled
from inspections.bundled import files
from inspections.bundled.places import load_authorities
from inspections.bundled.vocabulary import load_vocabulary
from inspections.models import (
    Authority,
    Finding,
    FindingTheme,
    Framework,
    Inspector,
    StatisticalNeighbour,
    Theme,
    Visit,
    VisitInspector,
)
from tests.factories import AuthorityFactory, InspectorFactory, VisitFactory

KEPT = {
    "authorities.csv": ("dfe_code", {"213", "835", "838"}),
    "statistical_neighbours.csv": ("dfe_code", {"213"}),
    "sample/visits.csv": ("visit", {"213-ilacs-2019-09-09", "838-ilacs-2021-09-27"}),
    "sample/judgements.csv": ("visit", {"213-ilacs-2019-09-09", "838-ilacs-2021-09-27"}),
    "sample/findings.csv": ("visit", {"213-ilacs-2019-09-09", "838-ilacs-2021-09-27"}),
}


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A folder of bundled data that is quick to load: two authorities and an older one, two visits of the sample."""
    folder = shutil.copytree(files.DATA, tmp_path / "data")
    for name, (column, keys) in KEPT.items():
        rewrite(folder / name, lambda rows, column=column, keys=keys: [row for row in rows if row[column] in keys])
    monkeypatch.setattr(files, "DATA", folder)
    return folder


def rewrite(path, change):
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(change(rows))


def with_first(column, value):
    """A change of a file: another value in its first row."""
    return lambda rows: [{**rows[0], column: value}, *rows[1:]]


def load():
    output = io.StringIO()
    call_command("load_bundled_data", stdout=output)
    return output.getvalue().strip()


@pytest.mark.django_db
def test_it_loads_once_and_then_finds_nothing_to_do(data):
    assert load() == (
        "Loaded 3 authorities, 41 themes, 4 inspectors, 3 visits, 8 judgements and 32 findings from the bundled data."
    )
    before = {model: list(model.objects.order_by("pk").values()) for model in (Authority, Visit, Finding, Theme)}
    assert load() == "The bundled data is already there: nothing to load."
    assert before == {model: list(model.objects.order_by("pk").values()) for model in before}


@pytest.mark.django_db
def test_it_needs_few_queries_when_there_is_nothing_to_do(data, django_assert_max_num_queries):
    load()
    with django_assert_max_num_queries(30):
        load()


@pytest.mark.django_db
def test_it_keeps_what_a_person_changed(data):
    load()
    finding = Finding.objects.get(visit__source_key="213-ilacs-2022-06-15", reference="paragraph 12 (b)")
    finding.theme_rows.all().delete()
    Finding.objects.filter(pk=finding.pk).update(summary="Reworded.", reference="paragraph 12, end")
    Authority.objects.filter(dfe_code="213").update(name="City of Westminster")
    Theme.objects.filter(slug="neglect").update(name="Neglect")
    load()
    finding.refresh_from_db()
    assert (finding.summary, finding.theme_rows.count(), finding.visit.findings.count()) == ("Reworded.", 0, 22)
    assert Authority.objects.get(dfe_code="213").name == "City of Westminster"
    assert Theme.objects.get(slug="neglect").name == "Neglect"


@pytest.mark.django_db
def test_it_does_not_bring_back_what_a_person_deleted(data):
    load()
    Visit.objects.get(source_key="838-ilacs-2021-09-27").delete()
    Theme.objects.get(slug="young-carers").delete()
    load()
    assert not Visit.objects.filter(source_key="838-ilacs-2021-09-27").exists()
    assert not Theme.objects.filter(slug="young-carers").exists()


@pytest.mark.django_db
def test_it_adds_a_visit_that_a_later_release_brings(data):
    visits = data / "sample" / "visits.csv"
    added = {"visit": "838-ilacs-2030-01-07", "start_date": "2030-01-07", "published_on": "2030-03-01"}
    load()
    rewrite(visits, lambda rows: [*rows, {**rows[-1], **added, "periods": "2030-01-07/2030-01-11"}])
    assert load() == "Loaded 1 visit from the bundled data."
    assert Visit.objects.get(source_key="838-ilacs-2030-01-07").coverage == "nothing"


@pytest.mark.django_db
def test_it_uses_an_inspector_who_is_there_under_another_spelling(data):
    there = InspectorFactory(name="N Stacey", aliases=["Nick Stacey"])
    load()
    row = VisitInspector.objects.get(visit__source_key="213-ilacs-2019-09-09")
    assert row.inspector == there
    assert not Inspector.objects.filter(name="Nick Stacey").exists()


@pytest.mark.django_db
def test_it_loads_neighbours_and_successions_between_authorities_that_are_there(data):
    load()
    dorset = Authority.objects.get(dfe_code="838")
    assert [str(row) for row in dorset.successions_in.all()] == ["Dorset (county council to 2019) to Dorset"]
    assert not StatisticalNeighbour.objects.exists()


MISTAKES = {
    "a theme nobody knows": (
        "sample/findings.csv",
        with_first("themes", "happiness"),
        "inspections/data/sample/findings.csv, line 2: there is no theme 'happiness'. "
        "Mend it, or restore the file of this release.",
    ),
    "no theme": ("sample/findings.csv", with_first("themes", ""), "one to three different themes"),
    "a theme twice": ("sample/findings.csv", with_first("themes", "neglect; neglect"), "one to three different themes"),
    "a kind nobody knows": ("sample/findings.csv", with_first("kind", "aside"), "line 2: a finding of the sample is"),
    "an assessment nobody knows": ("sample/findings.csv", with_first("assessment", "fine"), "line 2: assessment: "),
    "a finding without a visit": ("sample/findings.csv", with_first("visit", "1-x"), "line 2: there is no visit '1-x'"),
    "a visit twice": (
        "sample/visits.csv",
        lambda rows: [*rows, rows[0]],
        "line 4: visit '213-ilacs-2019-09-09' stand already in sample/visits.csv, line 2",
    ),
    "a date that is none": ("sample/visits.csv", with_first("published_on", "15 May"), "line 2: published_on: "),
    "an authority nobody knows": ("sample/visits.csv", with_first("dfe_code", "999"), "line 2: there is no authority"),
    "more titles than leads": ("sample/visits.csv", with_first("lead_inspector", ""), "line 2: there are more titles"),
    "a grade nobody knows": ("sample/judgements.csv", with_first("grade", "fair"), "line 2: there is no grade 'fair'"),
    "a region nobody knows": ("authorities.csv", with_first("region", "Wales"), "line 2: there is no region 'Wales'"),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "change", "message"), MISTAKES.values(), ids=MISTAKES)
def test_it_names_the_row_of_a_mistake_and_loads_nothing(data, name, change, message):
    rewrite(data / name, change)
    with pytest.raises(bundled.BundledDataError) as error:
        bundled.load()
    assert message in str(error.value)
    assert not FindingTheme.objects.exists()
    assert not Authority.objects.exists()


@pytest.mark.django_db
def test_it_names_a_file_that_is_not_there(data):
    (data / "successions.csv").unlink()
    with pytest.raises(CommandError, match=r"inspections/data/successions\.csv: the file cannot be read"):
        load()


@pytest.mark.django_db
def test_it_names_a_file_that_lost_a_column(data):
    path = data / "sample" / "visits.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("report_url", "address"), encoding="utf-8")
    with pytest.raises(CommandError, match=r"visits\.csv, line 2: the column report_url is missing"):
        load()


@pytest.mark.django_db
def test_it_names_a_row_that_lost_a_cell(data):
    path = data / "successions.csv"
    path.write_text(path.read_text(encoding="utf-8") + "909,943\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"successions\.csv, line 10: the row has more or fewer cells"):
        load()


@pytest.mark.django_db
def test_it_names_yaml_that_cannot_be_read(data):
    (data / "codebook.yaml").write_text("groups: [", encoding="utf-8")
    with pytest.raises(CommandError, match=r"codebook\.yaml: this is no YAML"):
        load()


@pytest.mark.django_db
def test_it_says_what_to_do_when_a_row_of_ours_stands_in_the_way(data):
    AuthorityFactory(name="Westminster", dfe_code="999")
    with pytest.raises(CommandError, match="Rename or merge the row it names in the admin"):
        load()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("visit_type", "days", "published_on", "is_same"),
    [
        ("standard", [(date(2019, 9, 10), date(2019, 9, 12))], None, True),
        ("short", [], date(2019, 10, 15), True),
        ("focused_visit", [(date(2019, 9, 10), date(2019, 9, 12))], None, False),
        ("standard", [(date(2018, 9, 10), date(2018, 9, 12))], None, False),
    ],
)
def test_it_leaves_a_visit_alone_that_came_from_its_report_before(data, visit_type, days, published_on, is_same):
    load_vocabulary()
    load_authorities()
    there = VisitFactory(
        authority=Authority.objects.get(dfe_code="213"),
        framework=Framework.objects.get(slug="ilacs"),
        visit_type=visit_type,
        periods=days,
        published_on=published_on,
        status="draft",
    )
    load()
    there.refresh_from_db()
    assert (there.source_key == "213-ilacs-2019-09-09", there.status) == (is_same, "draft")
    assert Visit.objects.count() == (3 if is_same else 4)
    assert load() == "The bundled data is already there: nothing to load."
