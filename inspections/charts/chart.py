"""What a chart is: a drawing for Chart.js, the table of the same figures, and what they mean in words."""

from dataclasses import dataclass, field

from inspections.exports.origin import LICENCE
from inspections.tables import Table

MOST_DRAWN = 4
"""How many series a chart draws that is no heat map: more could not be told apart. Its table has all."""


@dataclass
class Chart:
    """One chart of a page.

    `config` is what static/js/charts.js draws: Chart.js data whose datasets carry a `tone` (colour by meaning), and
    beside each value a note (for its tooltip) and a link (the findings behind it). `table` holds the same figures.
    """

    slug: str
    title: str
    note: str
    summary: str
    table: Table
    config: dict = field(default_factory=dict)

    @property
    def is_empty(self):
        """Whether there are no figures at all."""
        return not self.table.data.data

    @property
    def is_drawn(self):
        """Whether there is enough to draw; if not, the table alone has the figures."""
        return any(dataset["data"] for dataset in self.config["data"]["datasets"])

    def sign(self, name, origin):
        """Put the as-at date into the title, and give the drawing what a picture of it must carry.

        That is a file name, the filters in force, source and day.
        """
        self.title = origin.dated(self.title)
        filters = "; ".join(origin.conditions)
        self.config["picture"] = {
            "name": name,
            "title": self.title,
            "filters": f"{origin.title}. Filters: {filters or 'none'}.",
            "note": self.note,
            "source": f"As at {origin.day}. {origin.address} {LICENCE}",
        }


def dataset(label, tone, points):
    """A dataset of points (value or None, note, link)."""
    points = list(points)
    return {
        "label": label,
        "tone": tone,
        "data": [value for value, _, _ in points],
        "notes": [note for _, note, _ in points],
        "links": [link for _, _, link in points],
    }


def share_point(share, url):
    """A share of visits as a point: percent, its two numbers in words, and the findings behind it."""
    note = "no visits" if share.of == 0 else f"{share} visits ({share.percent}%)"
    return share.percent, note, url if share.visits else None
