"""What somebody says of a finding, and in what two such codings differ."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Coding:
    """An assessment, and the keys of one to three themes, the most central first."""

    assessment: str
    themes: tuple[int, ...]

    @property
    def main_theme(self) -> int | None:
        return self.themes[0] if self.themes else None

    @property
    def theme_set(self) -> frozenset[int]:
        return frozenset(self.themes)


class Difference(StrEnum):
    """What two codings can differ in. The order of a second and a third theme is no difference."""

    ASSESSMENT = "assessment"
    MAIN_THEME = "main theme"
    THEMES = "themes"


def differences(first: Coding, second: Coding) -> list[Difference]:
    """In what two codings differ; an empty list where they agree."""
    found = {
        Difference.ASSESSMENT: first.assessment != second.assessment,
        Difference.MAIN_THEME: first.main_theme != second.main_theme,
        Difference.THEMES: first.theme_set != second.theme_set,
    }
    return [name for name, is_so in found.items() if is_so]
