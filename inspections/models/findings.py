"""Findings: one statement by inspectors each, with its assessment and themes."""

from functools import lru_cache

from django.conf import settings
from django.contrib.postgres.search import SearchHeadline, SearchRank
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, NullIf
from simple_history.models import HistoricalRecords

from inspections.addresses import address

from .documents import Document
from .finding_words import words_query
from .remembered import Remembered
from .themes import Theme
from .visits import Visit


class Kind(models.TextChoices):
    HEADLINE = "headline", "Headline"
    SUMMARY = "summary", "Summary paragraph"
    PARAGRAPH = "paragraph", "Paragraph"
    IMPROVEMENT = "improvement", "Item to improve"
    RECOMMENDATION = "recommendation", "Recommendation"
    PRIORITY_ACTION = "priority_action", "Area for priority action"


ITEM_KINDS = (Kind.IMPROVEMENT, Kind.RECOMMENDATION, Kind.PRIORITY_ACTION)
"""The kinds that list what an authority must improve; the base of needs-improvement rates."""


class Assessment(models.TextChoices):
    STRENGTH = "strength", "Strength"
    NEEDS_IMPROVEMENT = "needs_improvement", "Needs improvement"
    MIXED = "mixed", "Mixed"
    CONTEXT = "context", "Context"


class Section(models.TextChoices):
    """The part of a report a finding stands in, alike over frameworks. The heading as printed is kept beside it."""

    HEADLINE = "headline", "Headline findings"
    OVERALL = "overall", "Overall and summary"
    IMPROVE = "what_needs_to_improve", "What needs to improve"
    HELP_AND_PROTECTION = "help_and_protection", "Help and protection"
    IN_CARE = "in_care", "Children in care"
    IN_CARE_AND_LEAVERS = "in_care_and_care_leavers", "Children in care and care leavers"
    CARE_LEAVERS = "care_leavers", "Care leavers"
    ADOPTION = "adoption", "Adoption"
    LEADERS = "leaders", "Leadership"
    LSCB = "lscb", "Safeguarding board"
    MAIN = "main_findings", "Main findings"
    OTHER = "other", "Other"


class CodedBy(models.TextChoices):
    """Who assigned a theme or an assessment."""

    MACHINE = "suggested", "Suggested by machine"
    PERSON = "reviewed", "Reviewed by a person"


class FindingQuerySet(models.QuerySet):
    def published(self, as_at=None):
        """Findings the public may see on a day: those of published visits that are no drafts."""
        return self.shown().filter(visit__in=Visit.objects.published(as_at))

    def shown(self):
        """Findings that are seen where their visit is: all but drafts."""
        return self.filter(is_draft=False)

    def drafts(self):
        """Findings that an import brought to a visit which was public already, and that no person has published."""
        return self.filter(is_draft=True)

    def items_to_improve(self):
        """Findings that list what an authority must improve."""
        return self.filter(kind__in=ITEM_KINDS)

    def for_list(self):
        """Findings with all that a row shows, in three queries; their visits have grade_then (a name)."""
        themes = FindingTheme.objects.select_related("theme")
        return self.prefetch_related(models.Prefetch("visit", _visits().all()), models.Prefetch("theme_rows", themes))

    def matching(self, words):
        """Findings matching the words (web search syntax)."""
        return self.filter(words__search=words_query(words))

    def ranked(self, words):
        """Findings with rank: how well they match the words."""
        return self.annotate(rank=SearchRank(F("words__search"), words_query(words)))

    def search(self, words):
        """Findings matching the words, with rank, and the matched words marked in headline."""
        query = words_query(words)
        passage = Coalesce(NullIf(F("text"), Value("")), F("summary"))
        return (
            self.matching(words)
            .ranked(words)
            .annotate(
                headline=SearchHeadline(
                    passage, query, config="english", start_sel="\ue000", stop_sel="\ue001", highlight_all=True
                ),
            )
        )


@lru_cache(maxsize=1)
def _visits():
    """Visits with what a row of a finding shows of them: they take a while to put together."""
    return Visit.objects.with_grade_then("grade__name").select_related("authority", "framework")


class Finding(Remembered):
    """One statement by inspectors: their text where the report was imported, or our own summary of it."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="findings")
    document = models.ForeignKey(Document, models.SET_NULL, null=True, blank=True, related_name="findings")
    order = models.PositiveIntegerField(default=0, help_text="The place in the report, from 1.")
    reference = models.CharField(max_length=60, help_text='How to find it in the report, such as "paragraph 12".')
    kind = models.CharField(max_length=20, choices=Kind)
    section = models.CharField(max_length=30, choices=Section, default=Section.OTHER)
    heading = models.CharField("heading as printed", max_length=300, blank=True)
    page = models.PositiveSmallIntegerField(null=True, blank=True)
    text = models.TextField("inspectors' text", blank=True)
    summary = models.TextField("our summary", blank=True)
    assessment = models.CharField(max_length=20, choices=Assessment, blank=True)
    assessment_by = models.CharField("assessment by", max_length=10, choices=CodedBy, blank=True)
    assessment_score = models.FloatField(
        null=True, blank=True, editable=False, help_text="How sure the suggestion is, 0 to 1."
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    reviewed_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When a person confirmed the finding with all its coding."
    )
    is_draft = models.BooleanField(
        "draft",
        default=False,
        db_default=False,
        editable=False,
        help_text="Came with an import to a visit that was public already, and waits for a person to publish it.",
    )
    themes = models.ManyToManyField(Theme, through="FindingTheme", related_name="findings")

    objects = FindingQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-visit__published_on", "visit_id", "order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "kind", "reference"],
                name="finding_once_per_reference",
                violation_error_message="This visit already has a finding of that kind and reference.",
            ),
            models.CheckConstraint(
                condition=~Q(text="", summary=""),
                name="finding_says_something",
                violation_error_message="Give the inspectors' text or a summary.",
            ),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="finding_kind_known"),
            models.CheckConstraint(condition=Q(section__in=Section.values), name="finding_section_known"),
            models.CheckConstraint(
                condition=Q(assessment="", assessment_by="")
                | Q(assessment__in=Assessment.values, assessment_by__in=CodedBy.values),
                name="finding_assessment_with_its_source",
                violation_error_message="An assessment needs who assigned it, and the other way round.",
            ),
            models.CheckConstraint(
                condition=Q(assessment_score__isnull=True) | Q(assessment_score__gte=0, assessment_score__lte=1),
                name="finding_score_is_a_share",
            ),
        ]
        indexes = [
            models.Index(fields=["visit", "order"]),
            models.Index(fields=["visit"], condition=Q(is_draft=True), name="finding_drafts"),
        ]
        permissions = [("code_finding", "Can code findings at the review desk")]

    def __str__(self):
        return f"{self.visit}, {self.reference}"

    def get_absolute_url(self):
        return address("finding", self.pk)

    @property
    def passage(self):
        """What the finding says: the inspectors' text, or our summary where the report was not imported."""
        return self.text or self.summary

    @property
    def is_our_summary(self):
        return not self.text

    @property
    def words_by(self):
        return "Our summary" if self.is_our_summary else "Inspectors' words"

    @property
    def has_suggestions(self):
        """Whether a machine assigned the assessment or any theme, and no person has confirmed it."""
        rows = self.theme_rows.all()
        return self.assessment_by == CodedBy.MACHINE or any(row.assigned_by == CodedBy.MACHINE for row in rows)


class FindingTheme(Remembered):
    """A theme of a finding, the most central first, with who assigned it."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="theme_rows")
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="finding_rows")
    rank = models.PositiveSmallIntegerField(help_text="1 is the most central theme; at most 3.")
    assigned_by = models.CharField(max_length=10, choices=CodedBy, default=CodedBy.PERSON)
    score = models.FloatField(null=True, blank=True, editable=False, help_text="How sure the suggestion is, 0 to 1.")
    evidence = models.JSONField(
        default=list, blank=True, editable=False, help_text="The words that carry it: [start, end] in the text."
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(
                fields=["finding", "theme"],
                name="theme_once_per_finding",
                violation_error_message="The finding already has this theme.",
            ),
            models.UniqueConstraint(
                fields=["finding", "rank"],
                name="theme_rank_once_per_finding",
                violation_error_message="Another theme of the finding has that rank.",
            ),
            models.CheckConstraint(
                condition=Q(rank__gte=1, rank__lte=3),
                name="theme_rank_one_to_three",
                violation_error_message="A finding has one to three themes.",
            ),
            models.CheckConstraint(condition=Q(assigned_by__in=CodedBy.values), name="theme_assigned_by_known"),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=1), name="theme_score_is_a_share"
            ),
        ]

    def __str__(self):
        return f"{self.theme} ({self.get_assigned_by_display().lower()})"
