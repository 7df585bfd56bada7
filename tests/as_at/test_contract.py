"""No page and no file as at a day knows anything that came out after it, and each says which day it shows."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inspections.models import Coverage, Region
from tests import factories as make
from tests.exports.reading import body_of, workbook_of
from tests.world import build_world, file_addresses, public_addresses

DAY = datetime.date(2024, 6, 30)
LATER = datetime.date(2025, 2, 3)
PREFIX = f"/as-at/{DAY.isoformat()}"
LATER_WORDS = ["Laterham", "Late Comer", "Afterwards", "2025", "umbrellas", "later-topic", "Later framework"]
UNDATED = {"api"}
API = [
    "findings/",
    "visits/",
    "authorities/",
    "authorities/northton/",
    "themes/",
    "themes/plans-and-reviews/",
    "inspectors/",
    "inspectors/robin-lead/",
]


@pytest.fixture
def world(db):
    make.GradeFactory(slug="outstanding")  # the words of a scale are known before anyone is given them
    return build_world()


@pytest.fixture
def dated(world):
    """Every page and file that shows a state of knowledge, as at the day, by a name for it."""
    pages = {name: at_day(url) for name, url in public_addresses(world).items() if name not in UNDATED}
    return pages | {"a name that comes later": f"{PREFIX}/search/?q=laterham"}


def at_day(url):
    return f"{PREFIX}{re.sub(r'^/as-at/[^/]*', '', url)}"


def add_what_comes_later(world):
    """An authority, a graded visit with an inspector, findings and a topic, and responses, all after the day."""
    north, south = world["north"].authority, world["south"].authority
    heir = make.AuthorityFactory(name="Laterham", region=Region.LONDON, opened=datetime.date(2025, 1, 1))
    make.SuccessionFactory(predecessor=south, successor=heir, date=heir.opened)
    south.closed = datetime.date(2024, 12, 31)
    south.save()
    make.StatisticalNeighbourFactory(authority=north, neighbour=heir, rank=2)
    make.StatisticalNeighbourFactory(authority=heir, neighbour=north, rank=1)
    inspector = make.InspectorFactory(name="Late Comer")
    for authority in (north, heir):
        visit_later(authority, inspector, world)
    for name in ("letter", "north"):
        response = make.CouncilResponseFactory(visit=world[name], published_on=LATER, title="Umbrellas, afterwards")
        make.ResponseStatementFactory(response=response, speaker="Ms Afterwards")


def visit_later(authority, inspector, world):
    days = [(datetime.date(2025, 1, 6), datetime.date(2025, 1, 10))]
    visit = make.VisitFactory(
        authority=authority,
        published_on=LATER,
        periods=days,
        coverage=Coverage.ALL,
        framework=make.FrameworkFactory(slug="later", name="Later framework"),
        topics=[make.TopicFactory(slug="later-topic")],
    )
    make.VisitInspectorFactory(visit=visit, inspector=inspector)
    for area in ("overall", "leaders"):
        grade = make.GradeFactory(slug="outstanding")
        make.JudgementFactory(visit=visit, area=make.JudgementAreaFactory(slug=area), grade=grade)
    for make_finding in (make.ItemToImproveFactory, make.FindingFactory):
        make_finding(visit=visit, themes=[world["harm"], world["plans"]], summary="Gangs carry umbrellas.")


def read(client, addresses):
    """Every page with its tables and charts in every format, as text, by name."""
    found = {}
    for name, url in addresses.items():
        page = client.get(url)
        assert page.status_code == 200, name
        found[name] = page.content.decode()
        tables = [*page.context["tables"].values(), *(chart.table for chart in page.context["charts"].values())]
        for download in (link for table in tables for link in table.downloads.values()):
            found[f"{name}{download}"] = file_text(client.get(f"{url.partition('?')[0]}{download}"))
    return found


def newly(before, after):
    """The lines of a text that are not in an earlier one."""
    known = set(before.splitlines())
    return [line.strip() for line in after.splitlines() if line not in known]


def file_text(response):
    if "sheet" not in response["Content-Type"]:
        return body_of(response).decode()
    return str([list(sheet.iter_rows(values_only=True)) for sheet in workbook_of(response)])


def test_what_comes_later_changes_no_page_and_no_file_as_at_an_earlier_day(client, world, dated):
    before = read(client, dated)
    add_what_comes_later(world)
    after = read(client, dated)
    assert {name: told for name in before if (told := newly(before[name], after[name]))} == {}
    assert [(name, word) for name, text in after.items() for word in LATER_WORDS if word in text] == []


def test_today_it_is_there(client, world):
    add_what_comes_later(world)
    texts = [client.get(url).content.decode() for url in public_addresses(world).values()]
    assert [word for word in LATER_WORDS if not any(word in text for text in texts)] == []


def test_what_comes_later_changes_no_other_file_and_no_answer_of_the_api(client, world):
    names = ("suggestions", "visit-file")
    urls = [at_day(file_addresses()[name]) for name in names] + [f"{PREFIX}/search/suggestions/?q=late"]
    urls += [f"/api/{path}?as_at={DAY.isoformat()}" for path in API]
    urls += [f"/api/visits/{world['letter'].slug}/?as_at={DAY.isoformat()}"]
    before = [client.get(url).content for url in urls]
    add_what_comes_later(world)
    after = [client.get(url).content for url in urls]
    assert [url for url, *texts in zip(urls, before, after, strict=True) if texts[0] != texts[1]] == []


def test_what_comes_later_is_not_found(client, world):
    add_what_comes_later(world)
    later = world["north"].authority.visits.get(published_on=LATER)
    finding = later.findings.first()
    paths = [later.get_absolute_url(), finding.get_absolute_url(), "/authorities/laterham/", "/inspectors/late-comer/"]
    assert [client.get(path).status_code for path in paths] == [200] * 4
    assert [client.get(f"{PREFIX}{path}").status_code for path in paths] == [404] * 4
    records = [f"visits/{later.slug}", f"findings/{finding.pk}", "authorities/laterham", "inspectors/late-comer"]
    asked = [client.get(f"/api/{record}/?as_at={DAY.isoformat()}").status_code for record in records]
    assert asked == [404] * 4


def test_every_page_says_its_day_in_its_title_and_offers_today(client, dated):
    for name, url in dated.items():
        page = client.get(url).content.decode()
        title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1]
        assert ", as at 30 June 2024 – " in title, name
        plain = url.removeprefix(PREFIX).replace("&", "&amp;")
        assert f'href="{plain}">Back to today</a>' in page, name


def test_every_page_of_today_says_so_and_has_a_link_that_stays(client, world):
    today = datetime.date.today()  # noqa: DTZ011 - the tests' machine is where people are
    for name, url in public_addresses(world).items():
        if name not in UNDATED and not url.startswith("/as-at/"):
            page = client.get(url).content.decode()
            stays = f'href="/as-at/{today.isoformat()}{url.replace("&", "&amp;")}"'
            assert (f", as at {today.day} {today:%B %Y} – " in page, stays in page) == (True, True), name


def test_every_chart_and_every_file_says_its_day(client, dated):
    for name, url in dated.items():
        context = client.get(url).context
        charts = context["charts"].values()
        assert [chart.title for chart in charts if not chart.title.endswith(", as at 30 June 2024")] == [], name
        for table in [*context["tables"].values(), *(chart.table for chart in charts)]:
            for link in table.downloads.values():
                response = client.get(f"{url.partition('?')[0]}{link}")
                assert f"-as-at-{DAY.isoformat()}." in response["Content-Disposition"], (name, link)
                assert says_its_day(response), (name, link)


def says_its_day(response):
    kind = response["Content-Type"]
    if "sheet" in kind:
        return ("As at", "30 June 2024") in workbook_of(response)["About this file"].iter_rows(values_only=True)
    text = body_of(response).decode()
    return '"as_at": "2024-06-30"' in text if "json" in kind else True  # CSV has only its name


def test_a_day_takes_no_more_queries(client, world):
    def count(url):
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        return len(queries)

    urls = [url for name, url in public_addresses(world).items() if name not in {*UNDATED, "statistics"}]
    assert {url: count(at_day(url)) for url in urls} == {url: count(url) for url in urls}


def test_a_download_and_the_api_answer_where_they_are_asked(client, world):
    rows = file_text(client.get(f"/findings/?as_at={DAY.isoformat()}&format=csv"))
    assert rows == file_text(client.get(f"{PREFIX}/findings/?format=csv"))
    answer = client.get(f"/api/visits/?as_at={DAY.isoformat()}&limit=1").json()
    assert answer["results"][0]["url"].startswith(f"http://testserver{PREFIX}/visits/")
    assert f"as_at={DAY.isoformat()}" in answer["next"]


def test_questions_asked_on_a_page_keep_its_day(client, dated):
    """Forms send to the page's own address, the form for the day to the plain one, and nothing else."""
    for name, url in dated.items():
        actions = set(re.findall(r'<form[^>]* action="([^"]*)"', client.get(url).content.decode()))
        path = url.partition("?")[0]
        assert actions <= {path, path.removeprefix(PREFIX), f"{PREFIX}/search/"}, name
