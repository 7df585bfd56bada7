"""Outcomes as the official yearly release counts them, and the published figures beside ours."""

from .counting import FOUR_GRADES, Inspections, Outcomes, change
from .figures import Comparison, Verdict, compare

__all__ = ["FOUR_GRADES", "Comparison", "Inspections", "Outcomes", "Verdict", "change", "compare"]
