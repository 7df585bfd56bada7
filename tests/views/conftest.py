import pytest

from tests.world import build_world


@pytest.fixture
def world(db):
    return build_world()


@pytest.fixture
def addresses(world):
    """Every kind of public page, by a name for it."""
    finding = world["south"].findings.order_by("order").first()
    return {
        "home": "/",
        "home, filtered": "/?region=london&theme=extra-familial-harm&area=leaders",
        "findings": "/findings/",
        "findings, filtered": "/findings/?region=london&q=gangs&columns=region&columns=report",
        "finding": finding.get_absolute_url(),
        "authorities": "/authorities/",
        "authority": "/authorities/northton/",
        "closed authority": "/authorities/oldshire/",
        "visits": "/visits/",
        "visits, by grade": "/visits/?area=leaders&grade=good",
        "visit": world["south"].get_absolute_url(),
        "visit with a response": world["letter"].get_absolute_url(),
        "themes": "/themes/",
        "theme": "/themes/extra-familial-harm/",
        "inspectors": "/inspectors/",
        "inspector": "/inspectors/robin-lead/",
        "about": "/about/",
    }
