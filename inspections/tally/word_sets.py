"""Which findings have a word that many have: two bits a finding, by its primary key."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .columns import Column

type Bits = np.ndarray
"""Eight keys a byte, the lowest first and as its highest bit."""


@dataclass(frozen=True)
class WordSet:
    """Of which findings it is known whether they have a word, and which of those have it."""

    known: Bits
    having: Bits

    @classmethod
    def of(cls, keys: Column, having: Column) -> "WordSet":
        """All of these findings are known; keys of others among those that have it are left out."""
        known = _with(np.zeros(0, np.uint8), keys)
        return cls(known, _with(np.zeros(0, np.uint8), having[_of(known, having)]))

    def unknown(self, keys: Column) -> Column:
        return keys[~_of(self.known, keys)]

    def has(self, keys: Column) -> Column:
        """A mask of those of the findings that have the word."""
        return _of(self.having, keys)

    def told(self, keys: Column, having: Column) -> "WordSet":
        """The same, where these findings are known too."""
        return WordSet(_with(self.known, keys), _with(_without(self.having, keys), having))

    def without(self, keys: Column) -> "WordSet":
        return WordSet(_without(self.known, keys), self.having)


class WordSets:
    """The sets of the words that were learned, each by the word as the database's index has it."""

    def __init__(self, sets: dict[str, WordSet] | None = None) -> None:
        self._sets = sets or {}

    def __contains__(self, word: str) -> bool:
        return word in self._sets

    def __bool__(self) -> bool:
        return bool(self._sets)

    def learn(self, word: str, keys: Column, having: Column) -> None:
        """`having` are the keys of all findings with the word; `keys` are those of the findings that were looked at."""
        self._sets[word] = WordSet.of(keys, having)

    def has(self, word: str, keys: Column, find: Callable[[Column], Column]) -> Column:
        """A mask: which findings have the word. `find` is asked only for the keys of those that are not known.

        It gives the keys of those among them that have it.
        """
        found = self._sets[word]
        unknown = found.unknown(keys)
        if len(unknown):
            found = self._sets[word] = found.told(unknown, find(unknown))
        return found.has(keys)

    def without(self, keys: Column) -> "WordSets":
        """The same but for some findings, which may say something else now."""
        return WordSets({word: found.without(keys) for word, found in list(self._sets.items())})


def _of(bits: Bits, keys: Column) -> Column:
    """A mask: which keys are among the bits."""
    return _flags(bits, keys).view(bool)[keys]


def _with(bits: Bits, keys: Column) -> Bits:
    flags = _flags(bits, keys)
    flags[keys] = 1
    return np.packbits(flags)


def _without(bits: Bits, keys: Column) -> Bits:
    rest, within = bits.copy(), keys[keys < 8 * len(bits)]
    np.bitwise_and.at(rest, within >> 3, ~(128 >> (within & 7)).astype(np.uint8))
    return rest


def _flags(bits: Bits, keys: Column) -> np.ndarray:
    """A number for every key up to the highest: 1 for those among the bits."""
    flags = np.zeros(max(8 * len(bits), int(keys.max(initial=0)) + 1), np.uint8)
    flags[: 8 * len(bits)] = np.unpackbits(bits)
    return flags
