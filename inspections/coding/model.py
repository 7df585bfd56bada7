"""The trained model as arrays, and its file: NumPy's npz with numbers and JSON only, nothing that could run."""

import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from .terms import TermIndex
from .vocabulary import Columns, Numbers, Vocabulary

MODEL_FILE = Path(__file__).resolve().parent.parent / "data" / "coding_model.npz"
FORMAT = 2
LINEAR = ("themes", "words", "cues", "tone", "shades")
SCALED = ("choice", "verdict")
RESIDUAL = "overall-effectiveness"
ASSESSMENTS = ("strength", "needs_improvement", "mixed")
"""The assessments that are learned. Context is a rule: too few passages are."""


class UnusableModel(Exception):
    """The model file is missing or is not one that this version reads; the message says what to do."""


@dataclass(frozen=True)
class Linear:
    """`weights`: inputs x outputs; `bias`: outputs."""

    weights: Numbers
    bias: Numbers

    def of(self, columns: Columns, values: Numbers, rest: Numbers) -> Numbers:
        """Log odds, from the known grams and the numbers that follow them."""
        return values @ self.weights[columns] + rest @ self.weights[len(self.weights) - len(rest) :] + self.bias


@dataclass(frozen=True)
class Scaled:
    """A linear model over features brought to one scale."""

    mean: Numbers
    scale: Numbers
    weights: Numbers
    bias: Numbers

    def of(self, features: Numbers) -> Numbers:
        """Log odds: rows x outputs."""
        return ((features - self.mean) / self.scale) @ self.weights + self.bias


@dataclass(frozen=True)
class CodingModel:
    """`facts`: what it learned from and when, with its themes, their terms and the threshold.

    `themes`, `words`, `cues`: what all that is read off a text, its words alone and its terms alone say of themes;
    `choice` weighs it. `tone`: whether a sentence finds fault; `shades`: what a whole passage sounds like; `verdict`
    combines them to an assessment.
    """

    facts: dict[str, Any]
    vocabulary: Vocabulary
    themes: Linear
    words: Linear
    cues: Linear
    choice: Scaled
    tone: Linear
    shades: Linear
    verdict: Scaled

    @property
    def slugs(self) -> tuple[str, ...]:
        return tuple(self.facts["themes"])

    @property
    def threshold(self) -> float:
        """The score from which a further theme is suggested."""
        return float(self.facts["threshold"])

    @cached_property
    def residual(self) -> int:
        return self.slugs.index(RESIDUAL)

    @cached_property
    def terms(self) -> TermIndex:
        return term_index(self.facts["themes"])


def term_index(themes: dict[str, dict[str, Iterable[str]]]) -> TermIndex:
    """An index of terms from themes by slug, each with terms by strength."""
    return TermIndex({(slug, strength): terms for slug, by in themes.items() for strength, terms in by.items()})


def save_model(model: CodingModel, path: Path) -> None:
    """Write a model. The same model makes the same bytes."""
    arrays: dict[str, Any] = {"digests": model.vocabulary.digests, "rarity": model.vocabulary.weights}
    for name in LINEAR:
        linear: Linear = getattr(model, name)
        arrays |= {f"{name}.weights": linear.weights.astype(np.float16), f"{name}.bias": linear.bias}
    for name in SCALED:
        scaled: Scaled = getattr(model, name)
        arrays |= {f"{name}.{part}": getattr(scaled, part) for part in ("mean", "scale", "weights", "bias")}
    facts = json.dumps({"format": FORMAT, **model.facts}, ensure_ascii=False)
    arrays["facts"] = np.frombuffer(facts.encode(), np.uint8)
    np.savez_compressed(path, **arrays)


def read_model(path: Path = MODEL_FILE) -> CodingModel:
    """The model of a file.

    Raises UnusableModel.
    """
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        facts = json.loads(arrays.pop("facts").tobytes())
        if facts["format"] != FORMAT:
            raise UnusableModel(f"{path.name} has format {facts['format']}, not {FORMAT}: make it with train_coding.")
        return _model(facts, arrays)
    except FileNotFoundError:
        raise UnusableModel(f"The model {path.name} is missing: restore it, or make it with train_coding.") from None
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise UnusableModel(f"{path.name} is no model of codings ({error}): make it with train_coding.") from error


def _model(facts: dict[str, Any], arrays: dict[str, Any]) -> CodingModel:
    def linear(name: str) -> Linear:
        return Linear(arrays[f"{name}.weights"].astype(np.float32), arrays[f"{name}.bias"])

    def scaled(name: str) -> Scaled:
        return Scaled(*(arrays[f"{name}.{part}"] for part in ("mean", "scale", "weights", "bias")))

    vocabulary = Vocabulary(arrays["digests"], arrays["rarity"])
    parts: dict[str, Any] = {name: linear(name) for name in LINEAR} | {name: scaled(name) for name in SCALED}
    return CodingModel(facts, vocabulary, **parts)


@lru_cache(maxsize=1)
def bundled_model() -> CodingModel:
    """The model that comes with the product, read once."""
    return read_model(MODEL_FILE)
