"""Takes the pictures of docs/editors.md from made-up documents: `make screenshots`. It is no part of the tests' run."""

from io import BytesIO

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from PIL import Image

from inspections.desk.double_coding import open_double_coding
from inspections.models import Theme
from tests.browser.keyboard import log_in
from tests.browser.test_desk import draft  # noqa: F401 - a fixture
from tests.documents.made_up import focused_visit, ilacs

FOLDER = settings.BASE_DIR / "docs" / "images"
WIDTH, HEIGHT = 1100, 860
HEADER = 160  # pixels of the site's own head, the same on every page
COLOURS = 64  # enough for pages, and a third of the size

pytestmark = pytest.mark.browser


def take(page, name, top=0):
    page.wait_for_function("[...document.images].every(image => image.complete)")
    page.mouse.move(0, 0)
    picture = Image.open(BytesIO(page.screenshot(clip={"x": 0, "y": top, "width": WIDTH, "height": HEIGHT - HEADER})))
    FOLDER.mkdir(exist_ok=True)
    picture.convert("RGB").quantize(COLOURS).save(FOLDER / f"{name}.png", optimize=True)


@pytest.fixture
def desk(page, draft):  # noqa: F811
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    log_in(page)
    return page


def test_upload(desk):
    desk.goto("/admin/inspections/document/upload/")
    files = {"focused-visit.pdf": focused_visit(), "damaged.pdf": ilacs()[:900], "barnet-2024-07-29.pdf": ilacs()}
    chosen = [{"name": name, "mimeType": "application/pdf", "buffer": data} for name, data in files.items()]
    desk.get_by_label("Reports").set_input_files(chosen)
    desk.get_by_role("button", name="Upload and import").click()
    desk.get_by_text("3 of 3 files done").wait_for(timeout=60_000)
    take(desk, "upload")


def test_facts(desk, draft):  # noqa: F811
    desk.goto(f"/desk/visits/{draft.pk}/")
    take(desk, "facts", HEADER)


def test_findings(desk, draft):  # noqa: F811
    finding = draft.findings.filter(kind="paragraph").order_by("order")[3]
    desk.goto(f"/desk/visits/{draft.pk}/findings/?finding={finding.pk}")
    take(desk, "findings", HEADER)


def test_double_coding(desk, draft):  # noqa: F811
    kim, alex = User.objects.get(username="kim"), User.objects.create_superuser("alex", "", "pw")
    double = open_double_coding(draft.pk, kim, [kim, alex])
    desk.goto(f"/desk/double/{double.pk}/code/")
    take(desk, "double-coding", HEADER)


def test_theme(desk):
    desk.goto(f"/admin/inspections/theme/{Theme.objects.order_by('name').first().pk}/change/")
    take(desk, "theme")
