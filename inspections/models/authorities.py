"""Local authorities with children's services duties, their successions and statistical neighbours."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.text import slugify
from simple_history.models import HistoricalRecords

from inspections.addresses import address

from .likeness import name_index, named_like
from .remembered import Remembered


class Region(models.TextChoices):
    """The nine regions of England used by the Office for National Statistics."""

    EAST_MIDLANDS = "east-midlands", "East Midlands"
    EAST_OF_ENGLAND = "east-of-england", "East of England"
    LONDON = "london", "London"
    NORTH_EAST = "north-east", "North East"
    NORTH_WEST = "north-west", "North West"
    SOUTH_EAST = "south-east", "South East"
    SOUTH_WEST = "south-west", "South West"
    WEST_MIDLANDS = "west-midlands", "West Midlands"
    YORKSHIRE = "yorkshire-and-the-humber", "Yorkshire and the Humber"


class AuthorityKind(models.TextChoices):
    COUNTY = "county", "County"
    LONDON_BOROUGH = "london-borough", "London Borough"
    METROPOLITAN = "metropolitan-district", "Metropolitan District"
    UNITARY = "unitary-authority", "Unitary Authority"


class AuthorityQuerySet(models.QuerySet):
    def open(self):
        """Authorities that exist today, without closed predecessors."""
        return self.filter(closed__isnull=True)

    def open_on(self, day):
        """Authorities that existed on a day."""
        return self.filter(Q(opened__isnull=True) | Q(opened__lte=day), Q(closed__isnull=True) | Q(closed__gte=day))

    def known_on(self, day):
        """Authorities that had come into being by a day, those that were no more by then among them."""
        return self.filter(Q(opened__isnull=True) | Q(opened__lte=day))

    def closed_before(self, day):
        """Authorities that were no more on a day."""
        return self.filter(closed__lt=day)

    def search(self, words):
        """Authorities whose name is, contains or nearly is the words, the nearest first; by their aliases too."""
        return named_like(self, words, listed="aliases")


class Authority(Remembered):
    """A local authority with children's services duties, open or closed."""

    name = models.CharField(max_length=100, unique=True)
    slug = models.SlugField(max_length=100, unique=True, blank=True, help_text="Left empty, it is made from the name.")
    ons_code = models.CharField(
        "ONS code",
        max_length=9,
        unique=True,
        validators=[RegexValidator(r"^E\d{8}$", "An ONS code is the letter E and eight digits, such as E09000033.")],
    )
    dfe_code = models.CharField(
        "DfE code",
        max_length=3,
        unique=True,
        validators=[RegexValidator(r"^\d{3}$", "A DfE code has three digits, such as 213.")],
    )
    ofsted_urn = models.PositiveIntegerField("Ofsted URN", unique=True, null=True, blank=True)
    region = models.CharField(max_length=30, choices=Region)
    kind = models.CharField(max_length=30, choices=AuthorityKind)
    population_0_25 = models.PositiveIntegerField("people aged 0 to 25", null=True, blank=True)
    opened = models.DateField(null=True, blank=True, help_text="Left empty for authorities older than the records.")
    closed = models.DateField(null=True, blank=True, help_text="The last day, for an authority that was abolished.")
    aliases = ArrayField(
        models.CharField(max_length=100),
        default=list,
        blank=True,
        help_text="Other names printed in reports, separated by commas.",
    )
    previous_ons_codes = ArrayField(
        models.CharField(max_length=9), default=list, blank=True, verbose_name="previous ONS codes"
    )

    objects = AuthorityQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "authorities"
        indexes = [name_index("authority_named_like")]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed__isnull=True) | Q(opened__isnull=True) | Q(closed__gt=F("opened")),
                name="authority_closes_after_it_opens",
                violation_error_message="The closing day must come after the opening day.",
            ),
            models.CheckConstraint(condition=Q(ons_code__regex=r"^E\d{8}$"), name="authority_ons_code_form"),
            models.CheckConstraint(condition=Q(dfe_code__regex=r"^\d{3}$"), name="authority_dfe_code_form"),
            models.CheckConstraint(condition=Q(region__in=Region.values), name="authority_region_known"),
            models.CheckConstraint(condition=Q(kind__in=AuthorityKind.values), name="authority_kind_known"),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.slug = self.slug or slugify(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return address("authority", self.slug)

    def existed_on(self, day):
        return (self.opened is None or self.opened <= day) and (self.closed is None or self.closed >= day)


class SuccessionQuerySet(models.QuerySet):
    def involving(self, authority, day):
        """What an authority had taken over by a day and what had taken it over, with the authorities, in one query."""
        either = Q(predecessor=authority) | Q(successor=authority)
        return self.filter(either, date__lte=day).select_related("predecessor", "successor")


class Succession(Remembered):
    """An authority replaced by another, wholly or in part. Results are never inherited."""

    class Extent(models.TextChoices):
        WHOLE = "whole", "Whole"
        PART = "part", "Part"

    predecessor = models.ForeignKey(Authority, models.PROTECT, related_name="successions_out")
    successor = models.ForeignKey(Authority, models.PROTECT, related_name="successions_in")
    date = models.DateField(help_text="The first day of the successor.")
    extent = models.CharField(
        max_length=5, choices=Extent, help_text="How much of the predecessor's area came to the successor."
    )

    objects = SuccessionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["date", "predecessor__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                name="succession_once",
                violation_error_message="This succession is already entered. Change that row, or take this one away.",
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="succession_of_another",
                violation_error_message="An authority cannot succeed itself.",
            ),
            models.CheckConstraint(condition=Q(extent__in=["whole", "part"]), name="succession_extent_known"),
        ]

    def __str__(self):
        return f"{self.predecessor} to {self.successor}"


class StatisticalNeighbourQuerySet(models.QuerySet):
    def of(self, authority, day):
        """A list: the neighbours of an authority in the edition in use that existed on a day, the most alike first."""
        mine = self.filter(authority=authority, edition=StatisticalNeighbour.CURRENT).order_by("rank")
        return [row for row in mine.select_related("neighbour") if row.neighbour.existed_on(day)]


class StatisticalNeighbour(models.Model):
    """One of the ten authorities most like another, in one published edition. Directed: not symmetric."""

    CURRENT = "current"
    """The edition in use."""

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="neighbour_rows")
    neighbour = models.ForeignKey(Authority, models.PROTECT, related_name="neighbour_of_rows")
    edition = models.CharField(max_length=20, default=CURRENT)
    rank = models.PositiveSmallIntegerField(help_text="1 is the most alike.")

    objects = StatisticalNeighbourQuerySet.as_manager()

    class Meta:
        ordering = ["authority", "edition", "rank"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "edition", "rank"],
                name="neighbour_rank_once",
                violation_error_message="Another neighbour in that edition has this rank. Give each its own.",
            ),
            models.UniqueConstraint(
                fields=["authority", "edition", "neighbour"],
                name="neighbour_once",
                violation_error_message="This authority is already a neighbour in that edition.",
            ),
            models.CheckConstraint(
                condition=Q(rank__gte=1),
                name="neighbour_rank_from_one",
                violation_error_message="Ranks start at 1, the most alike.",
            ),
            models.CheckConstraint(
                condition=~Q(authority=F("neighbour")),
                name="neighbour_is_another",
                violation_error_message="An authority is not its own neighbour.",
            ),
        ]

    def __str__(self):
        return f"{self.neighbour}, number {self.rank} for {self.authority} ({self.edition})"
