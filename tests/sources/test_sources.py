"""Documents and their pages, as anybody sees them."""

import re
from io import BytesIO

import pytest
from PIL import Image

from inspections.sources import pictures
from inspections.sources.sheets import sheets_of
from tests import factories as make
from tests.desk.conftest import person
from tests.room import room_for
from tests.sources.conftest import stored


def address(document, path=""):
    return f"/documents/{document.sha256}/{path}"


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_a_finding_opens_beside_its_page_with_its_words_marked(client, finding):
    page = client.get(finding.get_absolute_url()).content.decode()
    assert "<mark>The speed of first visits</mark>" in page
    assert f'src="{address(finding.document, "pages/1.png")}"' in page
    assert f'src="{address(finding.document, f"pages/1/{finding.pk}.svg")}"' in page
    assert f'href="{address(finding.document)}#page=1"' in page


def test_a_passage_over_a_page_break_is_marked_on_both_pages(finding):
    first, second = finding.document.pages.order_by("number")[:2]
    finding.text = f"{first.text[-60:]} {' '.join(second.text.split()[-12:])}"
    sheets = sheets_of(finding)
    assert [(sheet.number, sheet.is_found) for sheet in sheets] == [(1, True), (2, True)]


def test_words_that_are_nowhere_show_their_page_unmarked(client, finding):
    finding.text = "Nobody said anything like this, not on any page."
    finding.save()
    page = client.get(finding.get_absolute_url()).content.decode()
    assert "were not found again" in page
    assert "<mark>" not in page


def test_a_page_is_drawn_once_and_kept(client, document, monkeypatch):
    url = address(document, "pages/1.png")
    first = client.get(url)
    monkeypatch.setattr(pictures, "draw_page", None)
    again = client.get(url)
    picture = Image.open(BytesIO(first.content))
    assert (picture.format, picture.width, again.content == first.content) == ("PNG", 1100, True)
    assert first["Cache-Control"] == "public, max-age=604800, immutable"


def test_a_browser_that_has_the_picture_is_not_sent_it_again(client, document):
    url = address(document, "pages/1.png")
    answer = client.get(url, headers={"If-None-Match": client.get(url)["ETag"]})
    assert (answer.status_code, answer.content) == (304, b"")


def test_the_marks_lie_on_the_words_in_the_size_of_the_picture(client, finding):
    drawing = client.get(address(finding.document, f"pages/1/{finding.pk}.svg")).content.decode()
    picture = Image.open(BytesIO(client.get(address(finding.document, "pages/1.png")).content)).convert("L")
    x, y, width, height = map(int, re.search(r'x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"', drawing).groups())
    assert f'viewBox="0 0 {picture.width} {picture.height}"' in drawing
    assert drawing.count("<rect") == 1
    ink = sum(picture.crop((x, y, x + width, y + height)).histogram()[:128])
    above = sum(picture.crop((x, y - height // 3, x + width, y)).histogram()[:128])
    assert ink > 500 > above


def test_a_finding_that_is_gone_leaves_no_marks(client, document):
    assert "<rect" not in client.get(address(document, "pages/1/999.svg")).content.decode()


def test_the_original_is_shown_by_the_browser_and_can_do_nothing(client, document):
    answer = client.get(address(document))
    assert body(answer).startswith(b"%PDF-")
    headers = {name: answer[name] for name in ("Content-Type", "X-Content-Type-Options", "Content-Security-Policy")}
    assert headers == {
        "Content-Type": "application/pdf",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    assert answer["Content-Disposition"] == 'inline; filename="made-up.pdf"'


def test_a_letter_as_plain_text_has_no_picture(client, db):
    document = stored(make.VisitFactory(), b"Dear Alex, plans are clear. " * 20, "letter.txt")
    finding = make.FindingFactory(visit=document.visit, document=document, page=1, text="plans are clear", summary="")
    page = client.get(finding.get_absolute_url()).content.decode()
    assert ("<mark>plans are clear</mark>" in page, ".png" in page) == (True, False)
    assert client.get(address(document, "pages/1.png")).status_code == 404
    original = client.get(address(document))
    assert (original["Content-Type"], body(original)[:9]) == ("text/plain; charset=utf-8", b"Dear Alex")


PATHS = ["", "pages/1/", "pages/1.png"]


@pytest.mark.parametrize("path", PATHS)
def test_documents_of_drafts_are_for_reviewers(client, document, path):
    document.visit.status = "draft"
    document.visit.save()
    url = address(document, path)
    hidden = client.get(url).status_code
    client.force_login(person("lee"))
    from_others = client.get(url).status_code
    client.force_login(person("kim", "code_finding"))
    answer = client.get(url)
    answer.close()
    assert (hidden, from_others, answer.status_code) == (404, 404, 200)
    assert answer.get("Cache-Control") == (None if path.endswith("/") else "private, max-age=604800, immutable")


def test_what_is_not_there_is_not_found(client, document):
    for path in ("pages/9/", "pages/9.png", "pages/9/1.svg"):
        assert client.get(address(document, path)).status_code == 404
    assert client.get(f"/documents/{'0' * 64}/").status_code == 404


def test_a_page_that_cannot_be_drawn_is_tried_once(client, document, monkeypatch):
    document.file.storage.delete(document.file.name)
    with document.file.storage.open(document.file.name, "wb") as file:
        file.write(b"%PDF-1.4 nothing behind it")
    assert client.get(address(document, "pages/1.png")).status_code == 404
    monkeypatch.setattr(pictures, "draw_page", None)
    assert client.get(address(document, "pages/1.png")).status_code == 404


def test_a_page_by_itself_leads_on(client, document, finding):
    page = client.get(address(document, "pages/1/")).content.decode()
    assert "Page 1 of" in page
    assert f'href="{address(document, "pages/2/")}"' in page
    assert finding.get_absolute_url() in page


def test_a_page_is_drawn_also_where_there_is_no_room_to_keep_it(client, document, settings):
    with room_for(100):
        answer = client.get(f"/documents/{document.sha256}/pages/1.png")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert [path for path in settings.CACHES["pages"]["LOCATION"].rglob("*") if path.is_file()] == []
