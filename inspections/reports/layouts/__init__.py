"""One module per family of documents. Each says whether a document is of its family, and reads it."""

from inspections.reports.layouts import ilacs, jtai, letter, send, sif

LAYOUTS = (send, jtai, sif, ilacs, letter)
