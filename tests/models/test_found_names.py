"""Authorities, themes, inspectors and visits are found by words, also by names spelt nearly right."""

import datetime

import pytest

from inspections.models import Authority, Inspector, Theme, Visit, VisitType
from tests.factories import AuthorityFactory, InspectorFactory, ThemeFactory, TopicFactory, VisitFactory

pytestmark = pytest.mark.django_db


def names(queryset):
    return [row.name for row in queryset]


@pytest.fixture
def councils():
    AuthorityFactory(name="Islington")
    AuthorityFactory(name="Kensington and Chelsea", aliases=["RBKC"])
    AuthorityFactory(name="North Northamptonshire")
    AuthorityFactory(name="Northumberland")
    AuthorityFactory(name="Sheffield")
    AuthorityFactory(name="Westminster")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("westminster", ["Westminster"]),
        ("Westminister", ["Westminster"]),
        ("WESTMNSTER", ["Westminster"]),
        ("sheffeild", ["Sheffield"]),
        ("shef", ["Sheffield"]),
        ("minster", ["Westminster"]),
        ("kensington", ["Kensington and Chelsea"]),
        ("chelsea", ["Kensington and Chelsea"]),
        ("rbkc", ["Kensington and Chelsea"]),
        ("northamptonshire", ["North Northamptonshire"]),
        ("a focused visit to Westminster in 2022", ["Westminster"]),
        ("zebra", []),
        ("100%", []),
        ("_", []),
    ],
)
def test_it_finds_authorities(councils, words, found):
    assert names(Authority.objects.search(words)) == found


def test_it_puts_the_nearest_name_first(councils):
    assert names(Authority.objects.search("northumb")) == ["Northumberland"]
    assert names(Authority.objects.search("north")) == ["North Northamptonshire", "Northumberland"]


def test_it_finds_a_theme_by_a_term_and_an_inspector_by_another_spelling():
    ThemeFactory(name="Front door", terms=["MASH", "referral*"])
    InspectorFactory(name="Robin Lead", aliases=["R Leade"])
    assert names(Theme.objects.search("mash")) == ["Front door"]
    assert names(Inspector.objects.search("leade")) == ["Robin Lead"]


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("westminster", [2021, 2022]),
        ("westminister 2022", [2022]),
        ("focused visit westminster", [2022]),
        ("the front door", [2022]),
        ("inspection May", [2021]),
        ("westminster 2019", []),
        ("", []),
        ("of", []),
    ],
)
def test_it_finds_visits_that_every_word_describes(words, years):
    westminster = AuthorityFactory(name="Westminster")
    VisitFactory(authority=westminster, published_on=datetime.date(2021, 5, 4))
    focused = {"visit_type": VisitType.FOCUSED, "topics": [TopicFactory(name="Front door")]}
    VisitFactory(authority=westminster, published_on=datetime.date(2022, 7, 20), **focused)
    found = Visit.objects.search(words).order_by("published_on")
    assert [visit.published_on.year for visit in found] == years
