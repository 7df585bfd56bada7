"""The findings of a double coding as one of its coders works through them. The other's codings are never loaded."""

from functools import cached_property

from django.db.models import Prefetch

from inspections.models import Assessment, BlindCoding, Theme

from .order import WorkedThrough


class Blind(WorkedThrough):
    """A coder's findings; those wait that the coder has not finished."""

    done = "coded"

    def __init__(self, coder, current=None):
        super().__init__(current)
        self.coder = coder
        self.double_coding = coder.double_coding

    @cached_property
    def findings(self):
        mine = Prefetch("codings", BlindCoding.objects.filter(coder=self.coder), to_attr="mine")
        rows = self.double_coding.findings.standing().select_related("finding__document").prefetch_related(mine)
        return [BlindFinding(row, self.themes) for row in rows]

    def waits(self, row):
        return not row.is_finished

    @cached_property
    def themes(self):
        """Every theme of the codebook by key, also retired ones that were named before."""
        return {theme.pk: theme for theme in Theme.objects.select_related("group")}

    @property
    def themes_in_use(self):
        return [theme for theme in self.themes.values() if not theme.is_retired]


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
