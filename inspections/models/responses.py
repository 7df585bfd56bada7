"""Council responses: what a council published about a visit, and who said it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from .findings import Finding
from .remembered import Remembered
from .visits import Visit


class QuoteForm(models.TextChoices):
    """How a response has it from the report."""

    MARKED = "marked", "In quotation marks"
    SENTENCE = "sentence", "A whole sentence, without quotation marks"
    CLAUSE = "clause", "Part of a sentence, without quotation marks"
    OWN_WORDS = "own_words", "In the council's own words"


class FoundBy(models.TextChoices):
    """Who says that a passage of a response is about a finding."""

    MACHINE = "machine", "Found by machine"
    PERSON = "person", "Confirmed by a person"


class CouncilResponseQuerySet(models.QuerySet):
    def published(self, as_at=None):
        """Responses that were out on a day, to visits the public may see on it."""
        day = as_at or timezone.localdate()
        return self.filter(visit__in=Visit.objects.published(as_at), published_on__lte=day)

    def with_quotes(self):
        """Responses with their statements, and their quotes with the findings, in two further queries."""
        quotes = ResponseQuote.objects.standing().select_related("finding")
        return self.prefetch_related("statements", models.Prefetch("quotes", quotes, to_attr="standing_quotes"))


class CouncilResponse(Remembered):
    """A statement, action plan or other answer that a council published about a visit."""

    class ResponseKind(models.TextChoices):
        STATEMENT = "statement", "Public statement"
        ACTION_PLAN = "action_plan", "Action plan"
        WRITTEN_STATEMENT = "written_statement", "Written statement of action"

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="responses")
    kind = models.CharField(max_length=20, choices=ResponseKind, default=ResponseKind.STATEMENT)
    title = models.CharField(max_length=300)
    published_on = models.DateField()
    source_url = models.URLField("published at", max_length=300, blank=True)
    summary = models.TextField("our summary", blank=True)
    text = models.TextField(
        "words as published", blank=True, help_text="All of it: the quotes of the report are looked for in it."
    )

    objects = CouncilResponseQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["published_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "kind", "published_on"],
                name="response_once",
                violation_error_message="The visit already has a response of that kind and day. Change that one.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["statement", "action_plan", "written_statement"]), name="response_kind_known"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"{self.visit.get_absolute_url()}#response-{self.pk}"

    @property
    def days_after(self):
        """Days from the publication of the report to that of the response."""
        return (self.published_on - self.visit.published_on).days

    def clean(self):
        report_day = self.visit.published_on if self.visit_id else None
        if report_day and self.published_on and self.published_on < report_day:
            raise ValidationError({"published_on": "A response cannot come before the report it answers."})


class ResponseStatement(Remembered):
    """What one person said in a council response."""

    response = models.ForeignKey(CouncilResponse, models.CASCADE, related_name="statements")
    order = models.PositiveSmallIntegerField(default=1)
    speaker = models.CharField(max_length=100)
    role = models.CharField(max_length=200, blank=True)
    text = models.TextField("words as published", blank=True)
    summary = models.TextField("our summary", blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["response", "order"],
                name="statement_order_once",
                violation_error_message="Another statement of this response has that place. Give each its own.",
            ),
            models.CheckConstraint(
                condition=~Q(text="", summary=""),
                name="statement_says_something",
                violation_error_message="Give the words as published or a summary.",
            ),
        ]

    def __str__(self):
        return f"{self.speaker}: {self.response}"


class ResponseQuoteQuerySet(models.QuerySet):
    def standing(self):
        """Quotes that nobody refused."""
        return self.filter(is_quote=True)


class ResponseQuote(Remembered):
    """A passage of a council response and the finding it quotes, or speaks of in the council's own words.

    One that a person refused is kept, so that it is not found again.
    """

    response = models.ForeignKey(CouncilResponse, models.CASCADE, related_name="quotes")
    finding = models.ForeignKey(Finding, models.SET_NULL, null=True, blank=True, related_name="quotes")
    page = models.PositiveSmallIntegerField(
        "page of the report", null=True, blank=True, help_text="Where no finding has the words."
    )
    text = models.TextField("words of the response")
    start = models.PositiveIntegerField(editable=False, help_text="The place in the response's text, from 0.")
    end = models.PositiveIntegerField(editable=False)
    form = models.CharField(max_length=10, choices=QuoteForm, default=QuoteForm.OWN_WORDS)
    similarity = models.FloatField(
        null=True, blank=True, editable=False, help_text="The share of words in common with the report, 0 to 1."
    )
    differences = models.JSONField(
        default=list,
        blank=True,
        editable=False,
        help_text="The words in parts, each with kind, response and report; empty where all words are the report's.",
    )
    found_by = models.CharField(max_length=10, choices=FoundBy, default=FoundBy.PERSON)
    is_quote = models.BooleanField("stands", default=True)

    objects = ResponseQuoteQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["start", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["response", "start", "end", "finding"],
                nulls_distinct=False,
                name="quote_once",
                violation_error_message="These words are matched with this finding already.",
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="quote_has_words"),
            models.CheckConstraint(condition=Q(form__in=QuoteForm.values), name="quote_form_known"),
            models.CheckConstraint(condition=Q(found_by__in=FoundBy.values), name="quote_found_by_known"),
            models.CheckConstraint(
                condition=Q(is_quote=True) | Q(found_by=FoundBy.PERSON), name="quote_refused_by_a_person"
            ),
            models.CheckConstraint(
                condition=Q(similarity__isnull=True) | Q(similarity__gte=0, similarity__lte=1),
                name="quote_similarity_is_a_share",
            ),
        ]

    def __str__(self):
        return self.text if len(self.text) <= 80 else f"{self.text[:79]}…"

    @property
    def is_by_machine(self):
        return self.found_by == FoundBy.MACHINE

    @property
    def changed_parts(self):
        """The parts that are not the report's words."""
        return [part for part in self.differences if part["kind"] != "same"]
