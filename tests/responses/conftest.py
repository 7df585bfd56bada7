"""A visit with the inspectors' words on it, and a council's answer, all made up."""

import datetime

import pytest

from inspections.models import Assessment, Coverage
from tests import factories

TEXT = """Northton welcomes its letter

Published: 8 July 2024

Foster carers in Northton praise the duty team. Managers read records weekly,
and they notice quietly when a plan drifts.

Robin Example, Director of Children’s Services, said:

We thank everyone.
"""


@pytest.fixture
def visit(db):
    """Two strengths and two points to improve, all coded; published on 5 July 2024."""
    visit = factories.VisitFactory(
        authority=factories.AuthorityFactory(name="Northton"),
        visit_type="focused_visit",
        published_on=datetime.date(2024, 7, 5),
        coverage=Coverage.ALL,
    )
    _say(visit, 1, "Foster carers in Northton praise the duty team. Visits are written up the same day.")
    _say(visit, 2, "Managers read records weekly, and they notice quickly when a plan drifts.")
    _say(visit, 3, "Too few boats are mended before the season.", Assessment.NEEDS_IMPROVEMENT)
    _say(visit, 4, "Some ledgers are kept in pencil.", Assessment.NEEDS_IMPROVEMENT)
    return visit


def _say(visit, order, text, assessment=Assessment.STRENGTH):
    factories.FindingFactory(visit=visit, order=order, text=text, summary="", assessment=assessment)
