"""Council responses: what a council published about a visit, and who said it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from .visits import Visit


class CouncilResponse(models.Model):
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
        return f"{reverse('visit', args=[self.visit.slug])}#response-{self.pk}"

    def clean(self):
        report_day = self.visit.published_on if self.visit_id else None
        if report_day and self.published_on and self.published_on < report_day:
            raise ValidationError({"published_on": "A response cannot come before the report it answers."})


class ResponseStatement(models.Model):
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
