"""Versions of the codebook: one for each step of a person, import or release that changed something."""

from inspections.models import CodebookChange, CodebookVersion

from .differences import Difference
from .standing import version_number


class Record:
    """Tells the change list what one step changed. The first thing told makes a new version, nothing told makes none.

    `at_least` is the number of the version that a file says it is, which the new one is not below.
    """

    def __init__(self, person=None, note="", at_least=0):
        self.person, self.note, self.at_least = person, note, at_least
        self.version = None
        self.told = []

    def tell(self, kind, words, *, theme=None, group=None):
        """One change, in a sentence."""
        if self.version is None:
            number = max(version_number() + 1, self.at_least)
            self.version = CodebookVersion.objects.create(
                number=number, made_by=self.person, by_a_person=self.person is not None, note=self.note
            )
        self.told.append(Difference(kind, words))
        CodebookChange.objects.create(version=self.version, kind=kind, words=words, theme=theme, group=group)
