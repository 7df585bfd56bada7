"""The rights that pages ask for, as Django names permissions, and what a person is told who lacks one."""

from django.apps import apps
from django.core.exceptions import PermissionDenied

from .roles import roles_with

READ = "inspections.read_dashboard"
CODE = "inspections.code_finding"
EDIT = "inspections.change_finding"
PUBLISH = "inspections.publish_visit"
NAME_CODERS = "inspections.add_doublecoding"
SETTLE = "inspections.settle_disagreement"
ENTER = "inspections.enter_data"

WORDS = {
    READ: "read this dashboard",
    CODE: "code findings at the review desk",
    EDIT: "correct visits and findings",
    PUBLISH: "publish visits",
    NAME_CODERS: "name the people who code",
    SETTLE: "settle disagreements of coders",
    ENTER: "open the pages for data entry",
}
VERBS = {"view": "see the work on", "add": "add", "change": "change", "delete": "delete"}


class MissingRight(PermissionDenied):
    """Somebody lacks a right of this module; its text is a sentence that says which, and which roles bring it."""

    def __init__(self, right):
        roles = " or ".join(roles_with(right))
        what = WORDS.get(right) or _in_words(right)
        super().__init__(f"You need the right to {what}. It comes with the role {roles}.")


def _in_words(right):
    """A right to do something with rows of a model, such as "change themes"."""
    label, _, codename = right.partition(".")
    action, _, noun = codename.partition("_")
    return f"{VERBS[action]} {apps.get_model(label, noun)._meta.verbose_name_plural}"


def require(person, right):
    """Raises MissingRight where the person lacks the right."""
    if not person.has_perm(right):
        raise MissingRight(right)
