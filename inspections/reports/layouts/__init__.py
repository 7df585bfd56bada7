"""One module per family of documents. Each says whether a document is of its family, and reads it."""

from inspections.reports.layouts import ilacs, jtai, letter, local_area, send, sif

LAYOUTS = (send, local_area, jtai, sif, ilacs, letter)
