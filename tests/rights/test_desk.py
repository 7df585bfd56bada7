"""The review desk offers a coder what a coder may do, and nothing else."""

import re

import pytest
from django.db import transaction

from tests.desk.conftest import draft, themes  # noqa: F401 - fixtures
from tests.rights.conftest import with_role

PAGES = ["/desk/", "/desk/visits/{}/", "/desk/visits/{}/findings/", "/desk/visits/{}/double/", "/desk/double/"]


def offered(client, address):
    """The addresses of this dashboard that a page leads to, by method."""
    page = client.get(address).content.decode()
    forms = set(re.findall(r'<form[^>]*method="post"[^>]*action="(/[^"]*)"', page))
    links = {link for link in re.findall(r'<a[^>]*href="(/[^"#]*)', page) if link.startswith(("/desk/", "/admin/"))}
    return [*(("post", form) for form in sorted(forms)), *(("get", link) for link in sorted(links))]


@pytest.mark.parametrize("role", ["coder", "editor"])
@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_offered_that_is_refused(client, roles, draft, role, page):  # noqa: F811
    client.force_login(with_role(role))
    refused = []
    for method, address in offered(client, page.format(draft.pk)):
        with transaction.atomic():
            if getattr(client, method)(address).status_code == 403:
                refused.append(address)
            transaction.set_rollback(True)
    assert refused == []


def test_a_coder_codes_and_leaves_the_words_alone(client, roles, draft):  # noqa: F811
    client.force_login(with_role("coder"))
    review = client.get(f"/desk/visits/{draft.pk}/findings/").content.decode()
    verbs = set(re.findall(r'action="/desk/visits/\d+/findings/\d+/([a-z-]+)/"', review))
    assert verbs == {"accept", "assess", "add-theme", "remove-theme"}


def test_an_editor_does_all(client, roles, draft):  # noqa: F811
    client.force_login(with_role("editor"))
    review = client.get(f"/desk/visits/{draft.pk}/findings/").content.decode()
    verbs = set(re.findall(r'action="/desk/visits/\d+/findings/\d+/([a-z-]+)/"', review))
    assert verbs >= {"accept", "drop", "split", "join", "edit"}
