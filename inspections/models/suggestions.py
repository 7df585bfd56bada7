"""What a machine suggested for a finding before a person reviewed it, kept to be compared with what the person said."""

import hashlib

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, F, OuterRef, Value
from django.db.models.functions import MD5, Coalesce, NullIf

from .codings import RecordedCoding
from .findings import Assessment, CodedBy, Finding, FindingTheme


def _fingerprint(passage):
    return hashlib.md5(passage.encode(), usedforsecurity=False).hexdigest()


class SuggestionQuerySet(models.QuerySet):
    def keep(self, suggested):
        """Keep what is suggested, given as (finding, assessment, theme keys), in place of what was suggested before."""
        rows = [
            self.model(finding=finding, assessment=assessment, themes=keys, words=_fingerprint(finding.passage))
            for finding, assessment, keys in suggested
        ]
        written = ["assessment", "themes", "words", "suggested_at"]
        self.bulk_create(rows, update_conflicts=True, unique_fields=["finding"], update_fields=written, batch_size=500)

    def reviewed(self):
        """Suggestions on findings that a person has coded since, in the words that the machine read.

        Adds said_themes: the keys of the person's themes, the most central first.
        """
        rows = FindingTheme.objects.filter(finding=OuterRef("finding"))
        words = MD5(Coalesce(NullIf(F("finding__text"), Value("")), F("finding__summary")))
        return self.filter(
            Exists(rows),
            ~Exists(rows.filter(assigned_by=CodedBy.MACHINE)),
            themes__len__gt=0,
            assessment__in=Assessment.values,
            finding__assessment_by=CodedBy.PERSON,
            words=words,
        ).annotate(said_themes=ArraySubquery(rows.order_by("rank").values("theme")))


class Suggestion(RecordedCoding):
    """The last suggestion on a finding. Nothing is suggested once a person has reviewed it, so it stays as it was."""

    finding = models.OneToOneField(Finding, models.CASCADE, related_name="suggestion")
    words = models.CharField(max_length=32, help_text="The fingerprint (MD5) of the passage that the machine read.")
    suggested_at = models.DateTimeField(auto_now=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta(RecordedCoding.Meta):
        ordering = ["finding"]

    def __str__(self):
        return f"Suggestion on {self.finding}"
