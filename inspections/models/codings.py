"""A coding as somebody gave it, kept apart from the finding's own."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from inspections.agreement import Coding

from .findings import Assessment

MOST_THEMES = 3


class RecordedCoding(models.Model):
    """An assessment and themes as said then. Themes are kept by key, so that what was said stays when they change."""

    assessment = models.CharField(max_length=20, choices=Assessment, blank=True)
    themes = ArrayField(models.BigIntegerField(), size=MOST_THEMES, default=list, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(assessment__in=["", *Assessment.values]), name="%(class)s_assessment_known"
            ),
            models.CheckConstraint(condition=Q(themes__len__lte=MOST_THEMES), name="%(class)s_three_themes_at_most"),
        ]

    @property
    def coding(self):
        return Coding(self.assessment, tuple(self.themes))

    @property
    def is_empty(self):
        return not self.assessment and not self.themes

    @property
    def is_whole(self):
        return bool(self.assessment and self.themes)
