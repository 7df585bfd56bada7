"""Where an exported table comes from, for whoever meets the file later."""

from dataclasses import dataclass

LICENCE = "Contains public sector information licensed under the Open Government Licence v3.0."


@dataclass(frozen=True)
class Origin:
    """The page's title and whole address, and its filters in words, such as "Region: London"."""

    title: str
    address: str = ""
    conditions: tuple[str, ...] = ()
