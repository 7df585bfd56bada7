"""The codebook: groups of themes, each with its scope note."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils.text import slugify
from simple_history.models import HistoricalRecords

from inspections.addresses import address

from .likeness import name_index, named_like
from .remembered import Remembered


class EntryQuerySet(models.QuerySet):
    """Entries of the codebook: themes or groups."""

    def in_use(self):
        """Those that people and machines code with: not retired."""
        return self.filter(retired_on=None)

    def locked(self):
        """All of them, held against other changes of the codebook until the transaction ends; coding goes on."""
        return self.order_by("pk").select_for_update(no_key=True, of=["self"])


class Entry(Remembered):
    """What themes and groups have in common. Neither is ever lost: it is retired, and says what it went into."""

    guid = models.UUIDField(
        unique=True, default=uuid4, editable=False, help_text="Tells it from others in files, whatever its name."
    )
    slug = models.SlugField(max_length=100, unique=True, blank=True, help_text="Left empty, it is made from the name.")
    order = models.PositiveSmallIntegerField(default=0)
    retired_on = models.DateField(null=True, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="merged_from"
    )

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.slug = self.slug or slugify(self.name)
        super().save(*args, **kwargs)

    @property
    def is_retired(self):
        return self.retired_on is not None


def _merged_means_retired(noun):
    """A merged entry is retired, and was not merged into itself."""
    elsewhere = Q(retired_on__isnull=False) & ~Q(merged_into=F("pk"))
    return models.CheckConstraint(condition=Q(merged_into=None) | elsewhere, name=f"{noun}_merged_means_retired")


class GroupQuerySet(EntryQuerySet):
    def listed(self):
        """Groups to show: those in use, and retired ones with themes to show."""
        return self.filter(Q(retired_on=None) | Exists(Theme.objects.listed().filter(group=OuterRef("pk"))))


class ThemeGroup(Entry):
    name = models.CharField(max_length=100, unique=True)

    objects = GroupQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["guid"])

    class Meta:
        ordering = ["order", "name"]
        constraints = [_merged_means_retired("group")]


class ThemeQuerySet(EntryQuerySet):
    def listed(self):
        """Themes to show: those in use, and retired ones that findings still have."""
        rows = Theme.findings.through.objects.filter(theme=OuterRef("pk"))
        return self.filter(Q(retired_on=None) | Exists(rows))

    def subjects(self):
        """Themes to show that name a subject: everything but the residual code."""
        return self.listed().filter(is_residual=False)

    def search(self, words):
        """Themes whose name is, contains or nearly is the words, the nearest first; by their terms too."""
        return named_like(self, words, listed="terms")

    def for_list(self, counts):
        """Themes with the numbers of findings counted on them: {name of the number: {slug: n}}."""
        return self.select_related("group").annotate(**{name: _number(of_slug) for name, of_slug in counts.items()})


def _number(of_slug):
    whens = [When(slug=slug, then=Value(n)) for slug, n in of_slug.items() if n]
    return Case(*whens, default=Value(0), output_field=models.IntegerField())


class Theme(Entry):
    """An entry of the codebook. A finding has one to three of them."""

    group = models.ForeignKey(ThemeGroup, models.PROTECT, related_name="themes")
    name = models.CharField(max_length=150, unique=True)
    scope = models.TextField(help_text="What the theme is about, in one sentence.")
    include = models.TextField(blank=True, help_text="What belongs here.")
    exclude = models.TextField(blank=True, help_text="What belongs to another theme, and to which.")
    terms = ArrayField(
        models.CharField(max_length=100),
        default=list,
        blank=True,
        help_text="Words that point to the theme, separated by commas; * stands for any word ending.",
    )
    is_residual = models.BooleanField(
        "residual", default=False, help_text="Used alone only where no subject theme fits; left out of charts."
    )

    objects = ThemeQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["guid"])

    class Meta:
        ordering = ["group__order", "order", "name"]
        constraints = [_merged_means_retired("theme")]
        indexes = [name_index("theme_named_like")]

    def get_absolute_url(self):
        return address("theme", self.slug)
