"""The map of tiles: a square for each authority, where it lies among the others roughly as it does in England.

Squares of one size show a London borough as well as a county, and need no boundaries, which nobody licenses to us.
"""

from dataclasses import dataclass
from functools import cache, cached_property

from inspections.bundled.files import by_key, read_csv
from inspections.models import Region
from inspections.statistics import ITEMS

LETTERS = {1: "O", 2: "G", 3: "RI", 4: "I"}
"""What stands on a tile for a grade, by its rank: outstanding, good, requires improvement, inadequate."""

SIDES = {"top": (-1, 0), "right": (0, 1), "bottom": (1, 0), "left": (0, -1)}


@dataclass(frozen=True)
class Place:
    """Where a tile stands, and the name that fits on it, with soft hyphens. Rows and columns count from 1."""

    label: str
    row: int
    column: int


@cache
def places():
    """Every tile's place by the authority's DfE code, from data/tiles.csv."""
    rows = by_key(read_csv("tiles.csv"), "dfe_code")
    return {code: Place(row["label"], int(row["row"]), int(row["column"])) for code, row in rows.items()}


@dataclass(frozen=True)
class Tile:
    """An authority on the map. `sign` stands on it, `words` say the same in full, `tone` names its colour."""

    authority: object
    place: Place
    sign: str
    words: str
    tone: str
    sides: tuple[str, ...]
    """The sides at which its region ends."""


class TileMap:
    """The authorities given, drawn by `shown(authority)`, which says sign, words and tone."""

    def __init__(self, authorities, shown):
        self.authorities = list(authorities)
        self.shown = shown

    @cached_property
    def regions(self):
        """(slug, name, tiles) of each region that has tiles, tiles in the order of their names."""
        tiles = [self._tile(authority) for authority in self.authorities if authority.dfe_code in places()]
        in_region = {value: [tile for tile in tiles if tile.authority.region == value] for value in Region.values}
        return [(value, label, in_region[value]) for value, label in Region.choices if in_region[value]]

    @property
    def apart(self):
        """Authorities that have no tile: those that are no more today, as at an earlier day."""
        return [authority for authority in self.authorities if authority.dfe_code not in places()]

    @cached_property
    def _region_at(self):
        found = {a.dfe_code: a.region for a in self.authorities}
        return {(place.row, place.column): found.get(code) for code, place in places().items()}

    def _tile(self, authority):
        place = places()[authority.dfe_code]
        sides = tuple(
            side
            for side, (down, right) in SIDES.items()
            if self._region_at.get((place.row + down, place.column + right)) != authority.region
        )
        return Tile(authority, place, *self.shown(authority), sides)


def by_grade(authority):
    """The latest overall grade; `authority` comes as by `for_list`."""
    letter = LETTERS.get(authority.latest_rank)
    return letter or "–", authority.latest_grade or "No grade", (letter or "none").lower()


def by_theme(theme, rates):
    """What shows how many of an authority's visits have an item to improve on a theme; places are authorities.

    Too few visits stand behind each tile for a percentage: both numbers are shown, and whether none, some or all.
    """

    def shown(authority):
        share = rates.share(theme, ITEMS, place=authority.slug)
        if not share.of:
            return "–", "no visit counted", "none"
        tone = "no" if not share.visits else "all" if share.visits == share.of else "some"
        return f"{share.visits}/{share.of}", f"{share} visits", tone

    return shown
