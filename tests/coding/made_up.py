"""Passages and a small model of our own making."""

import numpy as np

from inspections.coding.training.corpus import bundled_terms, read_corpus
from inspections.coding.training.examples import Example
from inspections.coding.training.learning import learn

SUBJECTS = {
    "missing-children": ("Return home interviews", "when children go missing", "missing episodes"),
    "workforce": ("Caseloads of social workers", "turnover of staff", "vacancies in the workforce"),
    "front-door": ("Referrals to the front door", "thresholds", "screening in the hub"),
    "overall-effectiveness": ("Services for children overall", "since the last inspection", "judged as a whole"),
}
VERDICTS = {"strength": "are timely and effective", "needs_improvement": "are weak and too slow"}


def examples():
    """Coded passages of three authorities, each theme praised and faulted in turn, one passage in four mixed."""
    for group in "ABC":
        for theme, words in SUBJECTS.items():
            for word in words:
                for assessment, verdict in VERDICTS.items():
                    text = f"{word} {verdict} in most places."
                    yield Example(text, "leadership", "paragraph", (theme,), assessment, group, "gold")
                mixed = f"{word} {VERDICTS['strength']}. However, some {word} {VERDICTS['needs_improvement']}."
                yield Example(mixed, "leadership", "paragraph", (theme,), "mixed", group, "coded")


def small_model():
    """A model of the examples. The same every time."""
    return learn(read_corpus(examples(), bundled_terms()))


def arrays_of(model):
    """All numbers of a model in one row."""
    parts = [model.themes, model.words, model.cues, model.choice, model.tone, model.shades, model.verdict]
    return np.concatenate([array.ravel() for part in parts for array in vars(part).values()])
