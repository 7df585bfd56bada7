"""Judgements: what grade a visit gave in which area. Areas and grades are data, because frameworks change."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from .remembered import Remembered
from .visits import Visit


class Grade(models.Model):
    """A grade on one of the scales, from best (rank 1) down."""

    slug = models.SlugField(primary_key=True)
    name = models.CharField(max_length=60, unique=True)
    scale = models.CharField(max_length=30, help_text="Grades are compared only within a scale.")
    rank = models.PositiveSmallIntegerField(help_text="1 is the best grade of its scale.")

    class Meta:
        ordering = ["scale", "rank"]
        constraints = [
            models.UniqueConstraint(
                fields=["scale", "rank"],
                name="grade_rank_once_in_scale",
                violation_error_message="Another grade of that scale has this rank. Give each its own.",
            )
        ]

    def __str__(self):
        return self.name


class JudgementArea(models.Model):
    """What a grade is about, such as the impact of leaders."""

    slug = models.SlugField(primary_key=True)
    name = models.CharField(max_length=120, unique=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]

    def __str__(self):
        return self.name


class Judgement(Remembered):
    """The grade of one area at one visit, or the reason why there is none."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="judgements")
    area = models.ForeignKey(JudgementArea, models.PROTECT, related_name="judgements")
    grade = models.ForeignKey(Grade, models.PROTECT, null=True, blank=True, related_name="judgements")
    no_grade_reason = models.CharField(
        "reason for no grade", max_length=200, blank=True, help_text="Needed only where there is no grade."
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["area__order"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "area"],
                name="judgement_once_per_area",
                violation_error_message="This visit already has a judgement in that area.",
            ),
            models.CheckConstraint(
                condition=Q(grade__isnull=False, no_grade_reason="") | Q(grade__isnull=True) & ~Q(no_grade_reason=""),
                name="judgement_grade_or_reason",
                violation_error_message="Give either a grade or the reason why there is none.",
            ),
        ]

    def __str__(self):
        return f"{self.area}: {self.grade or self.no_grade_reason}"
