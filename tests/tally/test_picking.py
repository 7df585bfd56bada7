"""Every condition means in the tally what it means in the database: the same findings, in the same order."""

import random

import pytest
from django.http import QueryDict

from inspections.filters import FindingFilter, VisitFilter
from inspections.filters.findings import BEST_FIRST
from inspections.filters.pages import VisitPages
from inspections.models import Assessment, Finding, FindingTheme, Kind, Section, Visit
from inspections.tally import ordering
from tests.factories import FindingFactory
from tests.world import build_world

pytestmark = pytest.mark.django_db

TRIES = 60
VISIT_SORTS = [f"{way}{field}" for field in ordering.VISITS for way in ("", "-")]
SORTS = [(), ("visit__authority__name",), ("-kind", "order"), ("assessment",), ("-section",), ("page",), ("-page",)]


class InTheDatabase:
    """A filter set that asks the database for everything."""

    picked = None


class FindingsInTheDatabase(InTheDatabase, FindingFilter):
    pass


class VisitsInTheDatabase(InTheDatabase, VisitFilter):
    pass


@pytest.fixture
def world(db):
    """The small England of the page tests, with findings of every kind more."""
    world = build_world()
    chance = random.Random(3)  # noqa: S311 - only choices
    for number in range(24):
        FindingFactory(
            visit=world[chance.choice(["north", "south", "letter"])],
            kind=chance.choice(Kind.values),
            section=chance.choice(Section.values),
            assessment=chance.choice(Assessment.values),
            page=chance.choice([None, 1, 2, 30]),
            themes=chance.sample([world["harm"], world["plans"]], number % 3),
        )
    FindingTheme.objects.filter(pk__in=FindingTheme.objects.all()[:9]).update(assigned_by="suggested")
    return world


def questions(filter_set, seed):
    """Random addresses: one to three conditions with one or two of their choices, sometimes days and words."""
    chance = random.Random(seed)  # noqa: S311 - only choices
    choices = {name: f.extra["choices"] for name, f in filter_set().filters.items() if f.extra.get("choices")}
    for _ in range(TRIES):
        asked = QueryDict(mutable=True)
        for name in chance.sample(sorted(choices), chance.randint(1, 3)):
            values = [value for value, _ in choices[name]]
            asked.setlist(name, chance.sample(values, min(len(values), chance.randint(1, 2))))
        if chance.random() < 0.3:
            asked["published_from"] = f"20{chance.randint(13, 24)}-01-01"
        yield asked


def told(filter_set):
    return [(facet.name, [(o.value, o.count) for o in facet.options]) for facet in filter_set.facets]


def test_it_counts_and_finds_as_the_database_does(world):
    for query in questions(lambda: FindingFilter({}, Finding.objects.published()), seed=1):
        ours = FindingFilter(query, Finding.objects.published())
        truth = FindingsInTheDatabase(query, Finding.objects.published())
        if ours.picked is None:
            continue
        assert told(ours) == told(truth), query.urlencode()
        assert ours.ways_out == truth.ways_out, query.urlencode()
        for fields in SORTS:
            fields = (*fields, "pk") if fields else fields
            expected = truth.qs.order_by(*fields) if fields else truth.qs
            found = ours.pages.rows(0, 1000, fields)
            assert [f.pk for f in found] == [f.pk for f in expected], (query.urlencode(), fields)


def test_it_counts_visits_as_the_database_does(world):
    for query in questions(lambda: VisitFilter({}, Visit.objects.published()), seed=2):
        ours = VisitFilter(query, Visit.objects.published())
        truth = VisitsInTheDatabase(query, Visit.objects.published())
        assert told(ours) == told(truth), query.urlencode()
        assert ours.number_without("") == truth.qs.count(), query.urlencode()
        for field in VISIT_SORTS:
            fields = (field, "pk")
            found = VisitPages(ours.visits_asked).rows(0, 1000, fields)
            assert found == list(truth.qs.for_list().order_by(*fields)), (query.urlencode(), fields)


def test_it_finds_words_as_the_database_does(world):
    for words in ("children", "plans or harm", '"social workers" -plans', "zebra"):
        ours = FindingFilter(QueryDict(f"q={words}"), Finding.objects.published())
        truth = FindingsInTheDatabase(QueryDict(f"q={words}"), Finding.objects.published())
        assert {f.pk for f in ours.pages.rows(0, 1000, ())} == {f.pk for f in truth.qs}
        assert told(ours) == told(truth)


def test_it_puts_what_matches_best_first_as_the_database_does(world):
    FindingFactory(visit=world["north"], text="Gangs, gangs and more gangs; plans for them.")
    for question in ("q=gangs", "q=plans+or+gangs&region=london", "q=children&theme=extra-familial-harm", "q=zebra"):
        ours = FindingFilter(QueryDict(question), Finding.objects.published())
        expected = ours.qs.order_by(*BEST_FIRST)
        found = ours.pages.rows(0, 1000, BEST_FIRST)
        assert [(f.pk, f.rank, f.headline) for f in found] == [(f.pk, f.rank, f.headline) for f in expected], question
        assert ours.pages.rows(1, 3, (*BEST_FIRST, "pk")) == found[1:3]
        assert [f.pk for f in ours.pages.rows(0, 1000, ("-page", "pk"))] == [
            f.pk for f in expected.order_by("-page", "pk")
        ]


def test_it_leaves_out_what_was_deleted_after_the_tally_was_read(world):
    ours = FindingFilter(QueryDict("q=gangs"), Finding.objects.published())
    first, *rest = ours.pages.rows(0, 1000, BEST_FIRST)
    Finding.objects.filter(pk=first.pk).delete()
    assert ours.pages.rows(0, 1000, BEST_FIRST) == rest


def test_it_gives_any_page_of_what_was_picked(world):
    ours = FindingFilter(QueryDict(""), Finding.objects.published())
    everything = list(Finding.objects.published())
    for start in range(0, len(everything), 3):
        assert ours.pages.rows(start, start + 3, ()) == everything[start : start + 3]


@pytest.mark.parametrize(
    "question",
    [
        "theme=extra-familial-harm&term=gang*",
        "theme=extra-familial-harm&theme=plans-and-reviews&term=plan&assessment=strength",
        "theme=extra-familial-harm&term=gang&themes_by=suggested",
        "theme=plans-and-reviews&term=gang*&region=north-east",
        "theme=extra-familial-harm&term=*",
    ],
)
def test_it_finds_a_term_of_a_theme_as_the_database_does(world, question):
    ours = FindingFilter(QueryDict(question), Finding.objects.published())
    truth = FindingsInTheDatabase(QueryDict(question), Finding.objects.published())
    assert [f.pk for f in ours.pages.rows(0, 1000, ())] == [f.pk for f in truth.qs]
    assert (told(ours), ours.ways_out) == (told(truth), truth.ways_out)


def test_beside_a_term_no_other_theme_is_offered(world):
    facets = dict(told(FindingFilter(QueryDict("theme=extra-familial-harm&term=gang*"), Finding.objects.published())))
    assert [slug for slug, _ in facets["theme"]] == ["extra-familial-harm"]


def test_it_leaves_to_the_database_what_only_that_can_tell(world):
    assert VisitFilter(QueryDict("q=london"), Visit.objects.published()).picked is None
