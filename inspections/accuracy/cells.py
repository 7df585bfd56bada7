"""What a measurement consists of: cells compared, and things counted."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """One field of one document: what the answers say and what was read."""

    family: str
    document: str
    field: str
    expected: str
    read: str

    @property
    def is_right(self) -> bool:
        return self.expected == self.read


@dataclass(frozen=True)
class Item:
    """How many things of a kind (numbered paragraphs, items to improve) a document has and how many were read whole."""

    family: str
    document: str
    kind: str
    expected: int
    found: int
    surplus: int = 0

    @property
    def is_right(self) -> bool:
        return self.expected == self.found and not self.surplus


@dataclass(frozen=True)
class Measurement:
    cells: tuple[Cell, ...]
    items: tuple[Item, ...]

    @property
    def documents(self) -> int:
        return len({cell.document for cell in self.cells})
