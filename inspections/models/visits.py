"""Visits: one inspection event each, with its days on site, inspectors and topics."""

from functools import lru_cache

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Count, ExpressionWrapper, F, Func, Max, Min, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from simple_history.models import HistoricalRecords

from inspections.addresses import address

from .authorities import Authority
from .describing import described
from .frameworks import Framework, Topic, VisitType
from .inspectors import Inspector
from .remembered import Remembered


class TypeBasis(models.TextChoices):
    PRINTED = "printed title", "Printed in the report"
    DAYS = "days on site", "Inferred from the days on site"
    ENTERED = "entered", "Entered by a person"


class PublishedBasis(models.TextChoices):
    PRINTED = "printed", "Printed in the report"
    FILED = "filed", "As filed by the publisher"
    FILE_NAME = "file name", "Taken from the file name"
    SECOND_HAND = "second-hand list", "From a second-hand list"
    ENTERED = "entered", "Entered by a person"


class Coverage(models.TextChoices):
    """How much of a visit's report has been coded. A rate counts only visits whose coverage includes what is asked."""

    NOTHING = "nothing", "Nothing coded"
    ITEMS = "items", "Items to improve"
    ALL = "all", "All findings"


ITEMS_CODED = (Coverage.ITEMS, Coverage.ALL)
"""The coverages that include a visit's items to improve."""


class VisitQuerySet(models.QuerySet):
    def published(self, as_at=None):
        """Visits the public may see: published in the product, and by inspectors on or before the as-at date."""
        return self.filter(status=Visit.Status.PUBLISHED, published_on__lte=as_at or timezone.localdate())

    def search(self, words):
        """Visits that every one of the words describes: authority, kind of visit, topic, framework, year or month."""
        return described(self, words)

    def with_dates(self):
        """Adds first_day and last_day on site, over all periods (dates, None where no period is known)."""
        return self.annotate(first_day=_period_end(Min("start")), last_day=_period_end(Max("end")))

    def for_list(self):
        """Visits with all that a row shows, in one query.

        Adds first_day, last_day and delay, grade_then and overall_grade (names), overall_rank, finding_count, and
        lead_names and topic_names joined by semicolons.
        """
        overall = models.FilteredRelation("judgements", condition=Q(judgements__area="overall"))
        return (
            self.with_grade_then("grade__name")
            .annotate(
                delay=_delay(),
                overall=overall,
                overall_grade=F("overall__grade__name"),
                overall_rank=F("overall__grade__rank"),
                finding_count=_related_count("findings", is_draft=False),
                lead_names=_joined(_leads(), "inspector__name"),
                topic_names=_joined(Visit.topics.through.objects.order_by("topic__name"), "topic__name"),
            )
            .select_related("authority", "framework")
        )

    def with_grade_then(self, field="grade"):
        """Adds first_day, last_day and grade_then: the authority's overall grade when inspectors came.

        It is the grade's slug, or its name with the field grade__name.

        That is the grade of the last report out by the first day on site; None where there was none.
        """
        judgement = Visit._meta.get_field("judgements").related_model
        earlier = judgement.objects.filter(
            visit__authority=OuterRef("authority"),
            visit__status=Visit.Status.PUBLISHED,
            visit__published_on__lte=OuterRef("first_day"),
            area="overall",
            grade__isnull=False,
        )
        return self.with_dates().annotate(
            grade_then=Subquery(earlier.order_by("-visit__published_on").values(field)[:1])
        )

    def full_inspections(self):
        """Visits that give grades to a whole children's service."""
        return self.filter(visit_type__in=Visit.FULL_TYPES)


def listed_visits():
    """All visits with all that a row shows, to be narrowed. As by `for_list`, which takes a while to put together."""
    return _listed_visits().all()


@lru_cache(maxsize=1)
def _listed_visits():
    return Visit.objects.for_list()


class Visit(Remembered):
    """One inspection event at one authority."""

    FULL_TYPES = (VisitType.STANDARD, VisitType.SHORT, VisitType.SINGLE, VisitType.REINSPECTION)

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        PUBLISHED = "published", "Published"

    class FactsFrom(models.TextChoices):
        REPORT = "report", "The report"
        SECOND_HAND = "second-hand list", "A second-hand list, not checked against the report"
        PERSON = "person", "Entered by a person"

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="visits")
    framework = models.ForeignKey(Framework, models.PROTECT, related_name="visits")
    visit_type = models.CharField(max_length=20, choices=VisitType)
    type_basis = models.CharField(
        "type rests on", max_length=20, choices=TypeBasis, default=TypeBasis.ENTERED, blank=True
    )
    title = models.CharField("title as printed", max_length=300, blank=True)
    slug = models.SlugField(max_length=160, unique=True, blank=True, help_text="Left empty, it is made for you.")
    published_on = models.DateField(null=True, blank=True, help_text="When inspectors published the report.")
    published_basis = models.CharField(
        "publication date rests on", max_length=20, choices=PublishedBasis, default=PublishedBasis.ENTERED, blank=True
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="visits")
    addressee = models.CharField("addressee as printed", max_length=300, blank=True)
    inspectors = models.ManyToManyField(Inspector, through="VisitInspector", related_name="visits")
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    coverage = models.CharField(
        max_length=10,
        choices=Coverage,
        default=Coverage.NOTHING,
        help_text="How much of the report has been coded. "
        "Rates count only visits whose coverage includes what is asked.",
    )
    facts_from = models.CharField(max_length=20, choices=FactsFrom, default=FactsFrom.PERSON)
    facts_note = models.CharField(max_length=200, blank=True)
    source_url = models.URLField("published at", max_length=300, blank=True)
    source_key = models.CharField(
        max_length=60, unique=True, null=True, blank=True, help_text="The key of this visit in the list it came from."
    )

    objects = VisitQuerySet.as_manager()
    history = HistoricalRecords(m2m_fields=[topics])

    class Meta:
        ordering = ["-published_on", "authority__name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="draft") | Q(published_on__isnull=False),
                name="visit_published_with_date",
                violation_error_message="A visit needs its publication date before it can be published.",
            ),
            models.CheckConstraint(condition=Q(visit_type__in=VisitType.values), name="visit_type_known"),
            models.CheckConstraint(condition=Q(status__in=["draft", "published"]), name="visit_status_known"),
            models.CheckConstraint(condition=Q(coverage__in=Coverage.values), name="visit_coverage_known"),
            models.CheckConstraint(condition=Q(type_basis__in=["", *TypeBasis.values]), name="visit_type_basis_known"),
            models.CheckConstraint(
                condition=Q(published_basis__in=["", *PublishedBasis.values]), name="visit_published_basis_known"
            ),
            models.CheckConstraint(
                condition=Q(facts_from__in=["report", "second-hand list", "person"]), name="visit_facts_from_known"
            ),
        ]
        indexes = [models.Index(fields=["status", "published_on"])]
        permissions = [
            ("publish_visit", "Can publish and unpublish visits"),
            ("read_dashboard", "Can read the dashboard when it is not public"),
            ("enter_data", "Can open the pages for data entry"),
        ]

    def __str__(self):
        return f"{self.authority}: {self.get_visit_type_display().lower()}{self._published_words()}"

    def save(self, *args, **kwargs):
        self.slug = self.slug or self.free_slug()
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return address("visit", self.slug)

    def free_slug(self):
        """Authority, type and publication date; a number behind it where that is taken."""
        day = self.published_on.isoformat() if self.published_on else "undated"
        base = f"{self.authority.slug}-{self.visit_type}-{day}".replace("_", "-")
        taken = set(Visit.objects.filter(slug__startswith=base).values_list("slug", flat=True))
        free = (s for s in (base, *(f"{base}-{n}" for n in range(2, 1000))) if s not in taken)
        return next(free)

    def _published_words(self):
        if self.published_on is None:
            return ", no publication date"
        return f", {self.published_on.day} {self.published_on:%B %Y}"

    @property
    def is_published(self):
        return self.status == self.Status.PUBLISHED

    @property
    def is_public(self):
        """Whether it is among those of VisitQuerySet.published today."""
        return self.is_published and self.published_on <= timezone.localdate()

    @property
    def is_second_hand(self):
        return self.facts_from == self.FactsFrom.SECOND_HAND

    def reasons_not_to_publish(self):
        """What still stands in the way of publishing, as sentences; an empty list when nothing does."""
        reasons = []
        if self.published_on is None:
            reasons.append("Give the date on which inspectors published the report.")
        elif self.published_on > timezone.localdate():
            reasons.append("The publication date lies in the future.")
        if not self.periods.exists():
            reasons.append("Give the days on site.")
        return reasons


class VisitPeriod(Remembered):
    """A run of days on site. Some visits have two."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="periods")
    start = models.DateField("first day")
    end = models.DateField("last day")
    history = HistoricalRecords()

    class Meta:
        ordering = ["start"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end__gte=F("start")),
                name="period_ends_after_start",
                violation_error_message="The last day on site cannot come before the first.",
            ),
            models.UniqueConstraint(
                fields=["visit", "start"],
                name="period_once",
                violation_error_message="The visit already has a period that starts on that day.",
            ),
        ]

    def __str__(self):
        return f"{self.start} to {self.end}"


class VisitInspector(Remembered):
    """An inspector named on a visit, with the role and the title as printed."""

    class Role(models.TextChoices):
        LEAD = "lead", "Lead inspector"
        TEAM = "team", "Team inspector"

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="inspector_rows")
    inspector = models.ForeignKey(Inspector, models.PROTECT, related_name="visit_rows")
    role = models.CharField(max_length=10, choices=Role, default=Role.TEAM)
    title = models.CharField("title as printed", max_length=100, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    history = HistoricalRecords()

    class Meta:
        ordering = ["role", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "inspector"],
                name="inspector_once_per_visit",
                violation_error_message="This inspector is already named on the visit.",
            ),
            models.CheckConstraint(condition=Q(role__in=["lead", "team"]), name="inspector_role_known"),
        ]

    def __str__(self):
        return f"{self.inspector} ({self.get_role_display().lower()})"


def _period_end(aggregate):
    """A subquery for one end of a visit's days on site; a join would multiply rows in other aggregates."""
    periods = VisitPeriod.objects.filter(visit=OuterRef("pk")).order_by().values("visit")
    return Subquery(periods.annotate(day=aggregate).values("day"))


def _delay():
    return ExpressionWrapper(F("published_on") - F("last_day"), models.DurationField())


def _related_count(name, **conditions):
    """A subquery counting a visit's rows of a relation under conditions; 0 where there are none."""
    related = Visit._meta.get_field(name).related_model.objects
    rows = related.filter(visit=OuterRef("pk"), **conditions).order_by().values("visit")
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0)


def _leads():
    return VisitInspector.objects.filter(role=VisitInspector.Role.LEAD).order_by("order")


def _joined(rows, name):
    """A subquery with the names of a visit's rows of a relation, joined by semicolons; empty where there are none."""
    names = rows.filter(visit=OuterRef("pk")).values(name)
    return Coalesce(
        Func(ArraySubquery(names), Value("; "), function="array_to_string", output_field=models.CharField()), Value("")
    )
