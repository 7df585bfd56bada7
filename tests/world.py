"""A small England for tests of whole pages: two regions, three authorities, four visits, a few coded findings."""

import datetime

from inspections.models import Coverage, Region, VisitType
from inspections.tally import VisitsAsked, current_tally
from tests import factories as make


def build_world():
    """Three published visits and one draft, with judgements, inspectors and coded findings. Returns them by name."""
    harm = make.ThemeFactory(slug="extra-familial-harm", name="Extra-familial harm")
    plans = make.ThemeFactory(slug="plans-and-reviews", name="Plans and reviews")
    north = make.AuthorityFactory(name="Northton", region=Region.NORTH_EAST)
    south = make.AuthorityFactory(name="Southborough", region=Region.LONDON)
    old = make.AuthorityFactory(name="Oldshire", region=Region.NORTH_EAST, closed=datetime.date(2021, 3, 31))
    make.SuccessionFactory(predecessor=old, successor=north)
    make.StatisticalNeighbourFactory(authority=north, neighbour=south)
    visits = {
        "north": make.VisitFactory(authority=north, coverage=Coverage.ITEMS),
        "south": _visit(south, 2023, coverage=Coverage.ALL),
        "letter": _focused(south, 2024),
        "draft": make.VisitFactory(authority=north, status="draft", published_on=datetime.date(2025, 1, 10)),
    }
    _judge(visits)
    _say(visits, harm, plans)
    return visits | {"harm": harm, "plans": plans}


def all_visits(day=datetime.date.max):
    """Every visit published by a day, for counting."""
    return VisitsAsked.published(current_tally(), day)


def public_addresses(world):
    """Every kind of public page, by a name for it."""
    finding = world["south"].findings.order_by("order").first()
    return {
        "home": "/",
        "home, filtered": "/?region=london&theme=extra-familial-harm&area=leaders",
        "findings": "/findings/",
        "findings, filtered": "/findings/?region=london&q=gangs&columns=region&columns=report",
        "finding": finding.get_absolute_url(),
        "authorities": "/authorities/",
        "authority-map": "/authorities/map/",
        "authority-map, of a theme": "/authorities/map/?theme=extra-familial-harm",
        "authority": "/authorities/northton/",
        "closed authority": "/authorities/oldshire/",
        "visits": "/visits/",
        "visits, by grade": "/visits/?area=leaders&grade=good",
        "visit": world["south"].get_absolute_url(),
        "visit with a response": world["letter"].get_absolute_url(),
        "responses": "/responses/",
        "themes": "/themes/",
        "theme": "/themes/extra-familial-harm/",
        "codebook-page": "/themes/codebook/",
        "inspectors": "/inspectors/",
        "inspector": "/inspectors/robin-lead/",
        "compare": "/compare/?authority=northton&authority=southborough",
        "compare, with neighbours": "/compare/?near=northton",
        "compare, nothing chosen": "/compare/",
        "learn": "/learn/?theme=extra-familial-harm&authority=northton",
        "learn, nothing chosen": "/learn/",
        "statistics": "/as-at/2024-06-01/statistics/?grade=good",
        "waiting": "/waiting/?region=london",
        "search": "/search/?q=southboro",
        "search, nothing found": "/search/?q=zebra",
        "search, nothing asked": "/search/",
        "api": "/api/",
        "data-quality": "/data-quality/",
        "about": "/about/",
    }


def file_addresses():
    """Every kind of public address that is no page, by a name for it."""
    return {
        "codebook": "/themes/codebook.yaml",
        "codebook, for other programs": "/themes/codebook.qdc",
        "codebook, a theme a row": "/themes/codebook.csv",
        "suggestions": "/search/suggestions/?q=south",
        "visit-file": "/visits/southborough-standard-2023-04-03/file.json",
        "feed": "/feeds/visits/",
        "authority-feed": "/feeds/authorities/southborough/",
        "theme-feed": "/feeds/themes/extra-familial-harm/",
    }


def _visit(authority, year, **facts):
    days = [(datetime.date(year, 2, 6), datetime.date(year, 2, 17))]
    return make.VisitFactory(authority=authority, published_on=datetime.date(year, 4, 3), periods=days, **facts)


def _focused(authority, year):
    topic = make.TopicFactory(slug="front-door")
    return _visit(authority, year, visit_type=VisitType.FOCUSED, coverage=Coverage.NOTHING, topics=[topic])


def _judge(visits):
    lead = make.InspectorFactory(name="Robin Lead")
    for name, grade in [("north", "inadequate"), ("south", "good")]:
        make.VisitInspectorFactory(visit=visits[name], inspector=lead)
        make.JudgementFactory(visit=visits[name], grade=make.GradeFactory(slug=grade))
        make.JudgementFactory(visit=visits[name], area=make.JudgementAreaFactory(slug="leaders"))
    response = make.CouncilResponseFactory(visit=visits["letter"])
    make.ResponseStatementFactory(response=response)


def _say(visits, harm, plans):
    make.ItemToImproveFactory(visit=visits["north"], themes=[harm, plans], summary="Meetings about gangs come late.")
    make.FindingFactory(visit=visits["north"], themes=[plans], summary="Plans are clear.")
    make.ItemToImproveFactory(visit=visits["south"], themes=[plans], summary="Plans for older children.")
    make.FindingFactory(visit=visits["south"], themes=[harm], summary="=Gangs are disrupted, and children are safer.")
    make.FindingFactory(visit=visits["letter"], text="Inspectors spoke to gangs workers.", summary="", themes=[harm])
    make.FindingFactory(visit=visits["draft"], themes=[harm], summary="Nobody may see this yet.")
    draft = {"themes": [harm], "is_draft": True, "summary": "Nobody may see this yet, though its visit is public."}
    visits["draft_finding"] = make.ItemToImproveFactory(visit=visits["south"], **draft)


def inspect(authority, last_day, published_on, grade="good", framework="ilacs", area="overall"):
    """A published inspection of five days with one grade; days as ISO text."""
    last_day = datetime.date.fromisoformat(last_day)
    period = (last_day - datetime.timedelta(days=4), last_day)
    visit = make.VisitFactory(
        authority=authority,
        published_on=datetime.date.fromisoformat(published_on),
        framework=make.FrameworkFactory(slug=framework),
        periods=[period],
    )
    make.JudgementFactory(visit=visit, grade=make.GradeFactory(slug=grade), area=make.JudgementAreaFactory(slug=area))
    return visit
