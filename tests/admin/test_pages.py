"""Every page of the admin opens, with a bounded number of queries."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from inspections import models
from tests import factories

REGISTERED = sorted((m for m in admin.site._registry if m._meta.app_label == "inspections"), key=lambda m: m.__name__)
MOST_QUERIES = {"changelist": 20, "add": 12, "change": 35, "delete": 60, "history": 20}


def queries_of(client, url):
    with CaptureQueriesContext(connection, ) as captured:
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
