"""The codebook: groups of themes, each with its scope note."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.text import slugify
from simple_history.models import HistoricalRecords

from .likeness import name_index, named_like


class ThemeGroup(models.Model):
    name = models.CharField(max_length=100, unique=True)
    slug = models.SlugField(max_length=100, unique=True, blank=True, help_text="Left empty, it is made from the name.")
    order = models.PositiveSmallIntegerField(default=0)
    history = HistoricalRecords()

    class Meta:
        ordering = ["order", "name"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.slug = self.slug or slugify(self.name)
        super().save(*args, **kwargs)


class ThemeQuerySet(models.QuerySet):
    def subjects(self):
        """Themes that name a subject: everything but the residual code."""
        return self.filter(is_residual=False)

    def search(self, words):
        """Themes whose name is, contains or nearly is the words, the nearest first; by their terms too."""
        return named_like(self, words, listed="terms")

    def for_list(self, findings):
        """Themes with the number of the given findings: improve_count, strength_count and finding_count."""
        rows = Theme.findings.through.objects.filter(theme=OuterRef("pk"), finding__in=findings).order_by()
        return self.select_related("group").annotate(
            improve_count=_count(rows.filter(finding__assessment="needs_improvement")),
            strength_count=_count(rows.filter(finding__assessment="strength")),
            finding_count=_count(rows),
        )


def _count(rows):
    return Coalesce(Subquery(rows.values("theme").annotate(n=Count("pk")).values("n")), 0)


class Theme(models.Model):
    """An entry of the codebook. A finding has one to three of them."""

    group = models.ForeignKey(ThemeGroup, models.PROTECT, related_name="themes")
    name = models.CharField(max_length=150, unique=True)
    slug = models.SlugField(max_length=100, unique=True, blank=True, help_text="Left empty, it is made from the name.")
    scope = models.TextField(help_text="What the theme is about, in one sentence.")
    include = models.TextField(blank=True, help_text="What belongs here.")
    exclude = models.TextField(blank=True, help_text="What belongs to another theme, and to which.")
    terms = ArrayField(
        models.CharField(max_length=100),
        default=list,
        blank=True,
        help_text="Words that point to the theme, separated by commas; * stands for any word ending.",
    )
    order = models.PositiveSmallIntegerField(default=0)
    is_residual = models.BooleanField(
        "residual", default=False, help_text="Used alone only where no subject theme fits; left out of charts."
    )

    objects = ThemeQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["group__order", "order", "name"]
        indexes = [name_index("theme_named_like")]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.slug = self.slug or slugify(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("theme", args=[self.slug])
