"""The sentences of database constraints, for a person who ran into one."""

from django.apps import apps
from django.db.models import BaseConstraint, UniqueConstraint

SOMEBODY_ELSE = "Somebody else may have changed the same rows meanwhile: look at what is there now, then try again."


def sentence_of(error):
    """What to tell a person about an IntegrityError: the broken constraint's own sentence, or a general one."""
    broken = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    found = (c for c in _constraints() if c.name == broken and _speaks(c))
    constraint = next(found, None)
    return str(constraint.violation_error_message) if constraint else SOMEBODY_ELSE


def unique_sentence(model, names):
    """The sentence of the model's uniqueness rule over exactly these fields, or None where it has none."""
    rules = (c for c in model._meta.constraints if isinstance(c, UniqueConstraint) and _speaks(c))
    return next((str(c.violation_error_message) for c in rules if set(c.fields) == set(names)), None)


def _constraints():
    for model in apps.get_app_config("inspections").get_models():
        yield from model._meta.constraints


def _speaks(constraint):
    return constraint.violation_error_message != BaseConstraint.default_violation_error_message
