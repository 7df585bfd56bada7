"""Passages of words that occur as often as words do: by Zipf's law as Mandelbrot corrected it."""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

VOCABULARY = 40_000
"""Distinct words, about as many as reports of a million passages have."""

EXPONENT, OFFSET = 1.07, 2.7
SYLLABLES = [first + vowel + last for first in "bcdfglmnprstvw" for vowel in "aeiou" for last in ("", "l", "n", "r")]
WORDS_OF_A_SUMMARY = 3
"""A passage has about three times the words of our summary of it."""


class Passages:
    """Writes passages: lengths as in the sample, times three; each names a term of its first theme."""

    def __init__(self, words: Counter[str], lengths: Sequence[int], random: np.random.Generator):
        self.random = random
        self.lengths = np.array(lengths) * WORDS_OF_A_SUMMARY
        known = [word for word, _ in sorted(words.items(), key=lambda item: (-item[1], item[0]))]
        self.words = np.array(known[:VOCABULARY] + self._invented(VOCABULARY - len(known), set(known)), dtype=object)
        shares = 1 / (np.arange(len(self.words)) + 1 + OFFSET) ** EXPONENT
        self.bounds = np.cumsum(shares / shares.sum())

    def _invented(self, count: int, known: set[str]) -> list[str]:
        """Words nobody uses, of two to four syllables, no two alike."""
        words: dict[str, None] = {}
        while len(words) < count:
            syllables = self.random.choice(SYLLABLES, size=self.random.integers(2, 5))
            word = "".join(syllables)
            if word not in known:
                words[word] = None
        return list(words)

    def write(self, terms: Sequence[str]) -> Iterator[str]:
        """A passage for each term."""
        lengths = self.random.choice(self.lengths, size=len(terms))
        picks = np.searchsorted(self.bounds, self.random.random(int(lengths.sum())))
        words = self.words[np.minimum(picks, len(self.words) - 1)].tolist()
        end = 0
        for term, length in zip(terms, lengths.tolist(), strict=True):
            start, end = end, end + length
            middle = start + length // 2
            yield " ".join([*words[start:middle], term, *words[middle:end]]).capitalize() + "."
