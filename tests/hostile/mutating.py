"""Documents and files changed by chance, a little or beyond recognition; the same seed changes them the same."""

import json
import re
import zlib
from functools import cache
from random import Random

import yaml

from tests.documents.made_up import DOCUMENTS
from tests.importing.damaged import closed
from tests.importing.letters import letter

from .values import NASTY

OBJECT = re.compile(rb"\d+ 0 obj.*?endobj", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
LONGEST = 2**20
"""Bytes of a text, which ten times longer would say nothing new."""
TOKENS = [b"/Kids", b"/Parent", b"/Length", b"/Count", b"/Filter", b"/FlateDecode", b"/Font", b"/Contents", b"Tj"]
NUMBERS = [b"0", b"-1", b"1", b"65536", b"2147483647", b"4294967296", b"99999999999999999999", b"0.00001", b"1e9"]


@cache
def sound() -> list[bytes]:
    """Documents of every family, most of which can be read."""
    return [make() for make in DOCUMENTS.values()] + closed()


def document(chance: Random) -> tuple[str, bytes]:
    """(name, bytes) of a document that was changed in one to three ways."""
    if chance.random() < 0.4:
        return f"{chance.choice(['letter', 'Brief an Müller', 'a' * 200])}.txt", text(chance, letter("Barnet"))
    data = chance.choice(sound())
    for _ in range(chance.choice([1, 1, 2, 3])):
        data = chance.choice(OF_A_PDF)(chance, data)
    return "report.pdf", data


def text(chance: Random, data: bytes) -> bytes:
    """Lines of a text lost, doubled, swapped and filled; and sometimes its bytes spoilt."""
    lines = data.decode().split("\n")
    for _ in range(chance.choice([1, 2, 5, 20])):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        change = chance.choice(["lose", "double", "swap", "fill", "grow", "join"])
        if change == "swap":
            lines[at], lines[other] = lines[other], lines[at]
        else:
            lines[at : at + 1] = _changed(chance, lines[at][: LONGEST // 200], change)
        lines = lines or [""]
    spoilt = "\n".join(lines).encode("utf-8", chance.choice(["surrogatepass", "ignore"]))[:LONGEST]
    return _flipped(chance, spoilt) if chance.random() < 0.2 else spoilt


def _changed(chance, line, change):
    words = line.split(" ")
    return {
        "lose": [],
        "double": [line] * chance.choice([2, 3, 40]),
        "fill": [" ".join([*words[: len(words) // 2], chance.choice(NASTY), *words[len(words) // 2 :]])],
        "grow": [" ".join(words * chance.choice([10, 200]))],
        "join": [line.replace(" ", "")],
    }[change]


def _truncated(chance, data):
    return data[: chance.randrange(len(data) + 1)]


def _flipped(chance, data):
    changed = bytearray(data)
    for _ in range(chance.choice([1, 5, 50, 500]) if changed else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _spliced(chance, data):
    """An object of another document in the place of one of its own."""
    mine, others = list(OBJECT.finditer(data)), OBJECT.findall(chance.choice(sound()))
    if not mine or not others:
        return data
    out = chance.choice(mine)
    return data[: out.start()] + chance.choice(others) + data[out.end() :]


def _swapped_streams(chance, data):
    """The content of one object in another."""
    streams = list(STREAM.finditer(data))
    if len(streams) < 2:
        return data
    one, other = sorted(chance.sample(streams, 2), key=lambda found: found.start())
    return b"".join([data[: one.start(1)], other[1], data[one.end(1) : other.start(1)], one[1], data[other.end(1) :]])


def _changed_stream(chance, data):
    """A content unpacked, changed, and packed again as if nothing were the matter."""
    streams = list(STREAM.finditer(data))
    if not streams:
        return data
    found = chance.choice(streams)
    try:
        content = zlib.decompress(found[1])
    except zlib.error:
        return _flipped(chance, data)
    changed = zlib.compress(chance.choice([_flipped, _doubled, _renumbered])(chance, content)[: 4 * 2**20])
    return data[: found.start(1)] + changed + data[found.end(1) :]


def _doubled(chance, data):
    start = chance.randrange(len(data) + 1)
    part = data[start : start + chance.choice([1, 100, 10_000])]
    return data[:start] + part * chance.choice([2, 10, 300]) + data[start:]


def _renumbered(chance, data):
    return re.sub(rb"-?\d+(\.\d+)?", lambda found: chance.choice(NUMBERS) if chance.random() < 0.02 else found[0], data)


def _renamed(chance, data):
    return data.replace(chance.choice(TOKENS), chance.choice(TOKENS), chance.choice([1, 1, 5, 1000]))


OF_A_PDF = [_truncated, _flipped, _spliced, _swapped_streams, _changed_stream, _doubled, _renumbered, _renamed]


def tree(chance: Random, value):
    """The same lists and mappings with a few values in them changed to others, lost, or nested without end."""
    if chance.random() < 0.06:
        return chance.choice([None, True, -1, 1e308, 2**70, [], {}, [[]], {"": None}, chance.choice(NASTY), _deep()])
    if isinstance(value, dict):
        kept = {key: tree(chance, part) for key, part in value.items() if chance.random() > 0.02}
        return kept | ({chance.choice(NASTY): chance.choice(NASTY)} if chance.random() < 0.02 else {})
    if isinstance(value, list):
        return [tree(chance, part) for part in value for _ in range(chance.choice([1] * 30 + [0, 2]))]
    return value


def _deep():
    value = "deep"
    for _ in range(60):
        value = [value]
    return value


def in_words(chance: Random, ending: str, data: str) -> bytes:
    """A file of some ending, changed in its structure where that is known, in its lines or in its bytes."""
    if ending == "json" and chance.random() < 0.7:
        return json.dumps(tree(chance, json.loads(data))).encode()
    if ending == "yaml" and chance.random() < 0.7:
        return yaml.safe_dump(tree(chance, yaml.safe_load(data)), sort_keys=False).encode("utf-8", "surrogatepass")
    return chance.choice([text, text, lambda chance, data: _flipped(chance, data), _cells])(chance, data.encode())


def _cells(chance, data):
    """Cells, attributes and values between commas, quotes and brackets changed."""
    parts = re.split(r'([,;"<>\n])', data.decode())
    for _ in range(chance.choice([1, 3, 10])):
        parts[chance.randrange(len(parts))] = chance.choice(NASTY)
    return "".join(parts).encode("utf-8", "surrogatepass")
