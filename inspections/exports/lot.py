"""The rows of a lot of findings as the database writes them into a file."""

from dataclasses import dataclass

import numpy as np
from django.db.models import F
from django.db.models.expressions import RawSQL

from inspections.models import Finding, Visit
from inspections.tables.finding_cells import OF_FINDINGS, OF_VISITS, WRITTEN

from .text import FORMULA_STARTS

NAMES = {*OF_VISITS, *OF_FINDINGS, "themes"}
"""The columns that the database can write."""

# What a visit says is told once a visit, and themes are joined for the whole lot: one finding after another they would
# take longer than all the rest. The lot is put in order while its rows are short, and findings are read last, one by
# one as their lines are sent; OFFSET 0 keeps the database from finding another way, and from working out a cell once
# for each mention of it. Neighbours among the keys of an array are found in one search of an index.
ROWS = """
    WITH wanted (key, visit, place) AS MATERIALIZED (
        SELECT * FROM unnest(%s::bigint[], %s::bigint[]) WITH ORDINALITY
    ), about AS MATERIALIZED (
        {visits}
    ), said (key, cell_themes) AS (
        SELECT named.finding_id, string_agg(theme.name, '; ' ORDER BY named.rank)
        FROM inspections_findingtheme named JOIN inspections_theme theme ON theme.id = named.theme_id
        WHERE named.finding_id = ANY(ARRAY(SELECT key FROM wanted)) GROUP BY named.finding_id
    ), known AS (
        SELECT wanted.key AS finding, wanted.place, about.*, said.cell_themes
        FROM wanted JOIN about ON about.key = wanted.visit LEFT JOIN said ON said.key = wanted.key
        ORDER BY wanted.place OFFSET 0
    )
    SELECT {cells} FROM known CROSS JOIN LATERAL ({findings} OFFSET 0) AS found ORDER BY known.place
"""


@dataclass(frozen=True)
class LotQuery:
    """SQL of the cells of some findings in their order, an empty text as nothing; it is the same for every lot."""

    sql: str
    given: tuple
    """The parameters that are the same for every lot too."""

    @classmethod
    def of(cls, names: list[str]) -> "LotQuery":
        """For the columns with the names, which are among NAMES."""
        visits = Visit.objects.with_grade_then("grade__name").filter(pk__in=RawSQL("SELECT visit FROM wanted", []))
        visits, of_visits = _cells(visits, OF_VISITS, names)
        findings, of_findings = _cells(Finding.objects.filter(pk=RawSQL("known.finding", [])), OF_FINDINGS, names)
        sql = ROWS.format(visits=visits, findings=findings, cells=", ".join(map(_harmless, names)))
        return cls(sql, (*of_visits, *of_findings))

    def parameters(self, findings: np.ndarray, visits: np.ndarray) -> tuple:
        """For findings with some keys, each of a visit with the key beside."""
        return (_array(findings), _array(visits), *self.given)


def _cells(rows, cells, names):
    """SQL and parameters: the key of the rows, and those of the cells that are named."""
    named = {f"cell_{name}": cell for name, cell in cells.items() if name in names}
    return rows.order_by().values(key=F("pk"), **named).query.sql_with_params()


def _harmless(name):
    """A column's cell: what people write is nothing when empty, and has an apostrophe before what would be run."""
    cell, starts = f"cell_{name}", ", ".join(str(ord(start)) for start in FORMULA_STARTS)
    if name not in WRITTEN:
        return cell
    return f"CASE WHEN ascii({cell}) IN ({starts}) THEN '''' || {cell} ELSE nullif({cell}, '') END"


def _array(keys):
    """Keys as one parameter: thousands of them would take long to write into a statement."""
    return f"{{{','.join(map(str, keys.tolist()))}}}"
