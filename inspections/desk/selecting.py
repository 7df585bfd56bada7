"""The text of a page in the pieces a person ticks to make a finding of them."""

import re

from inspections.reports.places import Squeezed, find_passage

ENDED = re.compile(r"[.!?:;][”’\"')]*$")
OPENS = re.compile(r"\d{1,3}\.? +[A-Z]|[•▪■●○◼–-] ?")
SHORT = 0.85
"""A sentence that ends in a line shorter than this share of the page's longest ends a paragraph."""


def pieces(text):
    """The paragraphs of a page, each with its lines: begun by a number, a bullet, or behind a short last line."""
    lines = [line.strip() for line in text.splitlines()]
    longest = max(map(len, lines), default=0)
    found, is_open = [], False
    for line in lines:
        if line and is_open and not OPENS.match(line):
            found[-1].append(line)
        elif line:
            found.append([line])
        is_open = bool(line) and not (ENDED.search(line) and len(line) < SHORT * longest)
    return ["\n".join(piece) for piece in found]


def stands_on(words, pages):
    """Whether words stand on pages letter by letter, on one or over a break; `pages` are texts in order."""
    found = "".join(pages[place.page][place.start : place.end] for place in find_passage(words, pages))
    return Squeezed.of(found).letters == Squeezed.of(words).letters
