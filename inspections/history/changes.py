"""The changes that a page tells, the newest first: keys of a page in one query, then its versions model by model."""

from dataclasses import dataclass

from django.db.models import F, IntegerField, OuterRef, Subquery, Value
from django.urls import reverse

from inspections.models.remembered import KEPT_BEFORE

from .kinds import BY_MODEL
from .names import Names
from .values import Difference, differences, read_many

DONE = {"+": "Added", "~": "Changed", "-": "Deleted"}


@dataclass(frozen=True)
class Change:
    """One change of one row: what row, what was done to it, when, by whom, and which fields it changed."""

    version: object
    what: str
    differences: list[Difference]

    @property
    def when(self):
        return self.version.history_date

    @property
    def done(self):
        kept = self.version.history_change_reason == KEPT_BEFORE
        return "As it stood" if kept else DONE[self.version.history_type]

    @property
    def who(self):
        person = self.version.history_user
        return (person.get_full_name() or person.get_username()) if person else "The dashboard"

    @property
    def reason(self):
        return self.version.history_change_reason or ""

    @property
    def address(self):
        kind = BY_MODEL[self.version.instance_type]
        return reverse("history-version", args=[kind.slug, self.version.id, self.version.history_id])


class Changes:
    """The changes of a row and its parts as a list that reads no more than is asked for."""

    def __init__(self, kind, key):
        told = kind.rows_told(key)
        self.models = [model for model, _ in told]
        keys = [_keys(number, model, condition) for number, (model, condition) in enumerate(told)]
        together = keys[0].union(*keys[1:], all=True) if keys[1:] else keys[0]
        self._keys = together.order_by("-at", "-number", "model")

    def __len__(self):
        return self._keys.count()

    def __getitem__(self, asked):
        rows = list(self._keys[asked])
        return self._changes(rows)

    def __iter__(self):
        return self.iterator()

    def iterator(self, chunk_size=500):
        for start in range(0, len(self), chunk_size):
            yield from self[start : start + chunk_size]

    def _changes(self, rows):
        found = {}
        for number, model in enumerate(self.models):
            of_model = [row["number"] for row in rows if row["model"] == number]
            pairs = _with_the_one_before(model, of_model) if of_model else {}
            found |= {(number, key): pair for key, pair in pairs.items()}
        names = Names([version for pair in found.values() for version in pair if version])
        return [_change(*found[row["model"], row["number"]], names) for row in rows]


def _keys(number, model, condition):
    rows = model.history.filter(condition).order_by()
    return rows.values(model=Value(number, output_field=IntegerField()), number=F("history_id"), at=F("history_date"))


def _with_the_one_before(model, keys):
    """(version, the version before it or None) by the key of the version. Two queries, and one for topics."""
    earlier = model.history.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    before = Subquery(earlier.order_by("-history_id").values("history_id")[:1])
    versions = list(model.history.filter(history_id__in=keys).select_related("history_user").annotate(before=before))
    olds = {old.history_id: old for old in model.history.filter(history_id__in=[row.before for row in versions])}
    read_many(model, [*versions, *olds.values()])
    return {row.history_id: (row, olds.get(row.before)) for row in versions}


def _change(version, before, names):
    is_change = version.history_type == "~"
    told = differences(before, version, names) if is_change and before else []
    return Change(version, BY_MODEL[version.instance_type].title(version, names), told)
