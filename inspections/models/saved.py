"""Saved views: addresses of lists that a signed-in person wants to come back to."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class SavedView(models.Model):
    """A list with its filters, order, columns and as-at date, under a name of a person's own. Nobody else sees it."""

    NAME_LENGTH = 100
    ADDRESS_LENGTH = 4000

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=NAME_LENGTH)
    address = models.CharField(
        max_length=ADDRESS_LENGTH, help_text="Path and question, such as /findings/?region=london; never another site."
    )
    saved_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "name"], name="saved_view_name_once"),
            models.CheckConstraint(
                condition=Q(address__startswith="/") & ~Q(address__startswith="//"), name="saved_view_of_this_site"
            ),
        ]

    def __str__(self):
        return self.name
