"""Outcomes as the official yearly release counts them, and the published figures beside ours."""

from .counting import FOUR_GRADES, Outcomes, change, load_inspections
from .figures import Comparison, Verdict, compare

__all__ = ["FOUR_GRADES", "Comparison", "Outcomes", "Verdict", "change", "compare", "load_inspections"]
