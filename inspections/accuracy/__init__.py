"""How right the reader is, measured against answers that people verified. Pure Python, no Django."""

from inspections.accuracy.cells import Cell, Item, Measurement
from inspections.accuracy.comparing import measure
from inspections.accuracy.telling import as_markdown, misses, summary

__all__ = ["Cell", "Item", "Measurement", "as_markdown", "measure", "misses", "summary"]
