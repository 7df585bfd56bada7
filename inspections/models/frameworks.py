"""Under which rules inspectors visit, what kinds of visit there are, and what a visit may be about."""

from django.db import models


class Framework(models.Model):
    """The rules under which inspectors visit. The slug is the short name used by inspectors, such as ilacs."""

    slug = models.SlugField(primary_key=True)
    name = models.CharField(max_length=60, unique=True)
    full_name = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]

    def __str__(self):
        return self.name


class Topic(models.Model):
    """What a focused visit or joint inspection looked at."""

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=100, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class VisitType(models.TextChoices):
    STANDARD = "standard", "Standard inspection"
    SHORT = "short", "Short inspection"
    FOCUSED = "focused_visit", "Focused visit"
    MONITORING = "monitoring_visit", "Monitoring visit"
    ASSURANCE = "assurance_visit", "Covid-19 assurance visit"
    SINGLE = "single_inspection", "Single inspection"
    REINSPECTION = "reinspection", "Re-inspection"
    JTAI = "jtai", "Joint targeted area inspection"
    AREA_SEND = "area_send", "Area SEND inspection"
