"""Which passages have runs of words in common with some words: few are worth a closer look."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

LENGTH = 3
MOST = 5
"""How many passages get a closer look."""


class Shingles:
    """Passages by every run of LENGTH words in them."""

    def __init__(self, passages: Iterable[Sequence[str]]):
        self.places: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for number, keys in enumerate(passages):
            for shingle in _shingles(keys):
                self.places[shingle].add(number)

    def most_like(self, keys: Sequence[str]) -> list[int]:
        """The numbers of the passages with the most runs in common, from the likeliest; empty where none has any."""
        counts = Counter(number for shingle in set(_shingles(keys)) for number in self.places.get(shingle, ()))
        ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return [number for number, _ in ranked[:MOST]]


def _shingles(keys: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(keys[offset:] for offset in range(LENGTH)), strict=False)
