"""A visit with all its codings as a file, and back in again unchanged."""

from .errors import VisitFileError
from .records import FORMAT, visit_record
from .sheets import findings_sheet, read_sheet
from .taking_in import TakenIn, take_in

__all__ = ["FORMAT", "TakenIn", "VisitFileError", "findings_sheet", "read_sheet", "take_in", "visit_record"]
