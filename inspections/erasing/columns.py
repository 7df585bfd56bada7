"""Where words are kept: columns of text, lists of texts and JSON, of the record, its history and the admin's log."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from psycopg import sql

from .names import PUT_INSTEAD, Name

APPS = ("inspections", "admin")
REPLACED = {
    "text": "regexp_replace({column}, {pattern}, {instead}, 'gi')",
    "json": "regexp_replace({column}::text, {pattern}, {instead}, 'gi')::jsonb",
    "list": "ARRAY(SELECT regexp_replace(part, {pattern}, {instead}, 'gi') FROM unnest({column}) part)",
}


@dataclass(frozen=True)
class Column:
    """A column of a model's table; `kind` is one of REPLACED."""

    model: type[models.Model]
    name: str
    kind: str

    def replace(self, name: Name) -> int:
        """Put other words in the place of the name, and of its address. Returns the number of rows."""
        return self._replace(name.pattern, PUT_INSTEAD) + self._replace(
            name.slug_pattern, PUT_INSTEAD.replace(" ", "-")
        )

    def _replace(self, pattern: str, instead: str) -> int:
        parts = {
            "table": sql.Identifier(self.model._meta.db_table),
            "column": sql.Identifier(self.name),
            "pattern": sql.Literal(pattern),
            "instead": sql.Literal(instead),
        }
        replaced = sql.SQL(REPLACED[self.kind]).format(**parts)
        asked = sql.SQL("UPDATE {table} SET {column} = {replaced} WHERE {column}::text ~* {pattern}")
        with connection.cursor() as cursor:
            cursor.execute(asked.format(replaced=replaced, **parts))
            return cursor.rowcount


def columns(*, of_history: bool) -> Iterator[Column]:
    """Every column that may hold a name, either of the history or of all else."""
    for model in apps.get_models():
        if model._meta.app_label in APPS and is_history(model) is of_history:
            yield from columns_of(model)


def is_history(model: type[models.Model]) -> bool:
    return hasattr(model, "history_id") or "historical" in model._meta.model_name


def columns_of(model: type[models.Model]) -> Iterator[Column]:
    for field in model._meta.concrete_fields:
        if kind := kind_of(field):
            yield Column(model, field.column, kind)


def kind_of(field: models.Field) -> str | None:
    """None for what holds no words: numbers, days, one of some choices, and the names of stored files."""
    if isinstance(field, models.FileField) or field.choices or field.generated or field.primary_key:
        return None
    if isinstance(field, ArrayField):
        return "list" if isinstance(field.base_field, models.CharField) else None
    if isinstance(field, models.JSONField):
        return "json"
    return "text" if isinstance(field, (models.CharField, models.TextField)) else None
