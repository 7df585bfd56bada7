"""What is known of findings by their passages. One state of the record hands it on to the next."""

from dataclasses import dataclass, field

from .columns import Column
from .finding_numbers import FindingNumbers
from .word_sets import WordSets


@dataclass(frozen=True)
class Remembered:
    """`terms` says which terms of a theme a finding uses, `words` which findings have a frequent word."""

    terms: FindingNumbers = field(default_factory=FindingNumbers)
    words: WordSets = field(default_factory=WordSets)

    def without(self, keys: Column) -> "Remembered":
        """The same but for some findings, which may say something else now."""
        return Remembered(self.terms.without(keys), self.words.without(keys))
