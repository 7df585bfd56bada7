"""The codebook as plain values: what files of it hold, whatever their form."""

from dataclasses import dataclass


@dataclass(frozen=True)
class GroupEntry:
    """A group. `retired` is an ISO day, `merged_into` the slug of a group; both are empty where nothing is said.

    An empty `name` means the one that the group has already.
    """

    slug: str
    name: str
    guid: str = ""
    retired: str = ""
    merged_into: str = ""


@dataclass(frozen=True)
class ThemeEntry:
    """A theme, with the slug of its group. `retired` and `merged_into` as for groups."""

    slug: str
    name: str
    group: str
    scope: str = ""
    include: str = ""
    exclude: str = ""
    terms: tuple[str, ...] = ()
    residual: bool = False
    guid: str = ""
    retired: str = ""
    merged_into: str = ""


@dataclass(frozen=True)
class Codebook:
    """Groups and themes, in order. `version` is 0 where a file does not say it.

    `is_whole` tells whether a form of file can hold all that there is to say about an entry; QDC cannot.
    """

    groups: tuple[GroupEntry, ...]
    themes: tuple[ThemeEntry, ...]
    version: int = 0
    is_whole: bool = True

    def themes_of(self, group):
        """The themes of a group, in order."""
        return [theme for theme in self.themes if theme.group == group.slug]
