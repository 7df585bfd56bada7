"""Frameworks, judgement areas, grades and topics: words without history, so a missing one is added again."""

from inspections.models import Framework, Grade, JudgementArea, Topic

from .files import checked, read_yaml


def load_vocabulary():
    vocabulary = read_yaml("vocabulary.yaml")
    _add_missing(Framework, _ordered(vocabulary, "frameworks"))
    _add_missing(JudgementArea, _ordered(vocabulary, "judgement_areas"))
    _add_missing(Grade, _grades(vocabulary))
    _add_missing(Topic, [(row, dict(row.values)) for row in vocabulary.rows("topics")])


def _ordered(vocabulary, list_name):
    return [(row, {**row.values, "order": order}) for order, row in enumerate(vocabulary.rows(list_name), start=1)]


def _grades(vocabulary):
    scales = vocabulary["grades"]
    return [
        (vocabulary, {**grade, "scale": scale, "rank": rank})
        for scale, grades in scales.items()
        for rank, grade in enumerate(grades, start=1)
    ]


def _add_missing(model, rows):
    """Adds rows of which neither the slug nor the name is there, under whatever slug a person may have given it."""
    known = {word for pair in model.objects.values_list("slug", "name") for word in pair}
    new = [(row, values) for row, values in rows if known.isdisjoint((values["slug"], values["name"]))]
    model.objects.bulk_create(checked(row, model(**values)) for row, values in new)
