"""The three-way merge of an earlier reading, what stands in the database, and a new reading. Pure Python.

Facts are flat: a key is a tuple whose first part names the group, such as ("title",) or ("judgement", "overall").
A value of None is the same as no such key.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

type Key = tuple[str, ...]
type Facts = Mapping[Key, Hashable]

PLAIN_MARKS = str.maketrans("‘’“”–", "''\"\"-")


@dataclass(frozen=True)
class Kept:
    """A value that stands although the new reading says otherwise."""

    key: Key
    standing: Hashable
    read: Hashable


@dataclass(frozen=True)
class Merged:
    """`values` is what shall stand, without empty ones; `kept` lists where that is not what was read."""

    values: dict[Key, Hashable]
    kept: list[Kept]


def merge(standing: Facts, base: Facts, read: Facts) -> Merged:
    """Take what was read wherever the standing value still equals the base; elsewhere keep what stands.

    A group that the new reading lacks wholly is left as it stands: not to read a field is no reason to erase it.
    """
    values: dict[Key, Hashable] = {}
    kept: list[Kept] = []
    groups_read = {key[0] for key, value in read.items() if value is not None}
    for key in dict.fromkeys([*standing, *read]):
        value, new = standing.get(key), read.get(key)
        if key[0] in groups_read and not is_same(value, new):
            if is_same(value, base.get(key)):
                value = new
            else:
                kept.append(Kept(key, value, new))
        if value is not None:
            values[key] = value
    return Merged(values, kept)


def is_same(one: Hashable, other: Hashable) -> bool:
    """Whether two values say the same; texts that differ only in the form of quotation marks or blanks do."""
    if isinstance(one, str) and isinstance(other, str):
        return _plain(one) == _plain(other)
    return one == other


def _plain(text: str) -> str:
    return " ".join(text.translate(PLAIN_MARKS).split())
