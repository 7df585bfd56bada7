"""Every address of the project, and a world in which each leads somewhere."""

import hashlib
import re
import uuid
from dataclasses import dataclass

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.urls import URLPattern, get_resolver
from django.utils.timezone import now
from django_tasks_db.models import DBTaskResult

from inspections.desk import passages
from inspections.desk.double_coding import open_double_coding
from inspections.desk.snapshots import state_of
from inspections.desk.steps import step
from inspections.models import Document, ImportStatus, SavedView, Theme, Verb, Visit
from tests import factories as make
from tests.documents.made_up import ilacs

AS_AT = "/as-at/2024-12-31"
QUESTIONS = {
    "admin/autocomplete/": "?app_label=inspections&model_name=finding&field_name=visit",
    "saved/new/": "?address=/findings/",
}


def routes():
    """The routes of all addresses, such as "visits/<slug:slug>/"."""
    return [_without_expressions(route) for route in _walk(get_resolver().url_patterns, "")]


def _walk(patterns, before):
    for pattern in patterns:
        route = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from _walk(pattern.url_patterns, route)


@dataclass(frozen=True)
class World:
    """Rows for the parts of addresses: by route where it matters which, otherwise by the part's name."""

    parts: dict
    by_route: dict
    rows: dict

    def address(self, route):
        """An address of this route, which leads to a row that is there."""
        parts = {**self.parts, **self._of_model(route), **self.by_route.get(route, {})}
        return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part: str(parts[part[1]]), route) + QUESTIONS.get(route, "")

    def _of_model(self, route):
        found = re.match(r"admin/\w+/(\w+)/", route)
        row = self.rows.get(found[1]) if found else None
        if row is None:
            return {}
        return {"object_id": row.pk, "key": row.pk, "id": row.pk}


def _without_expressions(route):
    """The route with a plain part in the place of each regular expression, such as <url> for (?P<url>.*)$."""
    route = re.sub(r"\^?\(\?P<(\w+)>[^)]*\)", r"<\1>", route)
    return route.replace("^", "").replace("$", "")


def build_world(people):
    """A public visit and a draft, each with a document, and something of all else; people by their role."""
    public, draft = _visit("public-visit", "published"), _visit("draft-visit", "draft")
    rows = _rows(public, people["reader"])
    double, disagreement = _double_coding(draft, people)
    parts = {
        "pk": draft.pk,
        "visit": draft.pk,
        "slug": "title",
        "verb": "assess",
        "key": double.findings.last().finding_id,
        "problem": make.DocumentProblemFactory(document=draft.documents.get()).pk,
        "action": _dropped(draft).pk,
        "sha256": public.documents.get().sha256,
        "number": 1,
        "finding": public.findings.first().pk,
        "object_id": 1,
        "content_type_id": ContentType.objects.get_for_model(Visit).pk,
        "app_label": "inspections",
        "url": "nothing/",
        "address": "nothing",
        "file_format": "json",
    }
    return World(parts, _by_route(public, draft, double, disagreement, rows), rows)


def _visit(slug, status):
    """A visit with a page of a document, an item to improve in it, a judgement's area and an inspector."""
    visit = make.VisitFactory(slug=slug, status=status)
    data = ilacs(place=slug)
    document = Document(visit=visit, sha256=hashlib.sha256(data).hexdigest(), file_name="a.pdf", size=len(data))
    document.reading = {}
    document.file.save("a.pdf", ContentFile(data))
    make.DocumentPageFactory(document=document, text="The speed of first visits. Plans are clear.")
    theme = make.ThemeFactory(slug=f"theme-of-{slug}")
    for text in ("The speed of first visits.", "Plans are clear."):
        make.ItemToImproveFactory(visit=visit, document=document, page=1, text=text, summary="", themes=[theme])
    make.VisitInspectorFactory(visit=visit)
    return visit


def _rows(visit, reader):
    """A row of every model that has pages of its own for staff, and of what their further pages name."""
    quote, item = (
        make.ResponseQuoteFactory(),
        make.ImportItemFactory(status=ImportStatus.NEEDS_PERSON, finished_at=now()),
    )
    theme = Theme.objects.order_by("pk").last()
    return {
        "visit": visit,
        "finding": visit.findings.first(),
        "document": visit.documents.get(),
        "authority": visit.authority,
        "framework": visit.framework,
        "topic": make.TopicFactory(slug="front-door"),
        "succession": make.SuccessionFactory(),
        "statisticalneighbour": make.StatisticalNeighbourFactory(),
        "judgementarea": make.JudgementAreaFactory(slug="leaders"),
        "grade": make.GradeFactory(slug="good"),
        "inspector": visit.inspectors.get(),
        "councilresponse": quote.response,
        "responsequote": quote,
        "importbatch": item.batch,
        "item": item,
        "theme": theme,
        "themegroup": theme.group,
        "user": reader,
        "group": reader.groups.get(),
        "accessattempt": AccessAttempt.objects.create(username="kim", attempt_time=now(), failures_since_start=1),
        "accesslog": AccessLog.objects.create(username="kim", attempt_time=now()),
        "accessfailurelog": AccessFailureLog.objects.create(username="kim", attempt_time=now()),
        "dbtaskresult": _task(),
        "saved": SavedView.objects.create(person=reader, name="London", address="/findings/?region=london"),
    }


def _task():
    return DBTaskResult.objects.create(args_kwargs={"args": [], "kwargs": {}}, backend_name="default", task_path="a.b")


def _double_coding(draft, people):
    """A double coding of a coder and an editor, and a finding in it that they coded differently."""
    double = open_double_coding(draft.pk, people["administrator"], [people["coder"], people["editor"]])
    row, theme = double.findings.first(), Theme.objects.first()
    for coder, assessment in zip(double.coders.all(), ("strength", "mixed"), strict=True):
        row.codings.create(coder=coder, assessment=assessment, themes=[theme.pk], finished_at=now())
    row.compared_at, row.differs_in = now(), ["assessment"]
    row.save()
    return double, row


def _dropped(draft):
    """A step that took a finding away, which can be undone."""
    with step(draft.pk, None, Verb.DROP) as this:
        row = make.FindingFactory(visit=draft, text="Not a finding.", summary="")
        passages.drop(this, this.take(row.pk, state_of(row)))
    return draft.review_actions.that_took_away().get()


def _by_route(public, draft, double, disagreement, rows):
    finding, slug = public.findings.first(), {"slug": public.slug}
    of_slug = {"authorities": public.authority.slug, "themes": rows["theme"].slug, "inspectors": rows["inspector"].slug}
    return {
        **{f"{before}{noun}/<slug:slug>/": {"slug": it} for noun, it in of_slug.items() for before in ("", "api/")},
        **{f"feeds/{noun}/<slug:slug>/": {"slug": of_slug[noun]} for noun in ("authorities", "themes")},
        **{f"{before}visits/<slug:slug>/": slug for before in ("", "api/")},
        "visits/<slug:slug>/file.<slug:file_format>": slug,
        "themes/codebook.<slug:file_format>": {"file_format": "yaml"},
        "findings/<int:pk>/": {"pk": finding.pk},
        "api/findings/<int:number>/": {"number": finding.pk},
        "desk/visits/<int:visit>/findings/<int:pk>/<slug:verb>/": {"pk": draft.findings.first().pk},
        "desk/disagreements/<int:pk>/": {"pk": disagreement.pk},
        **{f"saved/<int:pk>/{verb}/": {"pk": rows["saved"].pk} for verb in ("name", "delete")},
        **{
            f"desk/double/<int:pk>/{rest}": {"pk": double.pk, "verb": "assess"}
            for rest in ("", "take-up/", "end/", "code/", "code/<int:key>/<slug:verb>/")
        },
        "desk/double/<int:pk>/code/<int:key>/<slug:verb>/": {
            "pk": double.pk,
            "key": double.findings.last().pk,
            "verb": "assess",
        },
        "admin/inspections/importbatch/<int:key>/files/<int:item_key>/authority/": {"item_key": rows["item"].pk},
        "admin/inspections/inspector/<int:one>/merge/<int:other>/": {
            "one": rows["inspector"].pk,
            "other": make.InspectorFactory(name="Robin Leed").pk,
        },
        "admin/inspections/theme/suggest-again/<uuid:key>/": {"key": uuid.uuid4()},
        "admin/r/<path:content_type_id>/<path:object_id>/": {"object_id": public.pk},
        "desk/history/<slug:kind>/<int:key>/": {"kind": "visits", "key": public.pk},
        "desk/history/<slug:kind>/<int:key>/<int:number>/": {
            "kind": "visits",
            "key": public.pk,
            "number": public.history.latest().pk,
        },
    }
