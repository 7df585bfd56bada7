"""The rows of a lot of findings as the database writes them into a file."""

from dataclasses import dataclass

import numpy as np
from django.db.models import Case, F, TextField, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Concat, NullIf, Ord
from django.db.models.lookups import In

from inspections.models import Finding, Visit
from inspections.tables.finding_cells import OF_FINDINGS, OF_VISITS, WRITTEN

from .text import FORMULA_STARTS

NAMES = {*OF_VISITS, *OF_FINDINGS, "themes"}
"""The columns that the database can write."""

STARTS = [ord(start) for start in FORMULA_STARTS]

THEMES = f"""
    CASE WHEN ascii(said.themes) IN ({", ".join(map(str, STARTS))}) THEN chr({ord("'")}) || said.themes
    ELSE said.themes END
"""

# What a visit says is told once a visit, and themes are joined for the whole lot: one finding after another they would
# take longer than all the rest. The lot is put in order while its rows are short, and findings are read last, one by
# one as their lines are sent; OFFSET 0 keeps the database from finding another way.
ROWS = """
    WITH wanted (key, visit, place) AS MATERIALIZED (
        SELECT * FROM unnest(%s::bigint[], %s::bigint[]) WITH ORDINALITY
    ), about AS MATERIALIZED (
        {visits}
    ), said (key, themes) AS (
        SELECT named.finding_id, string_agg(theme.name, '; ' ORDER BY named.rank)
        FROM inspections_findingtheme named JOIN inspections_theme theme ON theme.id = named.theme_id
        WHERE named.finding_id = ANY(%s::bigint[]) GROUP BY named.finding_id
    ), known AS (
        SELECT wanted.key AS finding, wanted.place, about.*, {themes} AS cell_themes
        FROM wanted JOIN about ON about.key = wanted.visit LEFT JOIN said ON said.key = wanted.key
        ORDER BY wanted.place OFFSET 0
    )
    SELECT {cells} FROM known CROSS JOIN LATERAL ({findings} OFFSET 0) AS found ORDER BY known.place
"""


@dataclass(frozen=True)
class LotQuery:
    """SQL of the cells of some findings in their order, an empty text as nothing; it is the same for every lot."""

    sql: str
    of_visits: tuple
    of_findings: tuple

    @classmethod
    def of(cls, names: list[str]) -> "LotQuery":
        """For the columns with the names, which are among NAMES."""
        visits = Visit.objects.with_grade_then("grade__name").filter(pk__in=RawSQL("SELECT visit FROM wanted", []))
        visits, of_visits = _cells(visits, OF_VISITS, names)
        findings, of_findings = _cells(Finding.objects.filter(pk=RawSQL("known.finding", [])), OF_FINDINGS, names)
        cells = ", ".join(f"cell_{name}" for name in names)
        sql = ROWS.format(visits=visits, findings=findings, themes=THEMES, cells=cells)
        return cls(sql, of_visits, of_findings)

    def parameters(self, findings: np.ndarray, visits: np.ndarray) -> tuple:
        """For findings with some keys, each of a visit with the key beside."""
        keys = _array(findings)
        return (keys, _array(visits), *self.of_visits, keys, *self.of_findings)


def _cells(rows, cells, names):
    """SQL and parameters: the key of the rows, and those of the cells that are named."""
    chosen = {name: _harmless(cell) if name in WRITTEN else cell for name, cell in cells.items() if name in names}
    called = {f"cell_{name}": cell for name, cell in chosen.items()}
    return rows.order_by().values(key=F("pk"), **called).query.sql_with_params()


def _harmless(text):
    """Text with an apostrophe before what a spreadsheet would run."""
    quoted = When(In(Ord(text), STARTS), then=Concat(Value("'"), text, output_field=TextField()))
    return Case(quoted, default=NullIf(text, Value("")), output_field=TextField())


def _array(keys):
    """Keys as one parameter: thousands of them would take long to write into a statement."""
    return f"{{{','.join(map(str, keys.tolist()))}}}"
