"""Inspectors as named in published reports. They are never ranked."""

from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.db.models import Count, Max, Min, Q
from django.utils.text import slugify
from simple_history.models import HistoricalRecords

from inspections.addresses import address

from .likeness import name_index, named_like
from .remembered import Remembered


class InspectorQuerySet(models.QuerySet):
    def named(self, name):
        """The inspector of this name or alias, or None."""
        return self.filter(Q(name__iexact=name) | Q(aliases__contains=[name])).first()

    def search(self, words):
        """Inspectors whose name is, contains or nearly is the words, the nearest first; by their aliases too."""
        return named_like(self, words, listed="aliases")

    def for_list(self, visits):
        """Inspectors named on any of the given visits, with led_count, team_count, first_ and last_published."""
        named = Q(visit_rows__visit__in=visits)
        return self.filter(named).annotate(
            led_count=Count("visit_rows", filter=named & Q(visit_rows__role="lead")),
            team_count=Count("visit_rows", filter=named & Q(visit_rows__role="team")),
            first_published=Min("visit_rows__visit__published_on", filter=named),
            last_published=Max("visit_rows__visit__published_on", filter=named),
        )


class Inspector(Remembered):
    """A person named in a report as having led or taken part in a visit."""

    name = models.CharField(max_length=100, unique=True)
    slug = models.SlugField(max_length=100, unique=True, blank=True, help_text="Left empty, it is made from the name.")
    aliases = ArrayField(
        models.CharField(max_length=100),
        default=list,
        blank=True,
        help_text="Other spellings printed in reports, separated by commas.",
    )

    objects = InspectorQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        indexes = [name_index("inspector_named_like")]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.slug = self.slug or slugify(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return address("inspector", self.slug)

    @transaction.atomic
    def merge(self, other):
        """Take over another inspector's visits and names, then delete the other.

        Where both are named on one visit, this inspector's row stays. Returns the number of visits taken over.
        """
        if other == self:
            raise ValueError("An inspector cannot be merged with the same inspector.")
        mine = self.visit_rows.values_list("visit_id", flat=True)
        moved = other.visit_rows.exclude(visit_id__in=list(mine))
        count = 0
        for row in moved:
            row.inspector = self
            row.save()
            count += 1
        for row in other.visit_rows.all():
            row.delete()
        names = {*self.aliases, other.name, *other.aliases} - {self.name}
        self.aliases = sorted(names)
        self.save()
        other.delete()
        return count
