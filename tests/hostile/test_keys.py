"""A key that is no number, sent for what staff choose in a box that searches, is refused beside the box."""

import pytest
from django.contrib import admin
from django.urls import reverse

pytestmark = pytest.mark.django_db

BOXES = [(page.model, name) for page in admin.site._registry.values() for name in page.autocomplete_fields]
IMPORT = "/admin/inspections/councilresponse/import/"


@pytest.mark.parametrize("key", ["abc", "inf", "²", "-1", "9" * 30])
@pytest.mark.parametrize(("model", "name"), BOXES, ids=lambda each: getattr(each, "__name__", each))
def test_staff_are_told_that_it_is_no_choice(admin_client, model, name, key):
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")
    answer = admin_client.post(address, {name: key})
    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors[name]


@pytest.mark.parametrize("key", ["abc", "inf", "9" * 30])
def test_the_visit_of_a_response_is_refused_likewise(admin_client, key):
    answer = admin_client.post(IMPORT, {"visit": key})
    assert (answer.status_code, list(answer.context["form"].errors["visit"])) == (
        200,
        ["Select a valid choice. That choice is not one of the available choices."],
    )
