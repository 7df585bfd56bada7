"""The quotes of a report in a response: in quotation marks, and copied without them.

A part of the response is first looked for as a whole: what stands in quotation marks, then each sentence. A sentence
that is not in the report may still hold a part that is. `rapidfuzz` finds the place in the report, word by word.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from .differences import Part, compare, differences
from .shingles import Shingles
from .words import Word, keys_of, marked, sentences, telling, words_of

LIKE = 0.8
"""From this share of words in common on, two passages are a quote."""

SHORT = 5
"""A quote of at most so many words must be exact."""

FEWEST = {"marked": 3, "sentence": 6, "clause": 7}
TELLING = {"marked": 2, "sentence": 3, "clause": 4}
SLACK = 6
"""Words looked at on both sides of the likeliest place."""

GAP = 2
"""Different words in a row inside a copied part of a sentence."""


class Form(StrEnum):
    MARKED = "marked"
    SENTENCE = "sentence"
    CLAUSE = "clause"


@dataclass(frozen=True)
class Passage:
    """A text of the report; `key` says for the caller which it is."""

    key: Hashable
    text: str


@dataclass(frozen=True)
class Quote:
    """A place in the response, from `start` up to `end`, and the passage it quotes.

    `similarity` is the share of words in common, above 0 and at most 1; `differences` is empty when it is 1.
    """

    start: int
    end: int
    form: Form
    passage: Hashable
    similarity: float
    differences: list[Part]


def find_quotes(text: str, passages: Iterable[Passage]) -> list[Quote]:
    """The quotes in a response, in its order; each place is the quote of one passage, the one most like it."""
    report = Report(text, passages)
    found = [quote for span in _marked_sentences(text) if (quote := report.whole(*span, Form.MARKED))]
    for start, end in sentences(text):
        pieces = list(_without(start, end, found))
        quote = report.whole(start, end, Form.SENTENCE) if pieces == [(start, end)] else None
        found += [quote] if quote else [clause for piece in pieces for clause in report.clauses(*piece)]
    return sorted(found, key=lambda quote: quote.start)


def _marked_sentences(text: str) -> Iterator[tuple[int, int]]:
    for start, end in marked(text):
        yield from sentences(text, start, end)


def _without(start: int, end: int, quotes: Iterable[Quote]) -> Iterator[tuple[int, int]]:
    """What is left of a part of the text outside the quotes."""
    for quote in sorted(quotes, key=lambda quote: quote.start):
        if start < quote.end and quote.start < end:
            yield start, max(start, quote.start)
            start = quote.end
    yield start, max(start, end)


class Report:
    """The passages of a report, to be looked for in a response."""

    def __init__(self, response: str, passages: Iterable[Passage]):
        self.response = response
        self.passages = list(passages)
        self.words = [words_of(passage.text) for passage in self.passages]
        self.shingles = Shingles(keys_of(words) for words in self.words)

    def whole(self, start: int, end: int, form: Form) -> Quote | None:
        """The quote that a part of the response is as a whole, or None."""
        words = words_of(self.response, start, end)
        if len(words) < FEWEST[form] or telling(words) < TELLING[form]:
            return None
        found = [self._quote(words, number, *_place(words, self.words[number]), form) for number in self._like(words)]
        good = [quote for quote in found if quote.similarity >= (1 if len(words) <= SHORT else LIKE)]
        return max(good, key=lambda quote: quote.similarity, default=None)

    def clauses(self, start: int, end: int) -> list[Quote]:
        """The quotes inside a part of the response, the longest first taken out of it."""
        words = words_of(self.response, start, end)
        runs = [(number, run) for number in self._like(words) for run in _runs(words, self.words[number])]
        good = [(number, run) for number, run in runs if _is_clause(words, run)]
        if not good:
            return []
        number, (i, j, k, m, _) = max(good, key=lambda pair: pair[1][-1])
        quote = self._quote(words[i:j], number, k, m, Form.CLAUSE)
        return [quote, *self.clauses(start, quote.start), *self.clauses(quote.end, end)]

    def _like(self, words: Sequence[Word]) -> list[int]:
        return self.shingles.most_like(keys_of(words))

    def _quote(self, words: Sequence[Word], number: int, first: int, last: int, form: Form) -> Quote:
        passage, printed = self.passages[number], self.words[number][first:last]
        return Quote(
            start=words[0].start,
            end=_closed(self.response, words[0].start, words[-1].end),
            form=form,
            passage=passage.key,
            similarity=compare(words, printed).ratio(),
            differences=differences(self.response, words, passage.text, printed),
        )


def _closed(text: str, start: int, end: int) -> int:
    """The end, behind the bracket that closes one in the quote."""
    is_open = text.count("(", start, end) > text.count(")", start, end)
    return end + 1 if is_open and text[end : end + 1] == ")" else end


def _place(words: Sequence[Word], printed: Sequence[Word]) -> tuple[int, int]:
    """From and up to which word of a passage the words are likeliest quoted."""
    found = fuzz.partial_ratio_alignment(keys_of(words), keys_of(printed))
    if found is None or len(words) > len(printed):
        return 0, len(printed)
    first = max(0, found.dest_start - SLACK)
    codes = compare(words, printed[first : found.dest_end + SLACK]).get_opcodes()
    return first + _edge(codes[0], at_start=True), first + _edge(codes[-1], at_start=False)


def _edge(code: tuple[str, int, int, int, int], *, at_start: bool) -> int:
    """Where the quote begins or ends in the words looked at: slack beside it is no part of it."""
    _, i, j, k, m = code
    kept = min(j - i, m - k)
    return m - kept if at_start else k + kept


def _runs(words: Sequence[Word], printed: Sequence[Word]) -> Iterator[tuple[int, int, int, int, int]]:
    """(from, up to in the words, from, up to in the passage, words in common) of each run with small gaps only."""
    run: tuple[int, int, int, int, int] | None = None
    for i, k, size in compare(words, printed).get_matching_blocks():
        if run and i - run[1] <= GAP and k - run[3] <= GAP and size:
            run = (run[0], i + size, run[2], k + size, run[4] + size)
        else:
            if run:
                yield run
            run = (i, i + size, k, k + size, size)


def _is_clause(words: Sequence[Word], run: tuple[int, int, int, int, int]) -> bool:
    i, j, k, m, common = run
    is_like = 2 * common / (j - i + m - k) >= LIKE
    return common >= FEWEST["clause"] and is_like and telling(words[i:j]) >= TELLING["clause"]
