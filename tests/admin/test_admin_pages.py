"""Every page of the admin opens, with a bounded number of queries."""

from datetime import date

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from inspections.admin.visits import days_between
from inspections.models import Authority, Document, ImportBatch, Visit
from tests import factories

REGISTERED = sorted((m for m in admin.site._registry if m._meta.app_label == "inspections"), key=lambda m: m.__name__)
MOST_QUERIES = {"changelist": 20, "add": 12, "change": 35, "delete": 60, "history": 40}


def queries_of(client, url):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(url, follow=True)
    assert response.status_code == 200, url
    return len(captured)


def address(model, page, *args):
    return reverse(f"admin:inspections_{model._meta.model_name}_{page}", args=args)


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_it_opens_every_page_in_few_queries(admin_client, everything, model):
    row = model._default_manager.first()
    pages = [("changelist", []), ("change", [row.pk]), ("delete", [row.pk]), ("history", [row.pk])]
    if admin.site._registry[model].has_add_permission(_request(admin_client)):
        pages.append(("add", []))
    counts = {page: queries_of(admin_client, address(model, page, *args)) for page, args in pages}
    assert {page: count for page, count in counts.items() if count > MOST_QUERIES[page]} == {}


def _request(client):
    return client.get(reverse("admin:index")).wsgi_request


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_it_opens_every_page_for_those_who_may_only_look(client, onlooker, everything, model):
    client.force_login(onlooker)
    row = model._default_manager.first()
    pages = [address(model, "changelist"), address(model, "change", row.pk), address(model, "history", row.pk)]
    assert [client.get(page, follow=True).status_code for page in pages] == [200, 200, 200]


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_it_filters_every_list(admin_client, everything, model):
    changelist = admin_client.get(address(model, "changelist")).context["cl"]
    links = [list(spec.choices(changelist))[-1]["query_string"] for spec in changelist.filter_specs]
    assert [admin_client.get(address(model, "changelist") + link).status_code for link in links] == [200] * len(links)


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model.__name__)
def test_it_explains_an_empty_form(admin_client, model):
    response = admin_client.post(address(model, "add"))
    assert response.status_code == (302 if model in (Document, ImportBatch) else 200)


SEARCHABLE = [model for model in REGISTERED if admin.site._registry[model].search_fields]


@pytest.mark.parametrize("model", SEARCHABLE, ids=lambda model: model.__name__)
def test_it_searches_every_list(admin_client, everything, model):
    assert admin_client.get(address(model, "changelist"), {"q": "e"}).status_code == 200


def autocompletes():
    """Every foreign key and many-to-many that is chosen by typing."""
    for model_admin in admin.site._registry.values():
        for part in (model_admin, *(inline(model_admin.model, admin.site) for inline in model_admin.inlines)):
            yield from ((part.model, name) for name in part.autocomplete_fields)


@pytest.mark.parametrize(("model", "field"), sorted(set(autocompletes()), key=str))
def test_it_offers_choices_to_every_autocomplete_box(admin_client, everything, model, field):
    query = {"app_label": "inspections", "model_name": model._meta.model_name, "field_name": field, "term": ""}
    response = admin_client.get(reverse("admin:autocomplete"), query)
    assert len(response.json()["results"]) >= 1


def test_it_offers_themes_by_what_is_typed(admin_client, everything):
    wanted = factories.ThemeFactory(name="Extra-familial harm", terms=["gangs*"])
    query = {"app_label": "inspections", "model_name": "finding", "field_name": "themes", "term": "gang"}
    results = admin_client.get(reverse("admin:autocomplete"), query).json()["results"]
    assert results == [{"id": str(wanted.pk), "text": "Extra-familial harm"}]


def test_it_finds_an_authority_by_an_alias(admin_client):
    factories.AuthorityFactory(name="Kingston upon Hull", aliases=["Hull City Council"])
    results = admin_client.get(address(Authority, "changelist"), {"q": "hull city"}).context["cl"].result_list
    assert [str(authority) for authority in results] == ["Kingston upon Hull"]


def test_it_groups_the_index(admin_client):
    groups = {group["name"]: [model["name"] for model in group["models"]] for group in _index(admin_client)}
    assert list(groups)[:4] == ["Inspections", "Authorities and inspectors", "Codebook", "Lists"]
    assert groups["Codebook"] == ["Theme groups", "Themes"]


def test_it_lists_drafts_first(admin_client):
    for status in ("published", "draft", "published"):
        factories.VisitFactory(status=status)
    visits = admin_client.get(address(Visit, "changelist")).context["cl"].result_list
    assert [visit.status for visit in visits] == ["draft", "published", "published"]


def test_it_lists_visits_with_open_problems(admin_client):
    problem = factories.DocumentProblemFactory()
    factories.DocumentProblemFactory(is_settled=True)
    visits = admin_client.get(address(Visit, "changelist"), {"problems": "open"}).context["cl"].result_list
    assert [(visit, visit.problem_count) for visit in visits] == [(problem.document.visit, 1)]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2022, 6, 15), date(2022, 6, 15), "15 June 2022"),
        (date(2024, 3, 11), date(2024, 3, 22), "11 to 22 March 2024"),
        (date(2024, 2, 26), date(2024, 3, 8), "26 February to 8 March 2024"),
        (date(2023, 12, 29), date(2024, 1, 5), "29 December 2023 to 5 January 2024"),
    ],
)
def test_it_writes_days_as_reports_do(first, last, words):
    assert days_between(first, last) == words


def _index(client):
    return client.get(reverse("admin:index")).context["app_list"]
