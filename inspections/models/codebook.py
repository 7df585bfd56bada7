"""What became of the codebook: its versions, each with what it changed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .themes import Theme, ThemeGroup


class CodebookVersion(models.Model):
    """The codebook as it was after a person, an import or a release changed it."""

    number = models.PositiveIntegerField(unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    by_a_person = models.BooleanField(
        default=False, help_text="Made by an editor, also where the account is gone; else by a release."
    )
    note = models.TextField("why", blank=True)

    class Meta:
        ordering = ["-number"]

    def __str__(self):
        return f"Version {self.number}"

    @property
    def by(self):
        """Who made it, for the public: staff are not named there."""
        return "An editor" if self.by_a_person else "The dashboard"


class ChangeKind(models.TextChoices):
    ADDED = "added", "Added"
    CHANGED = "changed", "Changed"
    RENAMED = "renamed", "Renamed"
    MOVED = "moved", "Moved"
    MERGED = "merged", "Merged"
    SPLIT = "split", "Split"
    RETIRED = "retired", "Retired"
    RESTORED = "restored", "Taken back into use"
    REMOVED = "removed", "Removed"


class CodebookChange(models.Model):
    """One thing that a version changed, in a sentence."""

    version = models.ForeignKey(CodebookVersion, models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=10, choices=ChangeKind)
    words = models.TextField(help_text="What was changed, in a sentence.")
    theme = models.ForeignKey(Theme, models.SET_NULL, null=True, blank=True, related_name="changes")
    group = models.ForeignKey(ThemeGroup, models.SET_NULL, null=True, blank=True, related_name="changes")

    class Meta:
        ordering = ["-version__number", "pk"]
        constraints = [models.CheckConstraint(condition=Q(kind__in=ChangeKind.values), name="codebook_change_known")]

    def __str__(self):
        return self.words
