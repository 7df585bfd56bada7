"""Ways back: one field of a row, the whole row as a version has it, or a row that was deleted with its parts."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction

from inspections.admin.constraints import sentence_of
from inspections.codebook import differences as codebook
from inspections.codebook.versions import Record
from inspections.desk.snapshots import fingerprint
from inspections.desk.steps import Refused as StepRefused
from inspections.desk.steps import Stale, undo
from inspections.models import Finding, ReviewAction, Theme, ThemeGroup, Visit

from .kinds import BY_MODEL
from .values import moment

ONE_DELETION = timedelta(minutes=1)
"""Parts that went with a row, and not before it, went within this time by the same person."""


class Meanwhile(Exception):
    """The row is not what the person saw."""


class Refused(Exception):
    """What cannot be restored; the text says why."""


def state_of(row):
    """A fingerprint of a row as it stands; of none where it is gone."""
    if row is None:
        return fingerprint([])
    history = type(row).history.model
    topics = [sorted(getattr(row, f.name).values_list("pk", flat=True)) for f in history._history_m2m_fields]
    return fingerprint([*(getattr(row, field.attname) for field in history.tracked_fields), topics])


def restorable(model):
    """The names of the fields that can be restored, topics last."""
    kind, history = BY_MODEL[model], model.history.model
    fields = [*history.tracked_fields, *history._history_m2m_fields]
    left = kind.fixed | {"id", "order" if model is Finding else "id"}
    return [field.name for field in fields if field.name not in left]


def with_its_fellows(model, name):
    """The field and those that say something only together with it."""
    return next((fields for fields in BY_MODEL[model].together if name in fields), (name,))


@transaction.atomic
def restore(version, state, person, names=None):
    """Make a row what the version says, or only the fields of these names; a row that is gone comes back.

    Returns the row. Raises Meanwhile where the row is not in the state the person saw, and Refused with a sentence
    where the rules of the record forbid it.
    """
    model = version.instance_type
    row = model._base_manager.select_for_update(of=["self"], no_key=True).filter(pk=version.id).first()
    if state_of(row) != state:
        raise Meanwhile
    try:
        with transaction.atomic():
            return _put_back(version, row, person, names) if row else _bring_back(version, person)
    except ValidationError as error:
        raise Refused(" ".join(_sentences(error))) from error
    except (IntegrityError, DataError) as error:
        raise Refused(sentence_of(error)) from error


def _put_back(version, row, person, names):
    fields = [name for name in restorable(type(row)) if names is None or name in names]
    topics = [field.name for field in version._history_m2m_fields if field.name in fields]
    plain = [name for name in fields if name not in topics]
    before = codebook.state_of(row) if isinstance(row, Theme | ThemeGroup) else None
    for name in plain:
        attname = row._meta.get_field(name).attname
        setattr(row, attname, getattr(version, attname))
    row.clean_fields(exclude=[field.name for field in row._meta.fields if field.name not in plain])
    _save(row, version)
    for name in topics:
        _put_topics(row, name, version)
    _tell(row, before, person)
    return row


def _put_topics(row, name, version):
    there = row._meta.get_field(name).remote_field.model.objects
    wanted = [topic.topic_id for topic in getattr(version, name).all()]
    getattr(row, name).set(there.filter(pk__in=wanted))


def _bring_back(version, person):
    taken_away = _step_that_took_away(version)
    if taken_away:
        return _undo(taken_away)
    row = _again(version)
    deleted = type(row).history.filter(id=row.pk, history_type="-").latest()
    for model, parent in BY_MODEL[type(row)].returning:
        _bring_back_parts(model, {f"{parent}_id": row.pk}, deleted)
    _tell(row, None, person)
    return row


def _again(version):
    row = version.instance
    if isinstance(row, Visit):
        row.status = Visit.Status.DRAFT
    if isinstance(row, Finding):
        row.is_draft = row.is_draft or Visit.objects.published().filter(pk=row.visit_id).exists()
    row.clean_fields(exclude=[field.name for field in row._meta.fields if not field.many_to_one])
    _save(row, version, force_insert=True)
    for field in version._history_m2m_fields:
        _put_topics(row, field.name, _last_with_topics(version))
    return row


def _last_with_topics(version):
    """What a deletion recorded has no topics any more; the version before it has."""
    if version.history_type != "-":
        return version
    return version.instance_type.history.filter(id=version.id, history_id__lt=version.history_id).first() or version


def _bring_back_parts(model, of_parent, deleted):
    """The parts that went with their parent, each as it was, with parts of their own."""
    latest = model.history.filter(**of_parent).order_by("id", "-history_id").distinct("id")
    with_it = (deleted.history_date - ONE_DELETION, deleted.history_date + ONE_DELETION)
    gone = model.history.filter(pk__in=latest.values("pk"), history_type="-", history_date__range=with_it)
    for version in gone.filter(history_user=deleted.history_user_id).order_by("history_id"):
        part = _again(version)
        for own, parent in BY_MODEL[model].returning:
            _bring_back_parts(own, {f"{parent}_id": part.pk}, version)


def _step_that_took_away(version):
    """The step of the review desk, not taken back, by which a finding was dropped or joined to another."""
    if version.instance_type is not Finding:
        return None
    steps = ReviewAction.objects.that_took_away().filter(visit=version.visit_id, before__contains=[{"pk": version.id}])
    return next((step for step in steps if any(row["pk"] == version.id for row in step.taken_away)), None)


def _undo(step):
    try:
        undo(step)
    except (Stale, StepRefused) as error:
        raise Refused(
            "What it was joined to has changed since: see the visit's dropped and joined findings."
        ) from error
    return Finding.objects.get(pk=step.taken_away[0]["pk"])


def _save(row, version, **options):
    row._change_reason = f"Restored as of {moment(version.history_date)}"
    row.save(**options)


def _tell(entry, before, person):
    """The public list of changes of the codebook says what became of a theme or group."""
    if not isinstance(entry, Theme | ThemeGroup):
        return
    record = Record(person, "Restored from history")
    noun = "theme" if isinstance(entry, Theme) else "group"
    for difference in codebook.differences(before, codebook.state_of(entry)):
        record.tell(difference.kind, difference.words, **{noun: entry})


def _sentences(error):
    if not hasattr(error, "message_dict"):
        return error.messages
    return [f"{name.replace('_', ' ').capitalize()}: {' '.join(words)}" for name, words in error.message_dict.items()]
