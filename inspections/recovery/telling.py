"""A backup in words."""

from .manifest import Manifest


def told(manifest: Manifest) -> str:
    """Such as "1,234 findings of 56 visits with 78 files"."""
    findings = counted(manifest.rows.get("inspections_finding", 0), "finding")
    visits = counted(manifest.rows.get("inspections_visit", 0), "visit")
    return f"{findings} of {visits} with {counted(len(manifest.files), 'file')}"


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
