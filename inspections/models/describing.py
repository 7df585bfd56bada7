"""Visits by the words people use for them, such as "Westminster focused visit June 2022"."""

import calendar
import re

from django.db.models import Q

from .authorities import Authority

UNSAID = {"and", "for", "from", "the", "with"}
"""Words that say nothing about a visit."""

WORDS_AT_MOST = 8
MONTHS = [name.lower() for name in calendar.month_name]


def described(visits, text):
    """The visits that every word of the text describes; none where it has no words."""
    words = [word for word in re.findall(r"\w+", text.lower()) if len(word) > 2 and word not in UNSAID]
    for word in words[:WORDS_AT_MOST]:
        visits = visits.filter(_fits(visits.model, word))
    return visits if words else visits.none()


def _fits(model, word):
    """One word fits an authority's name (spelt nearly so), a type, a framework, a topic, a month or a year."""
    types = [value for value, label in model._meta.get_field("visit_type").choices if word in label.lower()]
    topics = model.topics.through.objects.filter(topic__name__icontains=word)
    return (
        Q(authority__in=Authority.objects.search(word).order_by().values("pk"))
        | Q(visit_type__in=types)
        | Q(framework__name__icontains=word)
        | Q(pk__in=topics.values("visit"))
        | _in_time(word)
    )


def _in_time(word):
    """Publication in the month or year that the word names; no condition for any other word."""
    if word in MONTHS:
        return Q(published_on__month=MONTHS.index(word))
    return Q(published_on__year=int(word)) if re.fullmatch(r"[12]\d{3}", word, re.ASCII) else Q()
