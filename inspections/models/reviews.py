"""Reviews: which facts of a visit a person confirmed, and what people did to its findings at the review desk."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from .visits import Visit


class FactCheck(models.Model):
    """A person's word that a fact of a visit is right. It holds as long as the fact is what it was then."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="fact_checks")
    fact = models.SlugField(max_length=30)
    state = models.CharField(max_length=16, help_text="The fingerprint of the fact that was confirmed.")
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    checked_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["visit", "fact"]
        constraints = [models.UniqueConstraint(fields=["visit", "fact"], name="fact_checked_once")]

    def __str__(self):
        return f"{self.fact} of {self.visit}"


class Verb(models.TextChoices):
    """What a person can do to findings at the review desk."""

    ACCEPT = "accept", "accepted"
    CODE = "code", "coded"
    EDIT = "edit", "edited"
    SPLIT = "split", "split"
    JOIN = "join", "joined"
    DROP = "drop", "dropped"
    ADD = "add", "added"


class ReviewActionQuerySet(models.QuerySet):
    def standing(self):
        """Actions that nobody took back."""
        return self.filter(undone_at__isnull=True)

    def that_took_away(self):
        """Standing actions that took findings away: dropped ones, and those joined into another."""
        return self.standing().filter(verb__in=[Verb.DROP, Verb.JOIN])

    def put_aside(self):
        """(kind, reference) of each finding that was taken away: a later reading must not bring it back."""
        return {(row["kind"], row["reference"]) for action in self.that_took_away() for row in action.taken_away}


class ReviewAction(models.Model):
    """One step of a review, with the findings as they were before and after it, so that it can be taken back."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="review_actions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    verb = models.CharField(max_length=10, choices=Verb)
    words = models.CharField(max_length=200, help_text='What was done, such as "Paragraph 7 dropped".')
    before = models.JSONField(encoder=DjangoJSONEncoder, default=list, blank=True)
    after = models.JSONField(encoder=DjangoJSONEncoder, default=list, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = ReviewActionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=Q(verb__in=Verb.values), name="review_verb_known")]
        indexes = [models.Index(fields=["visit", "person", "undone_at"])]

    def __str__(self):
        return self.words

    @property
    def taken_away(self):
        """The findings that were there before and not after, as they were."""
        left = {row["pk"] for row in self.after}
        return [row for row in self.before if row["pk"] not in left]
