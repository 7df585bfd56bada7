"""What the database refuses is explained, never answered with a server error."""

import pytest
from django.db import IntegrityError
from django.urls import reverse

from inspections.admin.forms import SluggedForm
from inspections.models import Inspector, StatisticalNeighbour
from tests import factories
from tests.admin.posting import errors_on, filled_in, messages_of


def add(client, model, **typed):
    return client.post(f"/admin/inspections/{model}/add/", typed)


def change(row, page="change"):
    return reverse(f"admin:inspections_{row._meta.model_name}_{page}", args=[row.pk])


def test_it_makes_an_address_from_the_name(admin_client):
    add(admin_client, "inspector", name="Anne-Marie O'Neill")
    assert Inspector.objects.get().slug == "anne-marie-oneill"


def test_it_says_that_two_names_make_the_same_address(admin_client):
    factories.InspectorFactory(name="Anne-Marie Smith")
    response = add(admin_client, "inspector", name="Anne Marie Smith")
    assert errors_on(response) == [SluggedForm.Meta.error_messages["slug"]["unique"]]


def test_it_asks_for_an_address_where_none_can_be_made(admin_client):
    response = add(admin_client, "topic", name="…")
    assert errors_on(response) == ["No address can be made from this name. Type one in plain letters."]


@pytest.mark.parametrize(
    ("model", "existing", "typed", "sentence"),
    [
        (
            "succession",
            factories.SuccessionFactory,
            lambda row: {"predecessor": row.predecessor_id, "successor": row.successor_id},
            "This succession is already entered. Change that row, or take this one away.",
        ),
        (
            "succession",
            factories.SuccessionFactory,
            lambda row: {"predecessor": row.successor_id, "successor": row.successor_id},
            "An authority cannot succeed itself.",
        ),
        (
            "statisticalneighbour",
            factories.StatisticalNeighbourFactory,
            lambda row: {"authority": row.authority_id, "neighbour": row.neighbour_id, "edition": "current", "rank": 2},
            "This authority is already a neighbour in that edition.",
        ),
        (
            "statisticalneighbour",
            factories.StatisticalNeighbourFactory,
            lambda row: {"authority": row.authority_id, "neighbour": row.authority_id, "edition": "new", "rank": 0},
            "Ranks start at 1, the most alike.",
        ),
        (
            "grade",
            factories.GradeFactory,
            lambda row: {"slug": "x", "name": "X", "scale": row.scale, "rank": row.rank},
            "Another grade of that scale has this rank. Give each its own.",
        ),
        (
            "councilresponse",
            factories.CouncilResponseFactory,
            lambda row: {"visit": row.visit_id, "kind": row.kind, "published_on": row.published_on, "title": "x"},
            "The visit already has a response of that kind and day. Change that one.",
        ),
        (
            "councilresponse",
            factories.CouncilResponseFactory,
            lambda row: {"visit": row.visit_id, "kind": row.kind, "published_on": "2000-01-01", "title": "x"},
            "A response cannot come before the report it answers.",
        ),
    ],
)
def test_it_says_which_rule_is_broken(admin_client, model, existing, typed, sentence):
    row = existing()
    counts = {"statements-TOTAL_FORMS": 0, "statements-INITIAL_FORMS": 0}
    response = add(admin_client, model, date="01/04/2021", extent="whole", **{**counts, **typed(row)})
    assert sentence in errors_on(response)


def test_it_says_that_an_authority_closes_after_it_opens(admin_client):
    authority = factories.AuthorityFactory()
    data = filled_in(admin_client.get(change(authority)))
    response = admin_client.post(change(authority), {**data, "opened": "02/04/2021", "closed": "01/04/2021"})
    assert errors_on(response) == ["The closing day must come after the opening day."]


def test_it_lets_neighbours_change_places(admin_client):
    first = factories.StatisticalNeighbourFactory(rank=1)
    second = factories.StatisticalNeighbourFactory(authority=first.authority, rank=2)
    data = filled_in(admin_client.get(change(first.authority)))
    admin_client.post(change(first.authority), {**data, "neighbour_rows-0-rank": 2, "neighbour_rows-1-rank": 1})
    rows = StatisticalNeighbour.objects.order_by("rank")
    assert [row.neighbour for row in rows] == [second.neighbour, first.neighbour]


def test_it_numbers_statements_in_the_order_of_rows(admin_client):
    response = factories.CouncilResponseFactory()
    data = filled_in(admin_client.get(change(response)))
    rows = {f"statements-{n}-{name}": f"{name} {n}" for n in (0, 1) for name in ("speaker", "summary")}
    admin_client.post(change(response), {**data, "statements-TOTAL_FORMS": 2, **rows})
    assert [(s.order, s.speaker) for s in response.statements.all()] == [(1, "speaker 0"), (2, "speaker 1")]


def test_it_explains_what_stands_in_the_way_of_deleting(admin_client):
    authority = factories.AuthorityFactory(name="Westminster")
    for _ in range(4):
        factories.VisitFactory(authority=authority)
    (sentence,) = admin_client.get(change(authority, "delete")).context["protected"]
    assert sentence == (
        "4 visits: " + "; ".join(["Westminster: standard inspection, 10 May 2024"] * 3) + "; and 1 more. "
        "Delete these first, or let them refer to something else."
    )


def test_it_deletes_what_nothing_refers_to(admin_client):
    inspector = factories.InspectorFactory()
    admin_client.post(change(inspector, "delete"), {"post": "yes"})
    assert not Inspector.objects.exists()


def test_it_explains_what_only_the_database_noticed(admin_client, monkeypatch):
    """As when somebody else enters the same row between the check and the saving."""

    def refused(*_):
        factories.SuccessionFactory(predecessor=row.predecessor, successor=row.successor)

    row = factories.SuccessionFactory()
    monkeypatch.setattr("inspections.admin.authorities.SuccessionAdmin.save_model", refused)
    data = filled_in(admin_client.get(change(row)))
    response = admin_client.post(change(row), data, follow=True)
    assert messages_of(response) == [
        "Nothing was saved. This succession is already entered. Change that row, or take this one away."
    ]


def test_it_says_something_general_where_a_rule_has_no_sentence(admin_client, monkeypatch):
    def refused(*_):
        raise IntegrityError

    row = factories.SuccessionFactory()
    monkeypatch.setattr("inspections.admin.authorities.SuccessionAdmin.save_model", refused)
    response = admin_client.post(change(row), filled_in(admin_client.get(change(row))), follow=True)
    assert messages_of(response) == [
        "Nothing was saved. Somebody else may have changed the same rows meanwhile: "
        "look at what is there now, then try again."
    ]
