"""Official figures as published."""

from inspections.models import PublishedFigure

from .files import checked, read_csv


def load_published_figures():
    """Adds the published figures that are not there yet."""
    known = set(PublishedFigure.objects.values_list("as_at", "figure"))
    rows = [(row, PublishedFigure(**row.values)) for row in read_csv("published_figures.csv")]
    figures = [checked(row, figure) for row, figure in rows]
    PublishedFigure.objects.bulk_create(figure for figure in figures if (figure.as_at, figure.figure) not in known)
