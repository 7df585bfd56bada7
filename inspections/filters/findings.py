"""Conditions on findings: those of their visits, and what is said, where, how and about which theme."""

import django_filters
from django import forms

from inspections.models import Assessment, CodedBy, Finding, FindingTheme, Kind, Section
from inspections.records import findings_by_key
from inspections.wording import INSPECTORS, OURS, with_term, with_words_of

from .facets import FacetFilter
from .pages import PickedPages, RankedPages
from .visits import VisitConditions

MOST_RANKED = 2_000
"""Findings up to which an answer to a search is ordered by how well each matches."""
BEST_FIRST = ("-rank", "pk")


class FindingForm(forms.Form):
    def clean(self):
        if self.cleaned_data.get("term") and not self.cleaned_data.get("theme"):
            self.add_error("term", "Term: choose a theme as well. To look for words in all findings, use Words.")
        return self.cleaned_data


class ThemeFacet(FacetFilter):
    """A fact of a finding's themes, of those alone that were assigned as `themes_by` asks."""

    def filter(self, qs, value):
        if not value:
            return qs
        rows = self._rows(FindingTheme.objects.all(), "").filter(**{f"{self._fact}__in": value})
        return qs.filter(pk__in=rows.values("finding"))

    def counted(self, qs, name):
        return super().counted(self._rows(qs, "theme_rows__"), name)

    def _rows(self, qs, prefix):
        assigned_by = self.parent.asked.get("themes_by")
        return qs.filter(**{f"{prefix}assigned_by": assigned_by}) if assigned_by else qs

    @property
    def _fact(self):
        return self.path.removeprefix("theme_rows__")


class EveryThemeFilter(django_filters.MultipleChoiceFilter):
    """Findings with all of several themes, assigned as `themes_by` asks."""

    def filter(self, qs, value):
        assigned_by = self.parent.asked.get("themes_by")
        rows = FindingTheme.objects.filter(**{"assigned_by": assigned_by} if assigned_by else {})
        for slug in value:
            qs = qs.filter(pk__in=rows.filter(theme__slug=slug).values("finding"))
        return qs


class FindingFilter(VisitConditions):
    """Conditions on the central list. Several values of one condition mean any of them; several conditions mean all.

    Only `also` means all of its values: findings that are on those themes too.
    """

    visit_prefix = "visit__"

    q = django_filters.CharFilter(label="Words", method="with_words")
    theme = ThemeFacet("theme_rows__theme__slug", label="Theme", choices=[], many=True)
    also = EveryThemeFilter(label="And also theme", choices=[])
    term = django_filters.CharFilter(label="Term of the theme", method="with_the_term")
    words = django_filters.ChoiceFilter(
        label="Whose words",
        method="in_words_of",
        choices=[(INSPECTORS, "Inspectors' words"), (OURS, "Our summary")],
        empty_label="Any",
    )
    group = ThemeFacet("theme_rows__theme__group__slug", label="Theme group", choices=[], many=True)
    assessment = FacetFilter("assessment", label="Assessment", choices=Assessment.choices)
    kind = FacetFilter("kind", label="Kind of finding", choices=Kind.choices)
    section = FacetFilter("section", label="Section", choices=Section.choices)
    coded = FacetFilter("assessment_by", label="Assessed by", choices=CodedBy.choices)
    themes_by = django_filters.ChoiceFilter(
        label="Themes assigned by", method="with_a_theme_by", choices=CodedBy.choices, empty_label="Anyone"
    )

    shown = [
        *("theme", "group", "assessment", "region", "authority", "kind", "section"),
        *("type", "framework", "topic", "lead", "coverage", "coded"),
    ]
    rare = ["also", "term", "words", "themes_by", *VisitConditions.rare]

    class Meta:
        model = Finding
        form = FindingForm
        fields = []

    data_choices = (*VisitConditions.data_choices, "theme", "also", "group")

    def with_words(self, queryset, name, value):
        return queryset.search(value)

    def with_the_term(self, queryset, name, value):
        return with_term(queryset, value)

    def in_words_of(self, queryset, name, value):
        return with_words_of(queryset, value)

    def with_a_theme_by(self, queryset, name, value):
        rows = FindingTheme.objects.filter(assigned_by=value)
        return queryset.filter(pk__in=rows.values("finding"))

    @property
    def is_ranked(self):
        """Whether the findings come by how well they match: in an answer so long that nobody would, by date."""
        return bool(self.asked.get("q")) and not (self.picked and self.picked.number_of_findings > MOST_RANKED)

    @property
    def pages(self):
        """The pages of the findings, or None where only the database can tell them."""
        if self.picked and self.is_ranked:
            return RankedPages(self.picked, self._records, self.qs, BEST_FIRST)
        return PickedPages(self.picked, self._records) if self.picked else None

    def _counts(self):
        """A term is its theme's: beside it, no other theme is offered."""
        counts = super()._counts()
        if self.asked.get("term"):
            counts["theme"] = {slug: n for slug, n in counts["theme"].items() if slug in self.asked["theme"]}
        return counts

    def _numbers_without(self, names):
        """A term without its theme makes no sense."""
        return super()._numbers_without([name for name in names if name != "theme" or not self.asked.get("term")])

    def counted(self, name):
        return self.picked.finding_counts(name)

    def number_without(self, name):
        places = self.picked.findings(name)
        return len(self.picked.tally.findings) if places is None else len(places)

    def _records(self, keys):
        found = Finding.objects.search(self.asked["q"]) if self.asked.get("q") else None
        return findings_by_key(self.picked.tally, keys, found)
