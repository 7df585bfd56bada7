import pytest
from django.core.management import CommandError, call_command

from inspections.coding import read_model
from inspections.coding.training.examples import Example, gather
from inspections.management.commands import train_coding
from inspections.models import Assessment, CodedBy, Kind, Section
from tests.coding.made_up import examples
from tests.factories import AuthorityFactory, FindingFactory, FindingThemeFactory, ThemeFactory, VisitFactory


@pytest.fixture
def few_examples(monkeypatch):
    monkeypatch.setattr(train_coding, "gather", lambda shared: list(examples()))


@pytest.mark.usefixtures("few_examples")
def test_it_says_what_it_learned_from_and_writes_the_model(tmp_path, capsys):
    path = tmp_path / "model.npz"
    call_command("train_coding", output=path)
    facts = read_model(path).facts
    assert (facts["learned_from"], facts["authorities"]) == ({"coded": 36, "gold": 72}, 3)
    assert capsys.readouterr().out.splitlines()[:2] == [
        "    36 passages of published reports, coded for training",
        "    72 passages of gold/passages_dev.csv",
    ]


def test_it_does_not_put_a_worse_model_in_place_of_the_bundled_one(tmp_path):
    with pytest.raises(CommandError, match=r"No passages of reports to learn from .* --output"):
        call_command("train_coding", shared=tmp_path)


def test_it_finds_the_summaries_of_the_sample_without_the_shared_folder(tmp_path):
    found = gather(tmp_path)
    assert {example.source for example in found} == {"summary"}
    assert len(found) == 2258
    assert not any(example.assessment for example in found if example.kind == "improvement")


@pytest.mark.django_db
def test_it_learns_from_findings_that_a_person_confirmed():
    visit = VisitFactory(authority=AuthorityFactory(dfe_code="213"))
    themes = [ThemeFactory(slug=slug) for slug in ("workforce", "neglect")]

    def finding(reference, by, **values):
        row = FindingFactory(
            visit=visit, reference=reference, kind=Kind.PARAGRAPH, section=Section.LEADERS,
            assessment=Assessment.STRENGTH, **values,
        )  # fmt: skip
        for rank, (theme, assigned_by) in enumerate(zip(themes, by, strict=False), start=1):
            FindingThemeFactory(finding=row, theme=theme, rank=rank, assigned_by=assigned_by)

    person, machine = CodedBy.PERSON, CodedBy.MACHINE
    finding("paragraph 1", [person, person], text="Staff stay.", heading="Leaders", assessment_by=person)
    finding("paragraph 2", [person], text="Staff leave.", heading="", assessment_by=machine)
    finding("paragraph 3", [person, machine], text="Half confirmed.", assessment_by=person)
    finding("paragraph 4", [person], text="", summary="In our words.", assessment_by=person)
    finding("paragraph 5", [], text="Not coded.", assessment_by=machine)
    assert list(train_coding.confirmed()) == [
        Example("Staff stay.", "Leaders", "paragraph", ("workforce", "neglect"), "strength", "80519", "confirmed"),
        Example("Staff leave.", "leaders", "paragraph", ("workforce",), "", "80519", "confirmed"),
    ]
