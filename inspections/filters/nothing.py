"""What a list says when nothing meets its conditions, such as "No strengths on Neglect in London; 7 in England"."""

from dataclasses import dataclass

from inspections.models import Assessment

NOUNS = {
    Assessment.STRENGTH: "strengths",
    Assessment.NEEDS_IMPROVEMENT: "findings that need improvement",
    Assessment.MIXED: "mixed findings",
    Assessment.CONTEXT: "findings that give context",
}

PHRASES = {
    "theme": "on {}",
    "group": "on themes of {}",
    "q": "with “{}”",
    "region": "in {}",
    "authority": "at {}",
    "near": "at the statistical neighbours of {}",
    "published_from": "since {}",
    "published_to": "until {}",
}
"""How a condition is said, in this order; any other follows as "with" its label and value."""

WIDER = {
    "theme": "on any theme",
    "group": "on any theme",
    "q": "whatever the words",
    "region": "in England",
    "authority": "at any authority",
    "near": "at any authority",
    "published_from": "without a first day",
    "published_to": "without a last day",
    "assessment": "of any assessment",
}
"""What a list is once a condition is taken away; any other is "whatever the" label."""

COMPASS = ("East", "North", "South", "West")
"""How the names of regions begin that people say with an article."""


@dataclass(frozen=True)
class Nothing:
    """A sentence without its full stop, and what would be there without one condition: (count, words, address)."""

    sentence: str
    nearest: tuple[int, str, str] | None


def nothing(conditions, noun):
    """What to say where no row of a filter set meets its conditions; `noun` is what its rows are called."""
    said = {name: _values(conditions, name) for name in conditions.filters if name in conditions.conditions}
    if len(conditions.asked.get("assessment") or []) == 1 and noun == "findings":
        noun = NOUNS[conditions.asked["assessment"][0]]
        del said["assessment"]
    sentence = " ".join([f"No {noun}", *_phrases(conditions, said)])
    return Nothing(sentence, _nearest(conditions))


def _values(conditions, name):
    labels = [conditions._value_label(name, value) for value in conditions.conditions.getlist(name) if value]
    if name == "region":
        labels = [f"the {label}" if label.startswith(COMPASS) else label for label in labels]
    return " or ".join(labels)


def _phrases(conditions, said):
    for name, phrase in PHRASES.items():
        if name in said:
            yield phrase.format(said.pop(name))
    rest = [f"{conditions.filters[name].label.lower()} “{value}”" for name, value in said.items()]
    if rest:
        yield f"with {' and '.join(rest)}"


def _nearest(conditions):
    """The widest way out, told from its label, which begins with that of its filter."""
    if not conditions.ways_out:
        return None
    way = conditions.ways_out[0]
    label = way.label.partition(": ")[0]
    name = next((name for name, each in conditions.filters.items() if each.label == label), "")
    return way.count, WIDER.get(name, f"whatever the {label.lower()}"), way.url
