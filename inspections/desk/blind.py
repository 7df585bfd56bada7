"""The findings of a double coding as one of its coders works through them. The other's codings are never loaded."""

from functools import cached_property

from django.db.models import Prefetch

from inspections.models import Assessment, BlindCoding, Theme


class Blind:
    """A coder's findings in order, with the one at hand: `current` by key, else the first that is not finished."""

    def __init__(self, coder, current=None):
        self.coder = coder
        self.double_coding = coder.double_coding
        self.current_key = current

    @cached_property
    def findings(self):
        mine = Prefetch("codings", BlindCoding.objects.filter(coder=self.coder), to_attr="mine")
        rows = self.double_coding.findings.standing().select_related("finding__document").prefetch_related(mine)
        return [BlindFinding(row, self.themes) for row in rows]

    @cached_property
    def themes(self):
        """Every theme of the codebook by key, also retired ones that were named before."""
        return {theme.pk: theme for theme in Theme.objects.select_related("group")}

    @property
    def themes_in_use(self):
        return [theme for theme in self.themes.values() if not theme.is_retired]

    @cached_property
    def current(self):
        """The finding at hand; None where all have been taken away."""
        by_key = next((row for row in self.findings if row.pk == self.current_key), None)
        return by_key or next((row for row in self.findings if not row.is_finished), None) or self._first

    @property
    def _first(self):
        return next(iter(self.findings), None)

    @property
    def position(self):
        return self.findings.index(self.current) + 1

    @property
    def previous(self):
        return self.findings[self.position - 2] if self.current and self.position > 1 else None

    @property
    def next(self):
        return self.findings[self.position] if self.current and self.position < len(self.findings) else None

    @property
    def after(self):
        """The next finding to code behind the one at hand, else the first of all, else the next one, else itself."""
        behind = self.findings[self.position :]
        open_ones = [row for row in (*behind, *self.findings) if not row.is_finished and row != self.current]
        return next(iter([*open_ones, *behind]), self.current)

    @property
    def total(self):
        return len(self.findings)

    @property
    def reviewed(self):
        """How many this coder has finished."""
        return sum(row.is_finished for row in self.findings)

    @property
    def progress(self):
        return f"{self.reviewed} of {self.total} coded"

    @property
    def is_done(self):
        return self.reviewed == self.total


class BlindFinding:
    """A finding with what this coder says of it so far."""

    def __init__(self, row, themes):
        self.row = row
        self.pk = row.pk
        self.finding = row.finding
        self.passage = row.passage
        self.coding = row.mine[0] if row.mine else BlindCoding()
        self._themes = themes

    @property
    def is_finished(self):
        return self.coding.finished_at is not None

    @property
    def is_locked(self):
        """Whether both have finished it, so that it stands."""
        return self.row.compared_at is not None

    @property
    def themes(self):
        return self._named(self.coding.themes)

    @property
    def suggested_themes(self):
        return self._named(self.row.suggested_themes)

    @property
    def suggested_assessment(self):
        return dict(Assessment.choices).get(self.row.suggested_assessment, "")

    @property
    def takes_suggestion(self):
        """Whether finishing it now means agreeing with the suggestion shown."""
        return self.coding.is_empty and self.row.has_suggestion

    def _named(self, keys):
        return [self._themes[key] for key in keys if key in self._themes]
