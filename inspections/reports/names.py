"""People as printed: names parted from the titles around them."""

import re

MAJESTY = r"(?:[Hh]is|[Hh]er)\s+Majesty(?:[’'`]?s|s[’'])?\s+Inspectors?|\bHM\s+Inspectors?"
TITLE = re.compile(
    rf"(?:Senior\s+)?(?:{MAJESTY})(?:\s*\(HMI\))?(?:,?\s*(?:Social Care|Schools|Education|Early Years))?"
    r"|(?:Acting\s+|Senior\s+|Seconded\s+|Associate\s+|Designate[d]?\s+)*\bS?HMIs?\b(?:\s*\([^)]*\))?|\(?\b(?:OI|AI)\b\)?"
    r"|(?:Seconded |Contracted |Additional |Associate |Senior )?Ofsted [Ii]nspectors?(?:\s*\(OI\))?"
    r"|(?:[Ss]ocial [Cc]are )?[Rr]egulatory (?:[Ii]nspection [Mm]anager|[Ii]nspector)s?"
    r"|\(?(?:[Aa]dditional|[Aa]ssociate|[Ss]econded) [Ii]nspector\)?",
)
LETTER = "A-Za-zÀ-ÖØ-öø-ÿ"
NAME_PART = rf"(?:[A-ZÀ-Þ][{LETTER}’'.]*(?:-[A-ZÀ-Þ][{LETTER}’']*)*|de|van|von|der|le|la|du|bin|al)"
NAME = re.compile(rf"^{NAME_PART}(?:\s+{NAME_PART}){{1,4}}$")
HONORIFIC = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Professor)\.?\s+")
MANY = re.compile(r"([Ii]nspector|[Mm]anager|HMI)s$")
BETWEEN_PEOPLE = re.compile(
    r"\s*(?:;|,|\band\b|&|\n|\b(?:with|alongside|(?:accompanied|supported|joined|assisted) by)\b)\s*"
)


def is_name(text: str) -> bool:
    return NAME.match(text) is not None and TITLE.search(text) is None


def read_people(text: str, shared: str = "") -> list[tuple[str, str]]:
    """(name, title as printed) in order. A title said once for several people goes to each of them without their own.

    Understands "A, title, and B, title", "A and B, titles", "A HMI, B HMI" and one title before the names. `shared` is
    such a title printed before the text: beside it, a title of one person is that of the last one named before it.
    """
    pieces = _pieces(text)
    first = pieces.pop(0)[1] if pieces and pieces[0][0] == "title" else shared
    people: list[tuple[str, str]] = []
    waiting: list[str] = []
    for kind, words in pieces:
        if kind == "name":
            waiting.append(words)
        elif waiting:
            alone = bool(shared) and not MANY.search(words)
            people += [(name, _of_one(first if alone else words)) for name in waiting[:-1]]
            people.append((waiting[-1], _of_one(words)))
            waiting = []
    return people + [(name, _of_one(first)) for name in waiting]


def _of_one(title: str) -> str:
    """The title of one of several people who share it."""
    return MANY.sub(r"\1", title)


def _pieces(text: str) -> list[tuple[str, str]]:
    """The text cut into names and titles, in order; other words are left out."""
    flat = " ".join(text.split())
    pieces: list[tuple[str, str]] = []
    position = 0
    for title in TITLE.finditer(flat):
        pieces += _names(flat[position : title.start()])
        pieces.append(("title", title.group().strip(" ()") if title.group().startswith("(") else title.group().strip()))
        position = title.end()
    return pieces + _names(flat[position:])


def _names(text: str) -> list[tuple[str, str]]:
    parts = (HONORIFIC.sub("", part.strip(" .:()")) for part in BETWEEN_PEOPLE.split(text))
    return [("name", part) for part in parts if is_name(part)]
