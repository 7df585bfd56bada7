"""Imports: batches of uploaded files, and what became of each file."""

import re

from django.conf import settings
from django.db import models, transaction
from django.db.models import Count, F, Q
from django.utils import timezone

from .authorities import Authority
from .visits import Visit


class ImportStatus(models.TextChoices):
    QUEUED = "queued", "Waiting"
    READING = "reading", "Being read"
    IMPORTED = "imported", "Imported as a draft"
    UPDATED = "updated", "Added to a visit already there"
    KNOWN = "known", "Already known"
    NEEDS_PERSON = "needs_person", "Needs a person"
    FAILED = "failed", "Failed"


UNFINISHED = (ImportStatus.QUEUED, ImportStatus.READING)


class ImportBatchQuerySet(models.QuerySet):
    def with_counts(self):
        """Adds `total`, the number of files, and the number in each status under the status's name."""
        counts = {status.value: Count("items", filter=Q(items__status=status)) for status in ImportStatus}
        return self.annotate(total=Count("items"), **counts)


class ImportBatch(models.Model):
    """Files that a person uploaded in one go."""

    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    started_at = models.DateTimeField(auto_now_add=True)

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "import"

    def __str__(self):
        at = timezone.localtime(self.started_at)
        return f"Import of {at.day} {at:%B %Y, %H:%M}"


def upload_name(item, file_name):
    """Where an uploaded file waits: by its batch and number. Of its own name only a plain ending is kept."""
    ending = re.search(r"\.(pdf|txt)$", file_name.lower())
    return f"uploads/{item.batch_id}/{item.pk}{ending[0] if ending else ''}"


class ImportItemQuerySet(models.QuerySet):
    def unfinished(self):
        return self.filter(status__in=UNFINISHED)

    def to_try_again(self):
        """Failed files that are still there."""
        return self.filter(status=ImportStatus.FAILED).exclude(file="")

    def left_reading(self, before):
        """Files begun before a moment that no living worker reads, locked. Those that are read are locked already."""
        begun = self.filter(status=ImportStatus.READING, started_at__lt=before)
        return begun.select_for_update(skip_locked=True)

    def left_queued(self, before, uploaded_before, tasks):
        """Files queued before a moment for which no task waits any more (`tasks` are those that do), locked.

        A file without a task is one still being uploaded, unless it is older than any upload.
        """
        queued = self.filter(status=ImportStatus.QUEUED, queued_at__lt=before).exclude(task_id__in=tasks)
        no_upload = ~Q(task_id="") | Q(queued_at__lt=uploaded_before)
        return queued.filter(no_upload).select_for_update(skip_locked=True)

    def claim(self, key):
        """The file with this key, if it still waits to be read; from now on it is being read."""
        waiting = self.filter(pk=key, status=ImportStatus.QUEUED)
        now = timezone.now()
        if not waiting.update(status=ImportStatus.READING, attempts=F("attempts") + 1, started_at=now):
            return None
        return self.select_related("batch__started_by", "authority").filter(pk=key).first()

    def locked(self, item):
        """The file as claimed, its row locked for as long as its import takes; None if another has taken it over.

        The lock is how others know that its worker lives: the database gives it up when the worker's connection ends.
        """
        claimed = self.filter(pk=item.pk, status=ImportStatus.READING, attempts=item.attempts)
        return claimed.select_for_update(of=["self"]).select_related("batch__started_by", "authority").first()


class ImportItem(models.Model):
    """One file of a batch: from waiting in the queue to what became of it."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="items")
    file_name = models.CharField(max_length=255)
    archive = models.CharField("ZIP file", max_length=255, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    size = models.PositiveIntegerField("size in bytes", null=True, blank=True)
    file = models.FileField(upload_to=upload_name, blank=True, max_length=200)
    status = models.CharField(max_length=12, choices=ImportStatus, default=ImportStatus.QUEUED)
    message = models.TextField(blank=True)
    problem_count = models.PositiveSmallIntegerField("problems to decide", default=0)
    visit = models.ForeignKey(Visit, models.SET_NULL, null=True, blank=True, related_name="+")
    authority = models.ForeignKey(
        Authority,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The one that a person chose.",
    )
    candidates = models.JSONField(
        null=True,
        blank=True,
        help_text="DfE codes of the authorities to choose from, where only that choice is missing.",
    )
    queued_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    task_id = models.CharField("task in the queue", max_length=64, blank=True)

    objects = ImportItemQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = "imported file"
        constraints = [
            models.CheckConstraint(condition=Q(status__in=ImportStatus.values), name="import_status_known"),
            models.CheckConstraint(
                condition=Q(status__in=UNFINISHED) | Q(finished_at__isnull=False), name="import_finished_with_time"
            ),
        ]
        indexes = [models.Index(fields=["status"], condition=Q(status__in=UNFINISHED), name="import_unfinished")]

    def __str__(self):
        return f"{self.file_name} in {self.archive}" if self.archive else self.file_name

    @property
    def is_finished(self):
        return self.status not in UNFINISHED

    @property
    def needs_authority(self):
        """Whether only a person's word is missing on which authority the file is about."""
        return self.status == ImportStatus.NEEDS_PERSON and self.candidates is not None

    def finish(self, status, message, **changes):
        """Save what became of the file. Its uploaded copy goes once the database is sure that a visit came of it."""
        self.status, self.message, self.finished_at = status, message, timezone.now()
        for name, value in changes.items():
            setattr(self, name, value)
        self.save()
        if self.visit_id:
            transaction.on_commit(self.forget_file)

    def forget_file(self):
        """Delete the uploaded copy; the row forgets it last, so that no file is ever left that no row knows."""
        if self.file:
            self.file.storage.delete(self.file.name)
            ImportItem.objects.filter(pk=self.pk).update(file="")
