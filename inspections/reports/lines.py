"""A page and its printed lines, whatever file they came from."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Line(NamedTuple):
    """One printed line. `x` and `y` are points from the page's bottom left, of the first character's baseline.

    Plain text has no geometry: there `size` is 0 and `y` counts lines downwards, blank ones included.
    """

    text: str
    page: int
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """`text` is kept for people to read; `lines` carry what layouts need."""

    number: int
    text: str
    lines: tuple[Line, ...] = field(default=(), repr=False)
