"""A name as PostgreSQL finds it in texts, in JSON and in addresses."""

import re
from dataclasses import dataclass

from django.utils.text import slugify

NAME = re.compile(r"[^\W\d_]+(?:[ .'’-]+[^\W\d_]+)+\.?")
PUT_INSTEAD = "name removed"


class NoNameError(ValueError):
    """Too little to be looked for everywhere, or no name at all."""


@dataclass(frozen=True)
class Name:
    """First and last name at least, so that removing one person changes nothing said of others."""

    words: str

    def __post_init__(self):
        if not NAME.fullmatch(self.words):
            raise NoNameError(
                f"“{self.words}” is no full name. Give first and last name as they are printed: “Robin Lead”."
            )

    @property
    def pattern(self) -> str:
        """A regular expression of PostgreSQL's: the whole words in any case, also over the end of a line."""
        return r"\m" + r"(?:\s|\\n)+".join(re.escape(word) for word in self.words.split()) + r"\M"

    @property
    def slug_pattern(self) -> str:
        """The same for the name in an address, such as /inspectors/robin-lead/."""
        return rf"\m{slugify(self.words)}\M"
