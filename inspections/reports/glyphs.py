"""Bullets of every glyph that publishers print, and the dashes of the level below."""

import re

# Symbol and Wingdings bullets arrive as private-use characters U+F0xx.
BULLET_GLYPHS = (
    "\u2022\u25cf\u25aa\u25ab\u25a0\u25a1\u25fc\u25fe\u25e6\u25cb\u25b6\u25ba\u2666\u2756\u27a2\u00b7\u2023\u2043"
    "\uf06c\uf06e\uf06f\uf071\uf075\uf076\uf09f\uf0a1\uf0a7\uf0a8\uf0b7\uf0d8\uf0e0\uf0f0\uf0fc"
)
DASH_GLYPHS = "\uf02d\uf0be\u2013\u2014\u2212\u2015\u2500\u0336-"

BULLET = re.compile(rf"[{BULLET_GLYPHS}]\s*")
# The hollow bullet of word processors is a letter o that stands alone.
DASH = re.compile(rf"(?:[{re.escape(DASH_GLYPHS)}]|o)\s+")
# The first characters of lines that may begin an item. To look there saves most lines a pattern.
BULLETS = frozenset(BULLET_GLYPHS)
DASHES = frozenset(DASH_GLYPHS + "o")
BULLETS_AND_DASHES = BULLETS | DASHES


def starts_with_dash(text: str) -> bool:
    return text[:1] in DASHES and DASH.match(text) is not None


def after_bullet(text: str) -> int:
    """Position of the first character of the words, after blanks and any bullet or dash."""
    start = len(text) - len(text.lstrip())
    if text[start : start + 1] not in BULLETS_AND_DASHES:
        return start
    match = BULLET.match(text, start) or DASH.match(text, start)
    return match.end() if match and match.end() < len(text) else start


def without_bullet(text: str) -> str:
    return text[after_bullet(text) :].strip()
