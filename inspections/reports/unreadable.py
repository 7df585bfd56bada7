"""Raised for a file that holds nothing to read, with a sentence that names the file and the remedy."""

from typing import Literal

UnreadableCode = Literal[
    "not_found", "not_pdf", "encrypted", "empty", "damaged", "no_text", "too_large", "too_many_pages"
]

REMEDIES: dict[str, str] = {
    "not_pdf": "{name} is not a PDF but {found}: open the published page and save the report itself.",
    "encrypted": "{name} is protected by a password: save a copy without the password and import that.",
    "empty": "{name} is empty (0 bytes): download it again.",
    "damaged": "{name} is damaged or only partly downloaded: download it again.",
    "no_text": "{name} is a scan without a text layer: run text recognition (OCR) on it and import the result.",
    "too_large": "{name} is larger than {limit} MB: check that it is a report, or split it.",
    "too_many_pages": "{name} has {found} pages, more than {most}: check that it is a report, or split it.",
}


class UnreadableReport(Exception):
    """`code` is one of the keys of REMEDIES; `message` is one plain sentence for the person who gave the file."""

    def __init__(self, code: UnreadableCode, message: str):
        super().__init__(message)
        self.code = code
        self.message = message

    @classmethod
    def because(cls, code: UnreadableCode, name: str, **details: object) -> "UnreadableReport":
        return cls(code, REMEDIES[code].format(name=name, **details))
