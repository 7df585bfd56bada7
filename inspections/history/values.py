"""The fields of a version as people read them, and what differs between two versions."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format

from .kinds import BY_MODEL
from .wording import runs

OF_PARENTS = {"visit", "finding", "response", "id"}
"""Fields that say whose part a row is: its page says so already."""


@dataclass(frozen=True)
class Difference:
    """A field with what it said before and says after, as words."""

    field: str
    label: str
    before: str
    after: str

    @property
    def runs(self):
        return runs(self.before, self.after)

    def __str__(self):
        return f"{self.label}: {self.before or '(empty)'} → {self.after or '(empty)'}"


def told_fields(model):
    """The fields that a history tells, in the model's order; of many to many the topics of a visit."""
    unsaid = BY_MODEL[model].unsaid | OF_PARENTS
    fields = [field for field in model.history.model.tracked_fields if field.name not in unsaid]
    return [*fields, *model.history.model._history_m2m_fields]


def differences(before, after, names):
    """What differs between two versions of a row; where one is None, all that the other says."""
    model = (after or before).instance_type
    told = [_difference(field, before, after, names) for field in told_fields(model)]
    return [difference for difference in told if difference.before != difference.after]


def _difference(field, before, after, names):
    words = [in_words(field, version, names) if version else "" for version in (before, after)]
    return Difference(field.name, str(field.verbose_name).capitalize(), *words)


def read_many(model, versions):
    """Give each version `many`: the names of what it had many of (a visit's topics), by field. A query a field."""
    for version in versions:
        version.many = {field.name: [] for field in version._history_m2m_fields}
    by_key = {version.history_id: version for version in versions}
    for field in model.history.model._history_m2m_fields:
        through = getattr(model.history.model, field.name).model
        for row in through.objects.filter(history_id__in=by_key).select_related("topic"):
            by_key[row.history_id].many[field.name].append(str(row.topic))
    return versions


def as_version(row):
    """What stands now in the form of a version, unsaved; None where the row is gone."""
    if row is None:
        return None
    history = type(row).history.model
    now = history(**{field.attname: getattr(row, field.attname) for field in history.tracked_fields})
    now.many = {
        field.name: [str(topic) for topic in getattr(row, field.name).all()] for field in now._history_m2m_fields
    }
    return now


def in_words(field, version, names):
    """The value of a version's field as a person reads it; "" where it is empty."""
    if field.many_to_many:
        return ", ".join(sorted(version.many[field.name]))
    value = getattr(version, field.attname)
    if field.many_to_one:
        return names(field.remote_field.model, value)
    if getattr(field, "choices", None):
        return str(dict(field.flatchoices).get(value, value))
    return _plain(value)


def _plain(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if hasattr(value, "hour"):
        return moment(value)
    return date_format(value) if hasattr(value, "year") else str(value)


def moment(when):
    """A time as "20 July 2022 at 14:05"."""
    here = timezone.localtime(when)
    return f"{date_format(here)} at {here:%H:%M}"
