"""Takes a person's name out of the record and its history, for those who have a right to that."""

from .names import Name, NoNameError
from .removing import Removed, remove_name

__all__ = ["Name", "NoNameError", "Removed", "remove_name"]
