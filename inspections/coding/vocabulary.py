"""The words and pairs of words that the model knows, kept as digests: from the file no text can be put together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .words import Sentence, stem

type Numbers = NDArray[np.floating[Any]]
type Columns = NDArray[np.intp]


@lru_cache(maxsize=100_000)
def digest(gram: str) -> int:
    """64 bits that stand for a word or a pair of words."""
    return int.from_bytes(blake2b(gram.encode(), digest_size=8).digest())


def grams(sentences: Iterable[Sentence]) -> Counter[int]:
    """How often each stem, and each pair of neighbouring stems in a sentence, occurs, by digest."""
    counts: Counter[int] = Counter()
    for sentence in sentences:
        stems = [stem(word.lower) for word in sentence.words]
        counts.update(map(digest, stems))
        counts.update(digest(f"{one} {next_one}") for one, next_one in pairwise(stems))
    return counts


@dataclass(frozen=True)
class Vocabulary:
    """`digests` sorted, and for each how telling it is: the less frequent, the more (inverse document frequency)."""

    digests: NDArray[np.uint64]
    weights: Numbers
    columns: dict[int, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", {int(value): n for n, value in enumerate(self.digests)})

    def __len__(self) -> int:
        return len(self.digests)

    def vector(self, counts: Counter[int]) -> tuple[Columns, Numbers]:
        """Columns of the known grams and their values: (1 + log count) x weight, of length one together."""
        known = sorted((self.columns[gram], count) for gram, count in counts.items() if gram in self.columns)
        columns = np.array([column for column, _ in known], np.intp)
        values = (1 + np.log(np.array([count for _, count in known], np.float32))) * self.weights[columns]
        length = float(np.sqrt((values**2).sum()))
        return columns, (values / length if length else values).astype(np.float32)


def learn_vocabulary(texts: Sequence[Counter[int]], groups: Sequence[str], least: int = 3) -> Vocabulary:
    """The grams that occur in the texts of at least `least` groups (authorities): what only few wrote is left out."""
    where: dict[int, set[str]] = {}
    frequency: Counter[int] = Counter()
    for counts, group in zip(texts, groups, strict=True):
        frequency.update(counts.keys())
        for gram in counts:
            where.setdefault(gram, set()).add(group)
    digests = sorted(gram for gram, found in where.items() if len(found) >= least)
    rarity = [np.log((1 + len(texts)) / (1 + frequency[gram])) + 1 for gram in digests]
    return Vocabulary(np.array(digests, np.uint64), np.array(rarity, np.float32))
