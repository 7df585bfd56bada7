"""The product's own words and what they mean: for the help beside filters and tables, and for the page about them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """A term and its meaning in a sentence or two. `slug` is its place on the page about the dashboard."""

    slug: str
    term: str
    meaning: str


WORDS = [
    Word(
        "visit",
        "Visit",
        "One inspection event at one authority: a full inspection, a focused visit, a monitoring visit and so on. "
        "It has days on site, inspectors and the date on which its report came out.",
    ),
    Word(
        "judgement",
        "Judgement",
        "The grade that a visit gave in one area. Areas changed in 2018, in January 2023 and in April 2026. A "
        "missing grade has its reason beside it.",
    ),
    Word(
        "finding",
        "Finding",
        "One statement by inspectors: a numbered paragraph, an item under “What needs to improve”, a "
        "recommendation, an area for priority action or a headline.",
    ),
    Word(
        "item-to-improve",
        "Item to improve",
        "A finding that the report itself lists for the authority to act on: under “What needs to improve”, as a "
        "recommendation, or as an area for priority action.",
    ),
    Word(
        "assessment",
        "Assessment",
        "Whether a finding is a strength, needs improvement, is mixed or gives context.",
    ),
    Word(
        "theme",
        "Theme",
        "What a finding is about: one to three entries of the codebook, the most central first.",
    ),
    Word(
        "reviewed",
        "Suggested and reviewed",
        "A theme or assessment that a machine proposed is marked as suggested until a person has confirmed it. "
        "What is not marked was decided by a person. No rate counts what is only suggested.",
    ),
    Word(
        "coverage",
        "Coverage",
        "How much of a visit’s report has been coded: nothing, its items to improve, or all its findings. A rate "
        "counts only visits whose coverage includes what is asked.",
    ),
    Word(
        "rate",
        "Rate or share of visits",
        "The visits that raise a theme, out of the visits that could have: those of the same period whose "
        "coverage includes what is asked. Both numbers are given, because the reports published in a year vary "
        "from a handful to more than fifty.",
    ),
    Word(
        "as-at",
        "As at",
        "The state of knowledge on a day: only visits published by then count. The day is part of a page’s "
        "address, of its title and of the names of its files.",
    ),
    Word(
        "grade-then",
        "Grade at the time",
        "The overall grade in the last report that was out when inspectors came, on the first day on site. A "
        "visit’s own grade is another matter.",
    ),
    Word(
        "latest-grade",
        "Latest overall grade",
        "The overall grade of an authority’s last full inspection. Focused and monitoring visits give none, and "
        "neither do full inspections from April 2026.",
    ),
    Word(
        "repeat",
        "Repeat finding",
        "A theme that needs improvement at one visit of an authority, and again at the next visit that was coded.",
    ),
    Word(
        "neighbour",
        "Statistical neighbour",
        "One of the ten authorities most like another, by a published calculation. It goes one way: a council’s "
        "neighbour need not have it as a neighbour in turn.",
    ),
]

BY_SLUG = {word.slug: word for word in WORDS}

OF_LABELS = {
    "Assessed by": "reviewed",
    "Assessment": "assessment",
    "Coverage": "coverage",
    "Grade at the time": "grade-then",
    "Kind of finding": "item-to-improve",
    "Latest overall grade": "latest-grade",
    "Overall grade at the time": "grade-then",
    "Statistical neighbours of": "neighbour",
    "Themes": "theme",
    "Themes assigned by": "reviewed",
    "Visits with a strength": "rate",
    "Visits with an item to improve": "rate",
}
"""The word that helps with a filter or a column, by the label it has on the page."""


def of_labels(labels):
    """The words that help with labels, each once, in the order of the labels; no word for most of them."""
    slugs = dict.fromkeys(OF_LABELS[label] for label in labels if label in OF_LABELS)
    return [BY_SLUG[slug] for slug in slugs]
