"""Findings that two people code blind to each other, and how it is settled where they disagree."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q

from .codings import RecordedCoding
from .findings import Finding
from .visits import Visit

CODERS = 2
GONE = "somebody"
"""The name of a person whose account is not there any more."""


class DoubleCodingQuerySet(models.QuerySet):
    def with_progress(self):
        """Adds finding_count, and compared_count: the findings that both have coded."""
        compared = Q(findings__compared_at__isnull=False)
        return self.annotate(finding_count=Count("findings"), compared_count=Count("findings", filter=compared))


class DoubleCoding(models.Model):
    """A visit's findings, or a sample of them, given to two people to code blind."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="double_codings")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    shows_suggestions = models.BooleanField(
        "coders see the machine’s suggestions",
        default=False,
        help_text="Suggestions save time, and draw both coders to the same answer.",
    )

    objects = DoubleCodingQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        permissions = [("settle_disagreement", "Can settle disagreements of coders")]

    def __str__(self):
        return f"Double coding of {self.visit}"


class Coder(models.Model):
    """One of the two people."""

    double_coding = models.ForeignKey(DoubleCoding, models.CASCADE, related_name="coders")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    number = models.PositiveSmallIntegerField(help_text="1 or 2.")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["double_coding", "number"], name="coder_number_once"),
            models.UniqueConstraint(fields=["double_coding", "person"], name="coder_once"),
            models.CheckConstraint(condition=Q(number__in=[1, CODERS]), name="coder_one_of_two"),
        ]

    def __str__(self):
        return str(self.person or GONE)


class TwiceCodedQuerySet(models.QuerySet):
    def standing(self):
        """Those whose finding has not been taken away since."""
        return self.filter(Exists(Finding.objects.filter(pk=OuterRef("finding_id"))))

    def compared(self):
        """Those that both coders have finished: only now may either see the other's coding."""
        return self.standing().filter(compared_at__isnull=False)

    def disagreed(self):
        return self.compared().filter(differs_in__len__gt=0)

    def with_settled(self):
        """Adds is_settled."""
        return self.annotate(is_settled=Exists(Settlement.objects.filter(twice_coded=OuterRef("pk"))))


class TwiceCoded(models.Model):
    """A finding in a double coding, in the words that both coders saw.

    A finding that is dropped can come back under its key, so its codings wait for it rather than go with it.
    """

    double_coding = models.ForeignKey(DoubleCoding, models.CASCADE, related_name="findings")
    finding = models.OneToOneField(Finding, models.DO_NOTHING, db_constraint=False, related_name="twice_coded")
    place = models.PositiveIntegerField(help_text="The place in the double coding, from 1.")
    passage = models.TextField()
    suggested_assessment = models.CharField(max_length=20, blank=True)
    suggested_themes = ArrayField(models.BigIntegerField(), default=list, blank=True)
    compared_at = models.DateTimeField(null=True, blank=True, help_text="When the second of the coders finished it.")
    differs_in = ArrayField(models.CharField(max_length=20), default=list, blank=True)

    objects = TwiceCodedQuerySet.as_manager()

    class Meta:
        ordering = ["double_coding", "place"]
        indexes = [models.Index(fields=["compared_at"])]

    def __str__(self):
        return f"{self.place} of {self.double_coding}"

    @property
    def settlement(self):
        """How it was settled last, or None."""
        return next(iter(self.settlements.all()), None)

    @property
    def has_suggestion(self):
        return bool(self.suggested_assessment and self.suggested_themes)


class BlindCoding(RecordedCoding):
    """What one coder says of one finding, saved at every step; it stands once both have finished."""

    twice_coded = models.ForeignKey(TwiceCoded, models.CASCADE, related_name="codings")
    coder = models.ForeignKey(Coder, models.CASCADE, related_name="codings")
    saved_at = models.DateTimeField(auto_now=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta(RecordedCoding.Meta):
        ordering = ["coder__number"]
        constraints = [
            *RecordedCoding.Meta.constraints,
            models.UniqueConstraint(fields=["twice_coded", "coder"], name="blind_coding_once"),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | (~Q(assessment="") & Q(themes__len__gt=0)),
                name="blind_coding_finished_whole",
            ),
        ]

    def __str__(self):
        return f"{self.coder} on {self.twice_coded}"


class Settlement(RecordedCoding):
    """How a disagreement was settled. A later one counts in place of those before, which stay on record."""

    class Choice(models.TextChoices):
        FIRST = "first", "The first coding"
        SECOND = "second", "The second coding"
        THIRD = "third", "Another coding"

    twice_coded = models.ForeignKey(TwiceCoded, models.CASCADE, related_name="settlements")
    choice = models.CharField(max_length=10, choices=Choice)
    together = models.BooleanField(default=False, help_text="Whether the two coders agreed on it.")
    note = models.TextField(blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(auto_now_add=True)

    class Meta(RecordedCoding.Meta):
        ordering = ["-pk"]
        constraints = [
            *RecordedCoding.Meta.constraints,
            models.CheckConstraint(
                condition=Q(choice__in=["first", "second", "third"]), name="settlement_choice_known"
            ),
            models.CheckConstraint(condition=~Q(assessment="") & Q(themes__len__gt=0), name="settlement_whole"),
        ]

    def __str__(self):
        return f"{self.get_choice_display()} for {self.twice_coded}"
