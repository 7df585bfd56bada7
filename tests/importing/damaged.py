"""Files that no upload should be upset by: seeded, so that the same number always gives the same files."""

import io
import random
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from tests.documents.made_up import area_send, focused_visit, ilacs, joint_inspection, locked, without_text
from tests.importing.letters import letter

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Damaged:
    """A file as it is sent; its `stem` is in its name, and in the name of whatever is made of it."""

    kind: str
    stem: str
    name: str
    data: bytes


def damaged_files(count: int, seed: int) -> Iterator[Damaged]:
    """So many files, each kind as often as the others."""
    chance = random.Random(seed)  # noqa: S311 - damage, not secrets
    for number in range(count):
        kind, make = list(KINDS.items())[number % len(KINDS)]
        stem = f"case{number:03}"
        name, data = make(chance, stem)
        yield Damaged(kind, stem, name, data)


@cache
def sound() -> list[bytes]:
    """Documents that can be read."""
    return [ilacs(numbers=range(1, 4)), focused_visit(), joint_inspection(), area_send(), letter("Barnet")]


@cache
def closed() -> list[bytes]:
    """Documents that are whole, and hold nothing to read."""
    return [locked(), without_text()]


def _truncated(chance, stem):
    data = chance.choice(sound())
    return f"{stem}.pdf", data[: chance.randrange(len(data))]


def _flipped(chance, stem):
    data = bytearray(chance.choice(sound()))
    for _ in range(chance.choice([1, 10, 100, 1000])):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return f"{stem}.pdf", bytes(data)


def _other_kind(chance, stem):
    starts = [
        b"<!doctype html><p>Gone",
        b"\x89PNG\r\n\x1a\n",
        b"PK\x03\x04",
        b"{\\rtf1",
        b"%PDF-1.7\n",
        b"a,b\n1,2\n",
        b"\0",
    ]
    name = chance.choice(["{}.pdf", "{}.txt", "{}.docx", "{}", "{}.pdf.exe", ".{}"])
    return name.format(stem), chance.choice(starts) + chance.randbytes(chance.randrange(5000))


def _locked(chance, stem):
    return f"{stem}.pdf", chance.choice(closed())


def _empty(chance, stem):
    return f"{stem}.{chance.choice(['pdf', 'txt', 'zip'])}", chance.choice([b"", b" \n", b"\0" * 100])


def _many_pages(chance, stem):
    """A page tree that says, or really holds, more pages than a report has."""
    said = chance.choice([501, 10_000, 2_000_000_000])
    kids = b"3 0 R " * min(said, 2000)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (said, kids),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    ]
    return f"{stem}.pdf", _pdf(objects)


def _bomb_in_pdf(chance, stem):
    """A page whose content unpacks to a thousand times its size: the same few signs over and over."""
    content = _packed(chance.choice([b"q ", b"BT (a) Tj ET ", b"((((", b"<<<<"]))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(content), content),
    ]
    return f"{stem}.pdf", _pdf(objects)


@cache
def _packed(signs):
    return zlib.compress(signs * (MEGABYTE // len(signs)), 9)


def _pdf(objects):
    numbered = b"".join(b"%d 0 obj%s endobj\n" % (number, body) for number, body in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + numbered + b"trailer<</Root 1 0 R>>\n%%EOF\n"


def _zip_bomb(chance, stem):
    return f"{stem}.zip", _zip_of_nothing(chance.choice([5, 60]))


@cache
def _zip_of_nothing(megabytes):
    return _zip({"report.pdf": b"%PDF-" + bytes(megabytes * MEGABYTE)})


def _nested_zip(chance, stem):
    data = _zip({f"{stem}.pdf": chance.choice(sound())})
    for _ in range(chance.randrange(1, 4)):
        data = _zip({f"{stem}.zip": data})
    return f"{stem}.zip", data


def _bad_zip(chance, stem):
    data = bytearray(_zip({f"{stem}.pdf": chance.choice(sound()), f"{stem}.txt": letter("Barnet")}))
    for _ in range(chance.choice([1, 20, 200])):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return f"{stem}.zip", bytes(data)


def _bad_name(chance, stem):
    """A file that may well be sound, under a name that leads elsewhere; sent so, or inside a ZIP file."""
    names = ["../../{}.pdf", "/etc/{}.pdf", "C:\\{}.pdf", "..\\{}.txt", "{}\x01\x7f.pdf", "{}" + "x" * 400 + ".pdf"]
    name = chance.choice([*names, "é漢\u202e{}.pdf", "{}'; DROP TABLE--.pdf", "{}<script>.pdf", "%2e%2e%2f{}.pdf"])
    data = chance.choice(sound())
    if chance.random() < 0.5:
        return f"{stem}.zip", _zip({name.format(stem): data})
    return name.format(stem), data


def _zip(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


KINDS: dict[str, Callable[[random.Random, str], tuple[str, bytes]]] = {
    "truncated": _truncated,
    "bit-flipped": _flipped,
    "of another kind": _other_kind,
    "encrypted": _locked,
    "empty": _empty,
    "of many pages": _many_pages,
    "bomb in a PDF": _bomb_in_pdf,
    "ZIP bomb": _zip_bomb,
    "nested ZIP": _nested_zip,
    "damaged ZIP": _bad_zip,
    "badly named": _bad_name,
}
