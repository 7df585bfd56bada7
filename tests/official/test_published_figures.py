"""A published figure is equal to ours, or different for a reason that is named, or not explained."""

import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from inspections.models import Authority, PublishedFigure, Region
from inspections.official import Inspections, Outcomes, Verdict, compare
from inspections.tally import current_tally
from tests import factories as make
from tests.world import inspect

pytestmark = pytest.mark.django_db
DAY = datetime.date(2024, 3, 31)


@pytest.fixture(autouse=True)
def record():
    """Three authorities judged, two of them good or better, one of those twice; a fourth has no inspection."""
    first = make.AuthorityFactory(name="Northton", region=Region.NORTH_EAST)
    inspect(first, "2019-05-01", "2019-07-01", grade="requires_improvement")
    inspect(first, "2022-05-01", "2022-07-01", grade="good")
    inspect(make.AuthorityFactory(region=Region.LONDON), "2022-05-01", "2022-07-01", grade="outstanding")
    inspect(make.AuthorityFactory(region=Region.LONDON), "2022-05-01", "2022-07-01", grade="inadequate")
    make.AuthorityFactory(name="Westshire", region=Region.SOUTH_WEST)


def compared(words, value, unit="percent"):
    figure = PublishedFigure(source="A release", as_at=DAY, figure=words, value=value, unit=unit)
    found = compare(figure, Outcomes.on(DAY, Inspections(current_tally()), list(Authority.objects.all())))
    return found.ours, found.verdict


@pytest.mark.parametrize(
    ("words", "value", "unit", "expected"),
    [
        ("authorities judged good or outstanding overall", "67", "percent", ("66.7", Verdict.EQUAL)),
        ("authorities judged good or outstanding overall", "2", "count", ("2", Verdict.EQUAL)),
        ("London good or outstanding", "50", "percent", ("50.0", Verdict.EQUAL)),
        ("authorities judged inadequate overall", "33", "percent", ("33.3", Verdict.EQUAL)),
        ("authorities judged inadequate overall", "25", "percent", ("33.3", Verdict.EXPLAINED)),
        ("London good or outstanding", "85", "percent", ("50.0", Verdict.UNEXPLAINED)),
        ("authorities inspected more than once under ILACS", "1", "count", ("1", Verdict.EQUAL)),
        ("of those: improved overall grade between first and latest", "1", "count", ("1", Verdict.EQUAL)),
        ("of those: retained the same grade of good or outstanding", "0", "count", ("0", Verdict.EQUAL)),
        ("of those: declined", "9", "count", ("0", Verdict.UNEXPLAINED)),
        ("something about weather", "4", "count", ("", Verdict.UNEXPLAINED)),
        ("full inspections in 2024 by outcome: positive / inconsistent", "7/11/8", "counts", ("0/0/0", "Explained")),
    ],
)
def test_it_compares(words, value, unit, expected):
    assert compared(words, value, unit) == expected


def figures_file(folder, value):
    path = folder / "figures.csv"
    path.write_text(
        "source,as_at,figure,value,unit,note\n"
        f"A release,2024-03-31,authorities judged good or outstanding overall,{value},percent,\n"
    )
    return path


def test_the_command_says_how_many_are_equal(tmp_path):
    said = StringIO()
    call_command("check_published_figures", str(figures_file(tmp_path, 67)), stdout=said)
    assert said.getvalue().splitlines()[-1] == "1 published figures: 1 equal, 0 explained, 0 not explained."


def test_the_command_fails_on_an_unexplained_difference(tmp_path):
    with pytest.raises(CommandError) as refusal:
        call_command("check_published_figures", str(figures_file(tmp_path, 5)), stdout=StringIO())
    assert refusal.value.returncode == 1


def test_the_command_says_what_a_file_of_figures_needs(tmp_path):
    path = tmp_path / "figures.csv"
    path.write_text("when,what\n2024,all\n")
    with pytest.raises(CommandError, match="needs the columns source, as_at, figure"):
        call_command("check_published_figures", str(path))
