"""What deleting a row takes along, and what stands in its way, told in a bounded number of queries."""

from django.contrib.admin.utils import NestedObjects
from django.db import router

EXAMPLES = 3


def what_deleting_removes(objs, request, admin_site):
    """As ModelAdmin.get_deleted_objects: what goes, counts by model, missing permissions, what is in the way.

    Rows that go along are counted, not named: a visit may have hundreds of findings.
    """
    objs = list(objs)
    if not objs:
        return [], {}, set(), []
    collector = NestedObjects(using=router.db_for_write(type(objs[0])), origin=objs)
    collector.collect(objs)
    counts = {model._meta.verbose_name_plural: len(rows) for model, rows in collector.model_objs.items()}
    missing = _missing_permissions(collector.model_objs, request, admin_site)
    return [str(obj) for obj in objs], counts, missing, _in_the_way(collector.protected)


def _missing_permissions(models, request, admin_site):
    """The names of the models, of those with a page of their own, whose rows this person may not delete."""
    registered = [model for model in models if admin_site.is_registered(model)]
    refused = [m for m in registered if not admin_site.get_model_admin(m).has_delete_permission(request)]
    return {model._meta.verbose_name for model in refused}


def _in_the_way(rows):
    """One sentence for each model that refers to what should go: how many, with a few by name."""
    by_model = {}
    for row in rows:
        by_model.setdefault(type(row), []).append(row)
    return [_reference(model._meta, sorted(rows, key=lambda row: row.pk)) for model, rows in by_model.items()]


def _reference(opts, rows):
    noun = opts.verbose_name if len(rows) == 1 else opts.verbose_name_plural
    names = "; ".join(str(row) for row in rows[:EXAMPLES])
    more = f"; and {len(rows) - EXAMPLES} more" if len(rows) > EXAMPLES else ""
    return f"{len(rows)} {noun}: {names}{more}. Delete these first, or let them refer to something else."
