"""Two codings of many findings compared: the assessment, the main theme, the set of themes, and each theme."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from .codings import Coding
from .coefficients import Times, kappa, krippendorff_alpha, masi_distance


@dataclass(frozen=True)
class Agreement:
    """How far two agree in something: of `compared` findings in `agreed`, and coefficients where they are defined.

    `used` is in how many findings either named the theme, where it is about one theme.
    """

    compared: int
    agreed: int
    kappa: float | None = None
    alpha: float | None = None
    used: int | None = None


@dataclass(frozen=True)
class Figures:
    """The figures of a comparison without its pairs."""

    compared: int
    assessment: Agreement
    main_theme: Agreement
    theme_sets: Agreement
    themes: dict[int, Agreement]


class Comparison:
    """The agreement of pairs of codings, each pair about one finding."""

    def __init__(self, pairs: Iterable[tuple[Coding, Coding]]) -> None:
        self.pairs = list(pairs)

    @property
    def compared(self) -> int:
        return len(self.pairs)

    @property
    def figures(self) -> Figures:
        return Figures(self.compared, self.assessment, self.main_theme, self.theme_sets, self.themes)

    @cached_property
    def assessment(self) -> Agreement:
        return _in_names(Counter((one.assessment, other.assessment) for one, other in self.pairs))

    @cached_property
    def main_theme(self) -> Agreement:
        return _in_names(Counter((one.main_theme, other.main_theme) for one, other in self.pairs))

    @cached_property
    def theme_sets(self) -> Agreement:
        """Whether the themes are the same, in any order; alpha counts sets that overlap as partly the same."""
        times = Counter((one.theme_set, other.theme_set) for one, other in self.pairs)
        return Agreement(self.compared, _agreed(times), alpha=krippendorff_alpha(times, masi_distance))

    @cached_property
    def themes(self) -> dict[int, Agreement]:
        """By theme that either named at least once: whether both named it, or neither."""
        first = Counter(theme for one, _ in self.pairs for theme in one.themes)
        second = Counter(theme for _, other in self.pairs for theme in other.themes)
        both = Counter(theme for one, other in self.pairs for theme in one.theme_set & other.theme_set)
        return {theme: self._theme(first[theme], second[theme], both[theme]) for theme in {**first, **second}}

    def _theme(self, first: int, second: int, both: int) -> Agreement:
        used = first + second - both
        times = {
            (True, True): both,
            (True, False): first - both,
            (False, True): second - both,
            (False, False): self.compared - used,
        }
        return Agreement(self.compared, _agreed(times), kappa(times), used=used)


def _in_names[Name: (str, int | None)](times: Counter[tuple[Name, Name]]) -> Agreement:
    return Agreement(sum(times.values()), _agreed(times), kappa(times))


def _agreed[Answer](times: Times[Answer]) -> int:
    return sum(count for (one, other), count in times.items() if one == other)
