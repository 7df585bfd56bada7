"""Where an exported table comes from, for whoever meets the file later."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Origin:
    """The page's title and whole address, and its filters in words, such as "Region: London"."""

    title: str
    address: str = ""
    conditions: tuple[str, ...] = ()
