"""How bundled rows get into the database: with a history that says where they came from."""

from simple_history.utils import bulk_create_with_history

REASON = "Bundled data"


def ever_there(model, *fields):
    """The keys of all rows that are there or were there: values of one field, or tuples of several.

    Rows that a person has deleted count, so that they do not come back at the next start.
    """
    flat = len(fields) == 1
    keys = set(model.objects.values_list(*fields, flat=flat))
    return keys | set(model.history.order_by().values_list(*fields, flat=flat))


def save_new(instance):
    """Saves one new row, slug and history with it."""
    instance._change_reason = REASON
    instance.save()
    return instance


def save_many(model, instances):
    """Saves many new rows and their histories at once."""
    if instances:
        bulk_create_with_history(instances, model, batch_size=1000, default_change_reason=REASON)
