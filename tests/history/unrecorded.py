"""What reached the tables past the dashboard's own recording: the database noted it, nobody said who did it."""

from django.apps import apps
from django.db import connection
from django.db.models import Exists, OuterRef

from inspections.models.remembered import PAST_THE_DASHBOARD, Remembered

REMEMBERED = [model for model in apps.get_models() if issubclass(model, Remembered)]


def unrecorded():
    """The names of models with changes that only the database recorded, or with rows that have no history."""
    connection.check_constraints()
    return [model._meta.model_name for model in REMEMBERED if _noted(model).exists() or _bare(model).exists()]


def recorded():
    """How many versions the history of each model has, by its name."""
    return {model._meta.model_name: model.history.count() for model in REMEMBERED}


def _noted(model):
    return model.history.filter(history_change_reason=PAST_THE_DASHBOARD)


def _bare(model):
    return model._base_manager.filter(~Exists(model.history.filter(id=OuterRef("pk"))))
