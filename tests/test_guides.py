"""The guides name only what exists: files, places in them, commands, and pictures, each told in words."""

import re

import pytest
from django.conf import settings
from django.core.management import get_commands
from django.utils.text import slugify

ROOT = settings.BASE_DIR
GUIDES = sorted([*ROOT.glob("docs/*.md"), ROOT / "README.md", ROOT / "SECURITY.md"])
MOST_BYTES = 200_000
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
PATH = re.compile(r"`((?:inspections|config|tests|templates|static|docs|benchmarks)/[\w./-]*\w/?)`")


def name_of(guide):
    return str(guide.relative_to(ROOT))


def places_in(guide):
    """The addresses of headings, as forges make them."""
    return {slugify(heading) for heading in re.findall(r"^#+ (.+)$", guide.read_text(), re.MULTILINE)}


@pytest.mark.parametrize("guide", GUIDES, ids=name_of)
def test_links_lead_somewhere(guide):
    for link in LINK.findall(guide.read_text()):
        path, _, place = link.partition("#")
        if "://" in link:
            continue
        target = (guide.parent / path).resolve() if path else guide
        assert target.exists(), link
        assert not place or place in places_in(target), link


@pytest.mark.parametrize("guide", GUIDES, ids=name_of)
def test_commands_and_files_exist(guide):
    text = guide.read_text()
    commands = set(re.findall(r"manage\.py (\w+)", text))
    assert commands - set(get_commands()) == set()
    assert [path for path in PATH.findall(text) if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("guide", GUIDES, ids=name_of)
def test_what_is_made_can_be_made(guide):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"(?:`|^    )make ([a-z]+)", guide.read_text(), re.MULTILINE)) - targets == set()


def test_every_picture_is_small_shown_and_told_in_words():
    shown = {}
    for guide in GUIDES:
        for words, path in PICTURE.findall(guide.read_text()):
            shown[(guide.parent / path).resolve()] = words
    assert set(shown) == set(ROOT.glob("docs/**/*.png"))
    for path, words in shown.items():
        assert (len(words) > 40, path.stat().st_size < MOST_BYTES) == (True, True), path
