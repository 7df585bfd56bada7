"""Documents: the files that were read, what their pages say, and what could not be read."""

from django.db import models
from django.db.models import Q

from .visits import Visit


def stored_name(document, file_name):
    """Where a file is kept: by its checksum, so that one file is stored once."""
    extension = file_name.rsplit(".", 1)[-1].lower()[:4]
    return f"documents/{document.sha256[:2]}/{document.sha256}.{extension}"


class Document(models.Model):
    """A published report or letter as a file, with the reading that was made of it."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="documents")
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    file_name = models.CharField(max_length=255)
    size = models.PositiveIntegerField("size in bytes")
    file = models.FileField(upload_to=stored_name, blank=True, max_length=200)
    layout = models.CharField(max_length=20)
    parser_version = models.CharField(max_length=20)
    reading = models.JSONField(
        help_text="What the reader read, as parse_report prints it. A later reading changes only what still equals it."
    )
    imported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-imported_at"]
        constraints = [
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="document_sha256_form"),
        ]

    def __str__(self):
        return self.file_name


class DocumentPage(models.Model):
    """The plain text of one page, numbered from 1."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="pages")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="page_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="page_from_one"),
        ]

    def __str__(self):
        return f"page {self.number} of {self.document}"


class DocumentProblem(models.Model):
    """Something in a document that was unread or contradictory, for a person to settle."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="problems")
    code = models.SlugField(max_length=60)
    message = models.TextField()
    page = models.PositiveSmallIntegerField(null=True, blank=True)
    is_settled = models.BooleanField("settled", default=False)

    class Meta:
        ordering = ["is_settled", "page", "pk"]

    def __str__(self):
        return self.message
