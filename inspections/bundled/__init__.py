"""The data that comes with the product: authorities, words, themes, the sample and the visit entered in full.

What was loaded once belongs to the people who edit it. A row that is there, or that was there and has been deleted
since, is left alone; its history says so. A visit is loaded whole or not at all.
"""

from dataclasses import dataclass, fields

from django.db import transaction

from inspections.models import Inspector

from .codebook import load_codebook
from .entered import entered_visits
from .figures import load_published_figures
from .files import BundledDataError
from .places import load_authorities, load_neighbours, load_successions
from .sample import sample_visits
from .visits import save_visits
from .vocabulary import load_vocabulary

__all__ = ["BundledDataError", "Loaded", "load"]

ONE = {
    "authorities": "authority",
    "themes": "theme",
    "inspectors": "inspector",
    "visits": "visit",
    "judgements": "judgement",
    "findings": "finding",
}


@dataclass(frozen=True)
class Loaded:
    """How many rows of each noun one run has added."""

    authorities: int
    themes: int
    inspectors: int
    visits: int
    judgements: int
    findings: int

    def __str__(self):
        counts = {field.name: getattr(self, field.name) for field in fields(self)}
        added = [f"{count:,} {ONE[noun] if count == 1 else noun}" for noun, count in counts.items() if count]
        if not added:
            return "The bundled data is already there: nothing to load."
        return f"Loaded {_joined(added)} from the bundled data."


@transaction.atomic
def load():
    """Adds what is missing, all of it or nothing. Returns what was added; raises BundledDataError for a bad file."""
    load_vocabulary()
    authorities = load_authorities()
    load_successions()
    load_neighbours()
    load_published_figures()
    themes = load_codebook()
    known_inspectors = Inspector.objects.count()
    saved = save_visits([*sample_visits(), *entered_visits()])
    inspectors = Inspector.objects.count() - known_inspectors
    return Loaded(authorities=authorities, themes=themes, inspectors=inspectors, **saved)


def _joined(words):
    """Words as a list in a sentence: commas, and "and" before the last."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
