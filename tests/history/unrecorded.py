"""What reached the tables past the dashboard's own recording: the database noted it, nobody said who did it."""

from django.apps import apps
from django.db import connection

from inspections.models.remembered import PAST_THE_DASHBOARD, Remembered

REMEMBERED = [model for model in apps.get_models() if issubclass(model, Remembered)]


def unrecorded():
    """The names of models with changes that only the database recorded."""
    connection.check_constraints()
    return [model._meta.model_name for model in REMEMBERED if _past_the_dashboard(model).exists()]


def _past_the_dashboard(model):
    return model.history.filter(history_change_reason=PAST_THE_DASHBOARD)
