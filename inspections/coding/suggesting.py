"""Suggestions of themes and assessment for a passage."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .assessments import LIKELY, assess, tells_of_the_visit
from .evidence import Span, evidence_of
from .model import CodingModel, bundled_model
from .passages import Passage, read_passage
from .themes import choose, score_themes


class SuggestedTheme(NamedTuple):
    """`score`: the chance that the theme applies, 0 to 1. `evidence`: characters [start, end) that carry it."""

    slug: str
    score: float
    evidence: tuple[Span, ...]


class Suggestion(NamedTuple):
    """One to three themes, most central first, and an assessment with the chance that it is right, 0 to 1.

    A passage without words has no themes and an empty assessment, scored 0.
    """

    themes: tuple[SuggestedTheme, ...]
    assessment: str
    assessment_score: float


def suggest(text: str, section: str = "", kind: str = "", *, model: CodingModel | None = None) -> Suggestion:
    """What to code a passage as. `section` and `kind` may be any string or empty; `places` lists what is understood."""
    model = model or bundled_model()
    passage = read_passage(text, section, kind, model.terms)
    if not passage.sentences:
        return Suggestion((), "", 0.0)
    assessed = assess(model, passage)
    return Suggestion(_themes(model, passage), assessed.name, round(assessed.score, 3))


def suggest_all(passages: Iterable[tuple[str, str, str]], *, model: CodingModel | None = None) -> Iterator[Suggestion]:
    """A suggestion for each (text, section, kind), in order, one at a time."""
    model = model or bundled_model()
    for text, section, kind in passages:
        yield suggest(text, section, kind, model=model)


def theme_chances(
    text: str, section: str = "", kind: str = "", *, model: CodingModel | None = None
) -> dict[str, float]:
    """The chance of every theme by slug, 0 to 1, whether suggested or not; none for a passage without words."""
    model = model or bundled_model()
    passage = read_passage(text, section, kind, model.terms)
    if not passage.sentences:
        return {}
    return dict(zip(model.slugs, map(float, score_themes(model, passage).applies), strict=True))


def _themes(model: CodingModel, passage: Passage) -> tuple[SuggestedTheme, ...]:
    if tells_of_the_visit(passage) and not passage.place.is_item_to_improve:
        return (_suggested(model, passage, model.residual, LIKELY),)
    scores = score_themes(model, passage)
    chosen = choose(scores, model.threshold, model.residual)
    return tuple(_suggested(model, passage, theme, float(scores.applies[theme])) for theme in chosen)


def _suggested(model: CodingModel, passage: Passage, theme: int, score: float) -> SuggestedTheme:
    slug = model.slugs[theme]
    return SuggestedTheme(slug, round(score, 3), evidence_of(model, passage, slug))
