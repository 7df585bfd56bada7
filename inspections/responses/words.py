"""Text as words and sentences, each with its place in the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+(?:['’‘][^\W_]+)*%?")
SENTENCE_END = re.compile(r"[.!?]['”’\")\]]*\s+(?=[\"“‘'(]?[A-Z0-9])")
MARKED = re.compile(r"“([^“”]+)”|\"([^\"\n]+)\"|(?<!\w)‘(.+?)’(?!\w)|(?<!\w)'([^'\n]+(?:'\w[^'\n]*)*)'(?!\w)")
STOCK_WORDS = """
a about all also an and are as at be been by can do for from had has have he her his i if in into is it its more most no
not of on or our she so some that the their them there these they this those to up was we were what when which who will
with would you your child children children's young people person families family service services council local
authority ofsted inspectors
"""
STOCK = frozenset(STOCK_WORDS.split())
"""Words in which any two texts on children's services are alike: a quote needs others too."""


@dataclass(frozen=True)
class Word:
    """A word, from `start` up to `end` in its text; `key` is what is compared: lower case, straight apostrophes."""

    key: str
    start: int
    end: int


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a part of a text. The parts of a hyphenated word are words: it is printed in several ways."""
    found = WORD.finditer(text, start, len(text) if end is None else end)
    return [Word(_key(match.group()), match.start(), match.end()) for match in found]


def keys_of(words: Sequence[Word]) -> list[str]:
    return [word.key for word in words]


def telling(words: Sequence[Word]) -> int:
    """How many different words say something of their own."""
    return len({word.key for word in words} - STOCK)


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence of a part of a text; a line's end ends one too."""
    end = len(text) if end is None else end
    for line in re.finditer(r"[^\n]+", text[start:end]):
        first, last = start + line.start(), start + line.end()
        breaks = [match.end() for match in SENTENCE_END.finditer(text, first, last)]
        yield from zip([first, *breaks], [*breaks, last], strict=True)


def marked(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of what stands between quotation marks, in the order of the text."""
    for match in MARKED.finditer(text):
        yield next(match.span(group) for group in range(1, 5) if match.group(group) is not None)


def _key(word: str) -> str:
    return word.lower().replace("’", "'").replace("‘", "'")
