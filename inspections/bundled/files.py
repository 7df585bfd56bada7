"""Bundled files as rows that know where they stand, so that a mistake in one can be named with its place."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.core.exceptions import ValidationError

DATA = Path(__file__).resolve().parent.parent / "data"


class BundledDataError(ValueError):
    """A bundled file cannot be loaded: which row, why, and what to do."""


@dataclass(frozen=True)
class Row:
    """One row of a file. `place` is for people, such as "sample/visits.csv, line 12"."""

    values: dict[str, Any]
    place: str

    def __getitem__(self, column):
        if column not in self.values:
            raise self.wrong(f"the column {column} is missing")
        return self.values[column]

    def get(self, column, default=""):
        return self.values.get(column, default)

    def only(self, *columns):
        """The values of some columns, by column."""
        return {column: self[column] for column in columns}

    def parts(self, column):
        """The parts of a cell that holds several values joined by semicolons."""
        return [part.strip() for part in self[column].split(";") if part.strip()]

    def rows(self, column):
        """The rows of a list inside this row (YAML only)."""
        return [Row(values, f"{self.place}, {column} {n}") for n, values in enumerate(self.get(column, []), start=1)]

    def wrong(self, what):
        return BundledDataError(f"inspections/data/{self.place}: {what}. Mend it, or restore the file of this release.")


def read_csv(name):
    """The rows of a CSV file under data/."""
    reader = csv.DictReader(io.StringIO(_text(name), newline=""))
    rows = [Row(values, f"{name}, line {reader.line_num}") for values in reader]
    for row in rows:
        if None in row.values or None in row.values.values():
            raise row.wrong("the row has more or fewer cells than the heading")
    return rows


def read_yaml(name):
    """A YAML file under data/, as one row."""
    try:
        return Row(yaml.safe_load(_text(name)), name)
    except yaml.YAMLError as error:
        raise Row({}, name).wrong(f"this is no YAML ({error})") from error


def _text(name):
    try:
        return (DATA / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Row({}, name).wrong(f"the file cannot be read ({error})") from error


def by_key(rows, *columns):
    """Rows by the value of a column, or a tuple of values of several; refuses a key that comes twice."""
    keyed = {}
    for row in rows:
        key = tuple(row[column] for column in columns) if len(columns) > 1 else row[columns[0]]
        if key in keyed:
            raise row.wrong(f"{' and '.join(columns)} {key!r} stand already in {keyed[key].place}")
        keyed[key] = row
    return keyed


def checked(row, instance):
    """The unsaved instance, values cleaned (ISO text becomes a date); refuses what the model's fields refuse."""
    relations = {field.name for field in instance._meta.fields if field.is_relation}
    try:
        instance.clean_fields(exclude=relations)
    except ValidationError as error:
        reasons = "; ".join(f"{field}: {' '.join(reasons)}" for field, reasons in error.message_dict.items())
        raise row.wrong(reasons.rstrip(".")) from error
    return instance


def find(row, found, key, noun):
    """The entry of that key; refuses a key that is not there."""
    if key not in found:
        raise row.wrong(f"there is no {noun} {key!r}")
    return found[key]
