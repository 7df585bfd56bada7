"""When an authority must have answered: periods counted in working days.

Working days leave out Saturdays, Sundays, Christmas Day, Good Friday and England's bank holidays (SI 2007/462,
regulation 1). The periods run from the day the authority receives the report; only the day of publication is known.
"""

from datetime import date
from functools import lru_cache

import holidays
import numpy as np

FEWEST_A_YEAR = 240
"""No year has fewer working days."""

STATEMENT_DAYS = 70
"""Working days for the written statement of action (Education and Inspections Act 2006, s137); not verified."""


@lru_cache(maxsize=4096)
def after_working_days(day: date, number: int) -> date:
    """The day so many working days after another, which is not counted."""
    years = (day.year, day.year + 1 + number // FEWEST_A_YEAR)
    found: date = np.busday_offset(day, number, roll="backward", busdaycal=_working_days(*years)).item()
    return found


def statement_due(published_on: date, is_full_inspection: bool, names_priority_action: bool) -> date | None:
    """The last day for a written statement of action, or None where none is asked for.

    One is asked for after a full inspection, and after another visit that names areas for priority action.
    """
    if not (is_full_inspection or names_priority_action):
        return None
    return after_working_days(published_on, STATEMENT_DAYS)


@lru_cache(maxsize=128)
def _working_days(first_year: int, last_year: int) -> np.busdaycalendar:
    """Mondays to Fridays without the bank holidays of some years; the library of holidays would look at each day."""
    bank_holidays = holidays.country_holidays("GB", subdiv="ENG", years=range(first_year, last_year + 1))
    return np.busdaycalendar(holidays=sorted(bank_holidays))
