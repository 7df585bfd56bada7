"""Whole numbers in addresses and forms, where anybody may write anything."""

LONGEST = 18
"""The digits that the database's keys have room for; Python refuses to read thousands of them at all."""


def whole_number(text: str) -> int | None:
    """The number that a text of digits says; None for any other text, and for numbers that no key can have."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST else None
