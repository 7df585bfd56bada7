"""Published figures in their publisher's words, what we count for them, and why the two may differ."""

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from inspections.models import Judgement, Region, Visit

from .counting import FOUR_GRADES, change

GRADE_WORDS = {
    "outstanding": r"\boutstanding\b",
    "good": r"\bgood\b(?! or outstanding to)",
    "requires_improvement": r"\brequires? improvement\b|\badequate\b",
    "inadequate": r"\binadequate\b",
}
AREA_WORDS = [
    ("leaders", r"leader"),
    ("help_and_protection", r"help and protection"),
    ("care_leavers", r"care leavers"),
    ("in_care", r"in care|looked after"),
]
CHANGE_WORDS = {"improved": r"\bimproved\b", "same": r"\b(?:same|retained)\b", "declined": r"\bdeclined\b"}

SEND_OUTCOMES = ("positive", "inconsistent", "systemic_failings")


class Verdict(StrEnum):
    EQUAL = "Equal"
    EXPLAINED = "Explained"
    UNEXPLAINED = "Not explained"


@dataclass(frozen=True)
class Comparison:
    """A published value beside ours. `ours` is printed in the same unit; `counted` gives the numbers behind it."""

    ours: str
    counted: str
    verdict: Verdict
    reason: str


def compare(figure, outcomes):
    """What we count for a published figure, given the outcomes as at its date."""
    words = figure.figure.lower()
    if "by outcome" in words:
        return _send(figure)
    if "more than once" in words:
        return _against(figure, len(outcomes.inspected_again()), "authorities", outcomes)
    if found := _changes(words):
        return _changed(figure, found, words, outcomes)
    grades = [grade for grade in FOUR_GRADES if re.search(GRADE_WORDS[grade], words)]
    if not grades:
        return Comparison("", "", Verdict.UNEXPLAINED, "The words of this figure are not ones we can count by.")
    return _graded(figure, grades, words, outcomes)


def _changes(words):
    return next((kind for kind, pattern in CHANGE_WORDS.items() if re.search(pattern, words)), None)


def _changed(figure, kind, words, outcomes):
    wanted = [grade for grade in FOUR_GRADES if re.search(GRADE_WORDS[grade], words)] or FOUR_GRADES
    pairs = outcomes.inspected_again().values()
    count = sum(change(*pair) == kind and pair[1] in wanted for pair in pairs)
    return _against(figure, count, f"of {len(pairs)} inspected more than once", outcomes)


def _graded(figure, grades, words, outcomes):
    area = next((slug for slug, pattern in AREA_WORDS if re.search(pattern, words)), "overall")
    region = next((value for value, label in Region.choices if label.lower() in words), None)
    share = outcomes.share(grades, area, region)
    if figure.unit != "percent":
        return _against(figure, share.visits, f"of {share.of} judged", outcomes, region)
    if share.of == 0:
        return Comparison("", "0 judged", Verdict.EXPLAINED, "No inspection on record counts on that day.")
    return _against_percent(figure, share, outcomes, region)


def _against(figure, count, counted, outcomes, region=None):
    ours = str(count)
    if ours == figure.value:
        return Comparison(ours, f"{count} {counted}", Verdict.EQUAL, "")
    missing = outcomes.without(region)
    near = abs(count - int(figure.value)) <= len(missing) if figure.value.isdigit() else False
    return Comparison(ours, f"{count} {counted}", *_why(near, missing, outcomes))


def _against_percent(figure, share, outcomes, region):
    published, exact = float(figure.value), 100 * share.rate
    ours, counted = f"{exact:.1f}", f"{share} judged"
    if abs(exact - published) <= 0.5:
        return Comparison(ours, counted, Verdict.EQUAL, "")
    missing = outcomes.without(region)
    whole = share.of + len(missing)
    lowest, highest = 100 * share.visits / whole, 100 * (share.visits + len(missing)) / whole
    return Comparison(ours, counted, *_why(lowest - 0.5 <= published <= highest + 0.5, missing, outcomes))


def _why(possible, missing, outcomes):
    """The verdict and the reason: inspections missing from the record account for a difference, or nothing does."""
    if not possible or not missing:
        return Verdict.UNEXPLAINED, "Nothing missing from the record accounts for the difference."
    names = ", ".join(authority.name for authority in missing[:3])
    more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
    return (
        Verdict.EXPLAINED,
        f"{len(missing)} of the {len(outcomes.authorities)} authorities of that day have no inspection on record "
        f"({names}{more}); their results could make up the difference.",
    )


def _send(figure):
    """Outcomes of a year's area SEND inspections, as published "7/11/8": positive, inconsistent, systemic failings."""
    judged = Judgement.objects.filter(area="outcome", visit__status=Visit.Status.PUBLISHED)
    visits = Visit.objects.with_dates().filter(last_day__year=figure.as_at.year)
    found = Counter(judged.filter(visit__in=visits.values("pk")).values_list("grade_id", flat=True))
    counts = [found[outcome] for outcome in SEND_OUTCOMES]
    ours = "/".join(map(str, counts))
    if ours == figure.value:
        return Comparison(ours, f"of {sum(counts)} inspections", Verdict.EQUAL, "")
    published = [int(part) for part in figure.value.split("/")]
    if any(count > of for count, of in zip(counts, published, strict=True)):
        return Comparison(ours, "", Verdict.UNEXPLAINED, "More inspections are on record than were published.")
    reason = f"{sum(counts)} of the {sum(published)} reports have been imported."
    return Comparison(ours, f"of {sum(counts)} inspections on record", Verdict.EXPLAINED, reason)
