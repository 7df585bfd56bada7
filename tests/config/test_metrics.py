import re

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from config import environment, metrics
from inspections.models import ImportBatch, Visit
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def watched(settings):
    settings.METRICS = True
    settings.MIDDLEWARE = ["config.metrics.measured", *settings.MIDDLEWARE]
    return Client()


def value(text, figure):
    found = re.search(rf"^{re.escape(figure)} (\S+)$", text, re.MULTILINE)
    return float(found[1]) if found else 0.0


def test_it_counts_and_times_answers_by_kind_of_page(watched):
    answers = 'dashboard_answers_total{method="GET",status="200",view="authorities"}'
    times = 'dashboard_answer_seconds_count{view="authorities"}'
    before = watched.get("/metrics").content.decode()
    watched.get("/authorities/?q=somebody")
    after = watched.get("/metrics").content.decode()
    assert [value(after, figure) - value(before, figure) for figure in (answers, times)] == [1, 1]
    assert "somebody" not in after


def test_it_counts_what_waits(watched):
    batch = ImportBatch.objects.create()
    batch.items.create(file_name="one.pdf")
    make.FindingFactory()
    make.FindingFactory(visit=make.VisitFactory(status=Visit.Status.DRAFT))
    text = watched.get("/metrics").content.decode()
    waiting = [
        'dashboard_imports{status="queued"}',
        'dashboard_imports{status="failed"}',
        "dashboard_findings_to_review",
    ]
    assert [value(text, figure) for figure in waiting] == [1, 0, 1]


def test_it_has_no_such_page_unless_it_is_asked_for(client):
    assert client.get("/metrics").status_code == 404


@pytest.mark.parametrize(
    ("asked_from", "status"),
    [
        ({"REMOTE_ADDR": "127.0.0.1"}, 200),
        ({"REMOTE_ADDR": "::1"}, 200),
        ({"REMOTE_ADDR": "10.0.3.7"}, 200),
        ({"REMOTE_ADDR": "10.0.4.7"}, 404),
        ({"REMOTE_ADDR": ""}, 404),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "127.0.0.1"}, 404),
    ],
)
def test_it_answers_those_only_who_may_ask(watched, settings, asked_from, status):
    settings.METRICS_READERS = environment.metrics_readers({"DASHBOARD_METRICS_FROM": "10.0.3.0/24"})
    assert watched.get("/metrics", **asked_from).status_code == status


def test_it_tells_behind_a_proxy_who_asks(watched, settings):
    settings.PROXIES = 1
    assert watched.get("/metrics", HTTP_X_FORWARDED_FOR="10.0.3.7").status_code == 404
    assert watched.get("/metrics", HTTP_X_FORWARDED_FOR="10.0.3.7, 127.0.0.1").status_code == 200


def test_it_answers_without_what_waits_while_the_database_is_away(monkeypatch):
    class Away:
        def order_by(self):
            raise metrics.DatabaseError

    monkeypatch.setattr(metrics.ImportItem, "objects", Away())
    assert list(metrics.Work().collect()) == []


@pytest.mark.parametrize(
    ("read", "given", "message"),
    [
        (environment.metrics, {"DASHBOARD_METRICS": "yes"}, "Set it to 1 for figures"),
        (environment.metrics_readers, {"DASHBOARD_METRICS_FROM": "prometheus"}, "List those that may ask"),
    ],
)
def test_it_says_how_it_is_switched_on(read, given, message):
    with pytest.raises(ImproperlyConfigured, match=message):
        read(given)
