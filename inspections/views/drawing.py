"""The charts of a page, drawn when a template first looks at one of them."""

from collections.abc import Mapping
from functools import cached_property


class Drawn(Mapping):
    """Charts by slug; `finish` gives each what it carries besides its figures.

    `draw` gives {slug: function that draws it}: a page whose charts are kept from an earlier answer draws none.
    """

    def __init__(self, draw, finish):
        self._draw, self._finish = draw, finish

    @cached_property
    def _charts(self):
        charts = {slug: draw() for slug, draw in self._draw().items()}
        for chart in charts.values():
            self._finish(chart)
        return charts

    def __bool__(self):
        return True  # to ask whether a page has charts must not draw them

    def __getitem__(self, slug):
        return self._charts[slug]

    def __iter__(self):
        return iter(self._charts)

    def __len__(self):
        return len(self._charts)
