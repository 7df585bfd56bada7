"""Data entry, one noun per file."""

from . import authorities, findings, frameworks, inspectors, responses, themes, visits

__all__ = ["authorities", "findings", "frameworks", "inspectors", "responses", "themes", "visits"]
