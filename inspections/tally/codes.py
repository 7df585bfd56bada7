"""Words of the database as small numbers: a code is the place of a word in its list; -1 stands for none."""

from dataclasses import dataclass

from inspections.models import (
    Assessment,
    Authority,
    CodedBy,
    Coverage,
    Framework,
    Grade,
    Inspector,
    JudgementArea,
    Kind,
    Region,
    Section,
    Theme,
    ThemeGroup,
    Topic,
    VisitType,
)

NONE = -1

type Words = tuple[str, ...]

FIXED: dict[str, Words] = {
    "region": tuple(Region.values),
    "type": tuple(VisitType.values),
    "coverage": tuple(Coverage.values),
    "kind": tuple(Kind.values),
    "section": tuple(Section.values),
    "assessment": tuple(Assessment.values),
    "coded": tuple(CodedBy.values),
}


@dataclass(frozen=True)
class Codes:
    """What each code means. `words` has slugs by noun; `of_key` the code of each primary key, where keys are numbers.

    Authorities are listed by name as the database orders names, so that their codes sort them.
    """

    words: dict[str, Words]
    of_key: dict[str, dict[int, int]]
    theme_groups: tuple[int, ...]
    """The group's code of each theme."""
    authority_regions: tuple[int, ...]

    def code(self, noun: str, word: str) -> int:
        """NONE for a word that is not in the list."""
        return self.words[noun].index(word) if word in self.words[noun] else NONE


def read_codes(using: str) -> Codes:
    """Six short queries."""
    groups = list(ThemeGroup.objects.using(using).order_by("order", "name").values_list("pk", "slug"))
    themes = list(Theme.objects.using(using).order_by("pk").values_list("pk", "slug", "group_id"))
    authorities = list(Authority.objects.using(using).order_by("name").values_list("pk", "slug", "region"))
    inspectors = list(Inspector.objects.using(using).order_by("pk").values_list("pk", "slug"))
    topics = list(Topic.objects.using(using).order_by("pk").values_list("pk", "slug"))
    keyed = {"group": groups, "theme": themes, "authority": authorities, "lead": inspectors, "topic": topics}
    of_key = {noun: {row[0]: code for code, row in enumerate(rows)} for noun, rows in keyed.items()}
    words = {noun: tuple(row[1] for row in rows) for noun, rows in keyed.items()}
    return Codes(
        FIXED | words | _slugs(using),
        of_key,
        tuple(of_key["group"][group] for _, _, group in themes),
        tuple(FIXED["region"].index(region) for _, _, region in authorities),
    )


def _slugs(using: str) -> dict[str, Words]:
    """The nouns whose primary key is their slug."""
    nouns = {"framework": Framework, "area": JudgementArea, "grade": Grade}
    return {noun: tuple(model.objects.using(using).values_list("pk", flat=True)) for noun, model in nouns.items()}
