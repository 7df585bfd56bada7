"""Whose codings are compared with whose, and the figures of their agreement as rows of a table."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import batched

from django.db.models import F
from django.db.models.functions import MD5

from inspections.agreement import Agreement, Coding, Comparison, Difference, Figures, differences
from inspections.codebook.addresses import successors
from inspections.models import Assessment, BlindCoding, Suggestion, Theme

SUGGESTED_AND_SAID = ("assessment", "themes", "finding__assessment", "said_themes")


@dataclass(frozen=True)
class Compared:
    """A comparison, and on what days its findings were compared (None without any)."""

    comparison: Comparison | Figures
    first_day: datetime.date | None
    last_day: datetime.date | None

    @classmethod
    def of(cls, rows: Iterable[tuple[Coding, Coding, datetime.datetime | None]]):
        rows = list(rows)
        days = sorted(moment.date() for *_, moment in rows if moment)
        return cls(Comparison((one, other) for one, other, _ in rows), *(days[:1] + days[-1:] or (None, None)))

    def in_figures(self) -> "Compared":
        """The same without the codings themselves."""
        return replace(self, comparison=self.comparison.figures)


class Codings:
    """What people and the machine said. A theme that was merged since counts as the one it went into. A query each."""

    def __init__(self):
        self._merged = successors()

    def people(self, twice_coded) -> Compared:
        """Both coders of each of the findings that both have finished."""
        codings = BlindCoding.objects.filter(twice_coded__in=twice_coded.compared())
        rows = codings.order_by("twice_coded", "coder__number").values_list(
            "assessment", "themes", "twice_coded__compared_at"
        )
        return Compared.of((self._of(one), self._of(other), one[2]) for one, other in batched(rows, 2))

    def machine(self, suggestions) -> Compared:
        """What was suggested against what the person said who reviewed it."""
        rows = suggestions.reviewed().values_list(*SUGGESTED_AND_SAID, "finding__reviewed_at")
        return Compared.of((self._of(row), self._of(row[2:]), row[4]) for row in rows)

    def machine_unseen(self, twice_coded) -> Compared:
        """What was suggested against what each coder said who did not see it."""
        codings = BlindCoding.objects.filter(
            twice_coded__in=twice_coded.compared(),
            twice_coded__double_coding__shows_suggestions=False,
            twice_coded__finding__suggestion__words=MD5(F("twice_coded__passage")),
            twice_coded__finding__suggestion__themes__len__gt=0,
        )
        suggested = [f"twice_coded__finding__suggestion__{name}" for name in ("assessment", "themes")]
        rows = codings.order_by("pk").values_list(*suggested, "assessment", "themes", "finished_at")
        return Compared.of((self._of(row), self._of(row[2:]), row[4]) for row in rows)

    def refuted(self) -> dict[int, list[Difference]]:
        """In what a person differed from what was suggested, by the key of each such suggestion."""
        rows = Suggestion.objects.reviewed().values_list(*SUGGESTED_AND_SAID, "pk")
        found = {row[4]: differences(self._of(row), self._of(row[2:])) for row in rows}
        return {key: names for key, names in found.items() if names}

    def _of(self, values) -> Coding:
        """The coding in two neighbouring values, an assessment and theme keys."""
        return Coding(values[0], tuple(dict.fromkeys(self._merged.get(key, key) for key in values[1])))


def agreement_rows(comparison: Comparison | Figures, themes: Iterable[Theme], url=lambda **condition: ""):
    """Rows of an AgreementTable: the assessment, the main theme, the set of themes, then each theme that was named.

    `url` gives the address behind a row's disagreements for a condition of their list.
    """
    whole = {
        "Assessment": (comparison.assessment, url(differs="assessment")),
        "Main theme": (comparison.main_theme, url(differs="main theme")),
        "Set of themes": (comparison.theme_sets, url(differs="themes")),
    }
    rows = [_row(what, agreement, address) for what, (agreement, address) in whole.items()]
    named = ((theme, comparison.themes.get(theme.pk)) for theme in themes)
    return rows + [_row(str(theme), row, url(theme=theme.slug), theme) for theme, row in named if row]


def _row(what, agreement: Agreement, address, theme=None):
    return {
        "what": what,
        "theme_url": theme.get_absolute_url() if theme else "",
        "url": address,
        "agreement": agreement,
        "used": agreement.used,
        "compared": agreement.compared,
    }


def in_words(coding: Coding, names: dict[int, str]) -> str:
    """Such as "Mixed: Neglect, Adoption", with the main theme first."""
    assessment = dict(Assessment.choices).get(coding.assessment, "Not assessed")
    return f"{assessment}: {', '.join(names.get(key, 'a theme of an earlier codebook') for key in coding.themes)}"


def theme_names() -> dict[int, str]:
    """The names of all themes, retired ones too."""
    return dict(Theme.objects.values_list("pk", "name"))
