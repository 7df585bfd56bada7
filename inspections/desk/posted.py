"""The steps as forms post them: by the last part of their address, what they are logged as and what they do."""

from inspections.models import Assessment, Kind, Section, Verb
from inspections.numbers import whole_number

from . import coding, passages
from .steps import Refused


def _accept(step, finding, post):
    coding.accept(step, finding)


def _assess(step, finding, post):
    if post.get("assessment") not in Assessment.values:
        raise Refused("Choose one of the four assessments.")
    coding.assess(step, finding, post["assessment"])


def _add_theme(step, finding, post):
    coding.add_theme(step, finding, coding.theme_named(post.get("theme", "")))


def _remove_theme(step, finding, post):
    coding.remove_theme(step, finding, coding.theme_chosen(post.get("theme", "")))


def _put_first(step, finding, post):
    coding.put_first(step, finding, coding.theme_chosen(post.get("theme", "")))


def _edit(step, finding, post):
    passage = post.get("passage", "").replace("\r\n", "\n").strip()
    if not passage:
        raise Refused("A finding needs words. Drop it if it says nothing.")
    if post.get("kind") not in Kind.values or post.get("section") not in Section.values:
        raise Refused("Choose the kind and the section of the finding.")
    passages.edit(step, finding, {"passage": passage, "kind": post["kind"], "section": post["section"]})


def _split(step, finding, post):
    at = whole_number(post.get("at", ""))
    if at is None:
        raise Refused("Choose where to split: put the cursor into the passage, or choose a sentence.")
    passages.split(step, finding, at)


def _join(step, finding, post):
    """With the finding named as `other`: whichever stands first in the report keeps its name."""
    key = whole_number(post.get("other", ""))
    if key is None:
        raise Refused("Choose the finding to join with.")
    other = step.take(key, post.get("other_state", ""))
    first, second = sorted((finding, other), key=lambda row: (row.order, row.pk))
    passages.join(step, first, second)
    step.shows = first.pk


def _drop(step, finding, post):
    passages.drop(step, finding)


STEPS = {
    "accept": (Verb.ACCEPT, _accept),
    "assess": (Verb.CODE, _assess),
    "add-theme": (Verb.CODE, _add_theme),
    "remove-theme": (Verb.CODE, _remove_theme),
    "put-first": (Verb.CODE, _put_first),
    "edit": (Verb.EDIT, _edit),
    "split": (Verb.SPLIT, _split),
    "join": (Verb.JOIN, _join),
    "drop": (Verb.DROP, _drop),
}
CODING = {"accept", "assess", "add-theme", "remove-theme", "put-first"}
"""Steps that say what a finding means and leave its words alone."""
