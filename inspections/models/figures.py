"""Official figures as published, to hold ours against."""

from django.db import models
from django.db.models import Q


class PublishedFigure(models.Model):
    """One figure in its publisher's words."""

    class Unit(models.TextChoices):
        PERCENT = "percent", "Percent"
        COUNT = "count", "Count"
        COUNTS = "counts", "Counts, joined by slashes"

    source = models.CharField(max_length=200)
    as_at = models.DateField("as at")
    figure = models.CharField(max_length=200, help_text="What was counted, in the publisher's words.")
    value = models.CharField(max_length=30)
    unit = models.CharField(max_length=10, choices=Unit)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-as_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["as_at", "figure"],
                name="figure_once_per_day",
                violation_error_message="This figure is there already for that day.",
            ),
            models.CheckConstraint(condition=Q(unit__in=["percent", "count", "counts"]), name="figure_unit_known"),
        ]

    def __str__(self):
        return f"{self.figure}, as at {self.as_at}"
