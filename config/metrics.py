"""Figures on the running dashboard for Prometheus, at /metrics, where DASHBOARD_METRICS is 1."""

import ipaddress
import os
import time
from collections.abc import Callable, Iterator

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from config.request_ids import view_of
from inspections.models import Finding, ImportItem, ImportStatus, Visit
from inspections.rights.clients import client_address

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
METHODS = {"GET", "HEAD", "POST"}

NOT_PUBLIC = Q(is_draft=True) | Q(visit__status=Visit.Status.DRAFT)

OWN = CollectorRegistry()
ANSWERS = Counter("dashboard_answers", "Answers by kind of page", ["view", "method", "status"], registry=OWN)
TIMES = Histogram("dashboard_answer_seconds", "How long answers took", ["view"], buckets=SECONDS, registry=OWN)


def measured(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Counts and times every answer."""

    def answered(request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        response = get_response(request)
        view = view_of(request)
        method = request.method if request.method in METHODS else "other"
        ANSWERS.labels(view, method, response.status_code).inc()
        TIMES.labels(view).observe(time.perf_counter() - started)
        return response

    return answered


@login_not_required
def metrics(request: HttpRequest) -> HttpResponse:
    """The figures, to machines that may ask. To all others there is no such page."""
    if not settings.METRICS or not may_read(request):
        raise Http404
    registry = CollectorRegistry()
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        MultiProcessCollector(registry)
    else:
        registry.register(OWN)
    registry.register(Work())
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def may_read(request: HttpRequest) -> bool:
    """Whether the machine that asks is one of those that may. What an unknown proxy passed on comes from anybody."""
    if "HTTP_X_FORWARDED_FOR" in request.META and not settings.PROXIES:
        return False
    try:
        address = ipaddress.ip_address(client_address(request) or "")
    except ValueError:
        return False
    return any(address in network for network in settings.METRICS_READERS)


class Work:
    """What waits for workers and for people, counted when it is asked for; nothing while the database is away."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        try:
            imports = dict(ImportItem.objects.order_by().values_list("status").annotate(Count("pk")))
            findings = Finding.objects.filter(NOT_PUBLIC, reviewed_at=None).count()
        except DatabaseError:
            return
        by_status = GaugeMetricFamily("dashboard_imports", "Files by what became of them", labels=["status"])
        for status in ImportStatus.values:
            by_status.add_metric([status], imports.get(status, 0))
        yield by_status
        yield GaugeMetricFamily(
            "dashboard_findings_to_review", "Findings that wait for a person before they are public", findings
        )

    def describe(self) -> list:
        return []
