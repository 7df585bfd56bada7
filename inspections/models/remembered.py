"""Rows whose every change is kept in a history of their model."""

from django.db import models, transaction

KEPT_BEFORE = "As it stood before its first recorded change"
"""The reason the database gives where it keeps a row that has no history yet, just before the row changes."""
PAST_THE_DASHBOARD = "Changed in the database, past the dashboard"
"""The reason the database gives for a change that nothing else recorded by the end of its transaction."""


class Remembered(models.Model):
    """A row that is saved together with its history, or not at all.

    Deleting does so by itself. What comes to the table in another way, the database records: see the migration
    `history_of_every_change`.
    """

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        with transaction.atomic(using=kwargs.get("using"), savepoint=False):
            super().save(*args, **kwargs)
