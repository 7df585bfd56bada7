"""What the rows are called that other rows lead to, read once for many; also of those that are gone."""

from collections import defaultdict

from inspections.models import CouncilResponse, Document, Finding, Visit

CALLED = {Finding: "reference", Document: "file_name", CouncilResponse: "title"}
"""The field that names a row briefly, where its own words would need further queries."""


class Names:
    """names(model, key) is what a row is called now, or was last; "" without a key. One or two queries a model."""

    def __init__(self, versions):
        self._keys = defaultdict(set)
        for version in versions:
            for field in foreign_keys(version):
                self._keys[field.remote_field.model].add(getattr(version, field.attname))
        self._known = {}

    def __call__(self, model, key):
        if key is None:
            return ""
        if model not in self._known:
            self._known[model] = self._read(model, self._keys[model] - {None})
        return self._known[model].get(key, f"one that is gone (number {key})")

    def _read(self, model, keys):
        if model is Visit:
            rows = Visit.objects.select_related("authority").in_bulk(keys)
        else:
            rows = model._default_manager.in_bulk(keys)
        return _last_names(model, keys - rows.keys()) | {key: _name(row) for key, row in rows.items()}


def foreign_keys(version):
    """The fields of a version that lead to other rows."""
    return [field for field in version.tracked_fields if field.many_to_one]


def _name(row):
    return str(getattr(row, CALLED.get(type(row), ""), None) or row)


def _last_names(model, keys):
    """What rows that are gone were called."""
    field = CALLED.get(model, "name")
    if not keys or not hasattr(model, "history") or not hasattr(model, field):
        return {}
    rows = model.history.filter(id__in=keys).order_by("history_id").values_list("id", field)
    return {key: f"{name} (gone)" for key, name in rows}
