"""Which known authority a printed name means."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from inspections.reports.parsed import ParsedAuthority, Problem

BUNDLED = Path(__file__).parent.parent / "data" / "authorities.csv"
# Words around a name that do not belong to it.
DECORATION = re.compile(
    r"\b(?:the|royal|london|metropolitan|city|county|district|borough|unitary|council|councils|corporation|authority"
    r"|local|area|partnership|safeguarding|children s|children|services|of|[mc]?bc|cc|lb)\b"
)
NOTE = re.compile(r"\(.*?\)")
CLOSE_ENOUGH = 92


@dataclass(frozen=True)
class KnownAuthority:
    """An authority that documents may be about; `opened` and `closed` bound the visits it can have had."""

    name: str
    dfe_code: str
    aliases: tuple[str, ...] = ()
    opened: date | None = None
    closed: date | None = None

    def __hash__(self) -> int:
        """By its code: all of them are looked up for every document."""
        return hash(self.dfe_code)


@dataclass(frozen=True)
class Match:
    """The authority meant, or None with the problem that says why."""

    authority: ParsedAuthority | None
    problem: Problem | None = None


def match_authority(printed: str, known: Sequence[KnownAuthority], on: date | None = None) -> Match:
    """Which authority a printed name means, for a visit on a day (None: day unknown).

    Of a closed authority and the one that took its name, the one that existed on the day is meant.
    """
    if not printed.strip():
        return Match(None, Problem("authority_missing", "No authority is named where this kind of document names it."))
    return _one(printed, _alive(_named(printed, known), on))


def _one(printed: str, found: list[KnownAuthority]) -> Match:
    if len(found) == 1:
        return Match(ParsedAuthority(found[0].name, found[0].dfe_code))
    if found:
        names = ", ".join(f"{authority.name} ({authority.dfe_code})" for authority in found)
        return Match(None, Problem("authority_ambiguous", f"“{printed}” may mean any of these authorities: {names}."))
    message = f"No known authority is called “{printed}”: add it, or add this name to its aliases."
    return Match(None, Problem("authority_unknown", message))


def identify(printed: str, title: str, known: Sequence[KnownAuthority], on: date | None) -> Match:
    """The authority of a printed name or, where that is unknown, the one whose name stands in the title."""
    match = match_authority(printed, known, on)
    if match.authority or (match.problem and match.problem.code == "authority_ambiguous"):
        return match
    inside = find_authority(f"{printed} {title}", known, on)
    return inside if inside.authority else match


def find_authority(text: str, known: Sequence[KnownAuthority], on: date | None = None) -> Match:
    """The authority whose name stands somewhere in a text; the longest name wins over one inside it."""
    words = f" {_plain(text)} "
    found: list[KnownAuthority] = []
    for name, authority in sorted(_pairs(known), key=lambda pair: -len(pair[0])):
        same_name = any(name in _names(other) for other in found)
        if f" {name} " in words or same_name:
            words = words.replace(f" {name} ", " | ")
            found.append(authority)
    return _one(text, _alive(_distinct(found), on))


def _named(printed: str, known: Sequence[KnownAuthority]) -> list[KnownAuthority]:
    """Authorities of that name: exactly, then without decorations, then nearly (a slip of the pen)."""
    printed = NOTE.sub("", printed)
    for form in (_plain, _bare):
        wanted = form(printed)
        exact = [authority for authority in known if any(form(name) == wanted for name in _names(authority))]
        if exact:
            return _distinct(exact)
    return _nearly(_bare(printed), known)


def _nearly(printed: str, known: Sequence[KnownAuthority]) -> list[KnownAuthority]:
    # Most names are found without the library, which takes its time to load: a process that reads a file feels it.
    from rapidfuzz import fuzz, process

    pairs = _pairs(known)
    choices = [_bare(name) for name, _ in pairs]
    near = process.extract(printed, choices, scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH, limit=3)
    best = [pairs[index][1] for _, score, index in near if score == near[0][1]]
    return _distinct(best)


def _pairs(known: Sequence[KnownAuthority]) -> list[tuple[str, KnownAuthority]]:
    return [(name, authority) for authority in known for name in _names(authority)]


@cache
def _names(authority: KnownAuthority) -> tuple[str, ...]:
    """Its name and aliases in plain words; a note in brackets ("to 2019") is no part of a name."""
    return tuple(_plain(NOTE.sub("", name)) for name in (authority.name, *authority.aliases))


@lru_cache(maxsize=2048)
def _plain(text: str) -> str:
    """Lower case words only: "St. Helens" and "Stoke-on-Trent" as people write them."""
    return " ".join(re.sub(r"[^a-z]+", " ", text.lower().replace("&", " and ")).split())


@lru_cache(maxsize=2048)
def _bare(text: str) -> str:
    """Without decorations; a name that is nothing but decoration ("City of London") stays as it is."""
    plain = _plain(text)
    return " ".join(DECORATION.sub(" ", plain).split()) or plain


def _alive(found: list[KnownAuthority], on: date | None) -> list[KnownAuthority]:
    if len(found) < 2 or on is None:
        return found
    return [one for one in found if (one.opened or on) <= on <= (one.closed or on)] or found


def _distinct(found: list[KnownAuthority]) -> list[KnownAuthority]:
    return list({authority.dfe_code: authority for authority in found}.values())


@cache
def bundled_authorities() -> tuple[KnownAuthority, ...]:
    """The 153 open authorities and the closed ones, from inspections/data/authorities.csv."""
    with BUNDLED.open(encoding="utf-8", newline="") as rows:
        return tuple(_from_row(row) for row in csv.DictReader(rows))


def _from_row(row: dict[str, str]) -> KnownAuthority:
    aliases = tuple(alias.strip() for alias in row["aliases"].split(";") if alias.strip())
    return KnownAuthority(row["name"], row["dfe_code"], aliases, _day(row["opened"]), _day(row["closed"]))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
