"""A response as published into the database: its words, its statements, and the quotes found in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from inspections.models import CouncilResponse, FoundBy, ResponseStatement, Visit

from .matching import match_quotes
from .reading import HONORIFIC_START, ResponseText, Said, read_response

LONGEST = 200_000


class ResponseRefused(Exception):
    """A response that cannot be imported; its text says why and what to do."""


@dataclass(frozen=True)
class Given:
    """What a person says of a response; what they leave empty is read in it."""

    kind: str = ""
    title: str = ""
    published_on: date | None = None
    source_url: str = ""


NOTHING_GIVEN = Given()


@dataclass(frozen=True)
class Imported:
    response: CouncilResponse
    is_new: bool
    is_changed: bool

    @property
    def sentence(self) -> str:
        """What happened, with counts."""
        said = f"{self.response} ({date_format(self.response.published_on)})"
        if not self.is_changed:
            return f"{said} is there already with these words: nothing changed."
        quotes = self.response.quotes.standing()
        findings = quotes.filter(finding__isnull=False).values("finding").distinct().count()
        what = "imported" if self.is_new else "given these words"
        statements = self.response.statements.count()
        counts = f"{_counted(statements, 'statement')}, {_counted(quotes.count(), 'quote')}"
        return f"{said} {what}: {counts} of {_counted(findings, 'finding')}."


def import_response(visit: Visit, text: str, given: Given = NOTHING_GIVEN, *, replace: bool = False) -> Imported:
    """Save a response to a visit. The same words twice change nothing; raises ResponseRefused.

    A response of that kind and day that has no words yet is given these; one with other words only if `replace`.
    """
    if len(text) > LONGEST:
        raise ResponseRefused(f"The text has more than {LONGEST:,} characters: check that it is a response.")
    read = read_response(text)
    if not read.text:
        raise ResponseRefused("The text is empty: paste the words of the response, or choose its file.")
    published_on = _publication(visit, read, given)
    with transaction.atomic():
        Visit.objects.select_for_update(of=["self"], no_key=True).get(pk=visit.pk)
        facts = {"kind": given.kind or read.kind, "published_on": published_on}
        there = visit.responses.filter(**facts).first()
        _check_words(there, read, replace=replace)
        response = there or CouncilResponse(visit=visit, **facts)
        return Imported(response, is_new=there is None, is_changed=_write(response, read, given))


def reread_quotes(response: CouncilResponse) -> None:
    """Find the quotes anew after the response's words changed. What people confirmed moves with its words."""
    for quote in response.quotes.filter(found_by=FoundBy.PERSON):
        start = response.text.find(quote.text)
        if start < 0:
            quote.delete()
        elif response.text[quote.start : quote.end] != quote.text:
            quote.start, quote.end = start, start + len(quote.text)
            quote.save()
    match_quotes(response)


def _publication(visit: Visit, read: ResponseText, given: Given) -> date:
    day = given.published_on or read.published_on
    if day is None:
        raise ResponseRefused("No day of publication could be read in the text: give it.")
    if visit.published_on and day < visit.published_on:
        raise ResponseRefused(
            f"A response of {date_format(day)} cannot answer a report published on {date_format(visit.published_on)}: "
            "check the visit, or give the right day."
        )
    if day > timezone.localdate():
        raise ResponseRefused(f"{date_format(day)} lies in the future: give the day the response was published.")
    return day


def _check_words(there: CouncilResponse | None, read: ResponseText, *, replace: bool) -> None:
    if there and there.text not in ("", read.text) and not replace:
        raise ResponseRefused(
            f"{there} of {date_format(there.published_on)} is there with other words. Say that they are to be "
            "replaced, or give another kind or day."
        )


def _write(response: CouncilResponse, read: ResponseText, given: Given) -> bool:
    """Give the response its words and what it lacks; whether that changed anything."""
    before = (response.text, response.title, response.source_url)
    response.text = read.text
    response.title = given.title or response.title or read.title
    response.source_url = given.source_url or response.source_url
    if (response.text, response.title, response.source_url) == before:
        return False
    _save(response)
    if response.text != before[0]:
        _forget_statements(response, before[0])
        _save_statements(response, read.statements)
        reread_quotes(response)
    return True


def _save(response: CouncilResponse) -> None:
    try:
        response.full_clean()
    except ValidationError as error:
        raise ResponseRefused(" ".join(error.messages)) from error
    response.save()


def _forget_statements(response: CouncilResponse, old_words: str) -> None:
    """Take from statements what they have from words that were replaced; our summaries stay."""
    for statement in response.statements.exclude(text=""):
        if statement.text not in old_words:
            continue
        if statement.summary:
            statement.text = ""
            statement.save()
        else:
            statement.delete()


def _save_statements(response: CouncilResponse, said: Sequence[Said]) -> None:
    """Give statements there already, by speaker, their words where they have none; add the others."""
    there = list(response.statements.all())
    order = max((statement.order for statement in there), default=0)
    for one in said:
        statement = next((row for row in there if _name(row.speaker) == _name(one.speaker)), None)
        if statement is None:
            order += 1
            statement = ResponseStatement(response=response, order=order, speaker=one.speaker)
        else:
            there.remove(statement)
        if not statement.text:
            statement.text, statement.role = one.text, statement.role or one.role
            statement.save()


def _name(speaker: str) -> str:
    return HONORIFIC_START.sub("", speaker).casefold()


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
