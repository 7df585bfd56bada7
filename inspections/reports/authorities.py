"""Which known authority a printed name means."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

BUNDLED = Path(__file__).parent.parent / "data" / "authorities.csv"


@dataclass(frozen=True)
class KnownAuthority:
    """An authority that documents may be about; `opened` and `closed` bound the visits it can have had."""

    name: str
    dfe_code: str
    aliases: tuple[str, ...] = ()
    opened: date | None = None
    closed: date | None = None


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
