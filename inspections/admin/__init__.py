"""Data entry, one noun per file."""

from . import authorities, documents, findings, frameworks, imports, inspectors, quotes, responses, themes, visits

__all__ = [
    "authorities",
    "documents",
    "findings",
    "frameworks",
    "imports",
    "inspectors",
    "quotes",
    "responses",
    "themes",
    "visits",
]
