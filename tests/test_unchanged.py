"""Public pages are sent again only after something has changed, and nothing of a person's is kept."""

import csv
import gzip
import io
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inspections import unchanged
from inspections.models import CodedBy, Finding, Theme, Visit
from inspections.tally import current
from tests.factories import CouncilResponseFactory, PublishedFigureFactory
from tests.world import build_world, file_addresses, public_addresses

pytestmark = pytest.mark.django_db(transaction=True)
FOR_EVERYBODY = "public, no-cache"
FILES = "?format=csv", "?format=xlsx", "?format=json"


@pytest.fixture
def world():
    current.forget()
    yield build_world()
    current.forget()


def tag(client, url="/findings/", **headers):
    return client.get(url, headers=headers)["ETag"]


def asked_again(client, url, known, **headers):
    return client.get(url, headers={"If-None-Match": known} | headers)


def changes(world):
    """What people and commands do that public pages tell of."""
    yield "publishing", lambda: Visit.objects.filter(status="draft").update(status="published")
    yield (
        "a confirmed coding",
        lambda: Finding.objects.filter(pk=world["south"].findings.first().pk).update(assessment_by=CodedBy.MACHINE),
    )
    yield "a theme renamed", lambda: Theme.objects.filter(pk=world["harm"].pk).update(name="Harm outside the home")
    yield "a council's response", lambda: CouncilResponseFactory(visit=world["north"])
    yield "a published figure", PublishedFigureFactory
    yield "a visit less", lambda: world["draft"].delete()


def test_every_page_is_asked_for_again_in_one_query_and_not_sent(client, world):
    addresses = public_addresses(world) | {name: f"/findings/{asked}" for name, asked in enumerate(FILES)}
    addresses |= {name: url for name, url in file_addresses().items() if "feed" not in name}
    for name, url in addresses.items():
        known = client.get(url)
        known.close()
        with CaptureQueriesContext(connection) as queries:
            again = asked_again(client, url, known["ETag"])
        told = (again.status_code, again.content, len(queries), again["ETag"], again["Cache-Control"], again["Vary"])
        assert told == (304, b"", 1, known["ETag"], FOR_EVERYBODY, known["Vary"].removesuffix(", Accept-Encoding")), (
            name
        )


def test_no_page_costs_more_than_twelve_queries_with_its_tag(client, world):
    counts = {}
    for name, url in public_addresses(world).items():
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert "ETag" in client.get(url), name
        counts[name] = len(queries)
    assert {name: count for name, count in counts.items() if count > 12} == {}


def test_a_tag_ends_with_every_public_change(client, world):
    for what, change in changes(world):
        known = tag(client)
        change()
        again = asked_again(client, "/findings/", known)
        assert (again.status_code, again["ETag"] != known) == (200, True), what


def test_a_tag_lasts_while_only_private_things_change(client, world):
    known = tag(client)
    User.objects.create_user("kim", password="a long sentence")
    client.force_login(User.objects.get())
    client.logout()
    assert asked_again(client, "/findings/", known).status_code == 304


def test_a_change_that_began_earlier_and_ends_later_counts_too(client, world):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO inspections_publicmark VALUES (now(), '9')")
        known = tag(client)
        cursor.execute("INSERT INTO inspections_publicmark VALUES (now() - interval '1 hour', '8')")
    assert tag(client) != known


def test_what_no_day_asks_about_any_more_is_forgotten(world):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO inspections_publicmark VALUES (now() - interval '4 days', '7')")
        Theme.objects.update(order=5)
        cursor.execute("SELECT count(*) FROM inspections_publicmark WHERE changed_in = '7'")
        assert cursor.fetchone() == (0,)


def test_pages_partial_pages_days_and_releases_have_tags_of_their_own(client, world, monkeypatch):
    tags = [tag(client), tag(client, "/visits/"), tag(client, "/findings/?page=1"), tag(client, HX_Request="true")]
    tags += [tag(client, "/as-at/2024-06-01/findings/"), tag(client, "/as-at/2024-06-02/findings/")]
    monkeypatch.setattr(unchanged, "release", lambda: "the next one")
    tags.append(tag(client))
    monkeypatch.setattr(unchanged.timezone, "localdate", lambda: date(2099, 1, 1))
    tags.append(tag(client))
    assert len(set(tags)) == 8
    assert all(each.startswith('W/"') for each in tags)


def test_people_with_a_session_get_pages_that_nobody_keeps(client, admin_client, world):
    known = tag(client)
    answer = asked_again(admin_client, "/findings/", known)
    told = (answer.status_code, "ETag" in answer, answer["Cache-Control"])
    assert told == (200, False, "private, no-store")
    assert {"Cookie", "HX-Request"} <= set(answer["Vary"].split(", "))


def test_nothing_is_kept_where_only_readers_read(admin_client, world, settings):
    settings.PUBLIC = False
    answer = admin_client.get("/findings/")
    assert ("ETag" in answer, "public" in answer["Cache-Control"]) == (False, False)


def test_no_public_page_has_what_belongs_to_one_browser(client, world):
    for name, url in public_addresses(world).items():
        answer = client.get(url)
        assert (b"csrfmiddlewaretoken" in answer.content, bool(answer.cookies)) == (False, False), name


def test_the_page_to_sign_in_has_a_token_and_no_tag(client, world):
    answer = client.get("/sign-in/")
    assert (b"csrfmiddlewaretoken" in answer.content, "ETag" in answer) == (True, False)


def test_what_is_not_there_has_no_tag(client, world):
    for url, status in {"/themes/none/": 404, "/findings/?format=exe": 400}.items():
        answer = client.get(url)
        assert (answer.status_code, "ETag" in answer) == (status, False)


def test_every_table_is_marked_or_named_as_private(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE tablename LIKE 'inspections_%' AND NOT EXISTS (SELECT FROM "
            "pg_trigger WHERE tgrelid = format('public.%I', tablename)::regclass AND tgname = 'mark_public')"
        )
        unmarked = {name.removeprefix("inspections_") for (name,) in cursor.fetchall()}
    private = {"importbatch", "importitem", "savedview", "provideraccount", "publicmark", "visitmark"}
    of_others = {"findingwords"}  # these follow from findings, which are marked
    assert {name for name in unmarked if not name.startswith("historical")} == private | of_others


def test_public_text_is_compressed_and_personal_text_is_not(client, admin_client, world):
    plain = client.get("/findings/")
    small = client.get("/findings/", headers={"Accept-Encoding": "gzip"})
    own = admin_client.get("/findings/", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(small.content) == plain.content
    assert (small["Content-Encoding"], small["ETag"]) == ("gzip", plain["ETag"])
    assert ("Accept-Encoding" in plain["Vary"], "Content-Encoding" in own) == (True, False)


def test_a_compressed_download_comes_in_parts_and_whole(client, world):
    plain = client.get("/findings/?format=csv").getvalue()
    answer = client.get("/findings/?format=csv", headers={"Accept-Encoding": "gzip"})
    parts = list(answer.streaming_content)
    assert (answer.streaming, len(parts) > 2) == (True, True)
    assert gzip.decompress(b"".join(parts)) == plain
    assert len(list(csv.reader(io.StringIO(plain.decode())))) == 1 + Finding.objects.published().count()


def test_pages_are_made_anew_while_the_program_is_worked_on(client, world, settings):
    settings.DEBUG = True
    assert "ETag" not in client.get("/findings/")


def test_a_page_that_somebody_has_read_is_kept_for_the_next_until_something_changes(client, world):
    first = client.get("/findings/")
    with CaptureQueriesContext(connection) as queries:
        again = client.get("/findings/")
    assert (len(queries), again.content, again["ETag"]) == (1, first.content, first["ETag"])
    assert {**again.headers} == {**first.headers} | {"X-Request-ID": again["X-Request-ID"]}
    Theme.objects.filter(pk=world["harm"].pk).update(name="Harm outside the home")
    assert "Harm outside the home" in client.get("/findings/").content.decode()


def test_what_is_kept_is_for_strangers_and_of_one_address(client, world):
    page, part = client.get("/findings/"), client.get("/findings/", headers={"HX-Request": "true"})
    client.force_login(User.objects.create_user("kim"))
    with CaptureQueriesContext(connection) as queries:
        mine = client.get("/findings/")
    assert (len(queries) > 1, mine.has_header("ETag"), part["ETag"] == page["ETag"]) == (True, False, False)
    assert [client.get("/findings/nothing/").status_code for _ in range(2)] == [404, 404]
