"""What a web process reads before anybody asks for it, so that the first visitors need not wait."""

import gc
import logging
from threading import Thread

from django.db import DatabaseError, connections, router
from django.utils import timezone

from .frequent_words import learn_frequent_words
from .models import Theme, Visit
from .tally import VisitsAsked, current_tally
from .tally.themes import reviewed_on
from .wording import wording

SELDOM = 100
"""How many looks for young garbage pass before one for old garbage, of which requests leave little: 10 by default."""

logger = logging.getLogger(__name__)


def prepare_beside() -> Thread:
    """Start preparing beside the requests that come already; those that need the same wait for it."""
    thread = Thread(target=_prepare, name="preparing", daemon=True)
    thread.start()
    return thread


def _prepare():
    try:
        prepare()
    except DatabaseError as problem:
        logger.warning("Nothing was read beforehand, since the database does not answer: %s", problem)
    finally:
        connections.close_all()
        _settle()


def _settle():
    """Leave what the process has now, which is never garbage, out of every later look for it, and look seldom.

    Else a request in thirty waits for such a look, with a million findings 0.2 s.
    """
    gc.collect()
    gc.freeze()
    youngest, young, _ = gc.get_threshold()
    gc.set_threshold(youngest, young, SELDOM)


def prepare():
    """Read the tally, and find out which terms stand in the findings of each theme, then who has a frequent word.

    A query a theme and a query a word.
    """
    using = router.db_for_read(Visit)
    tally = current_tally(using)
    asked = VisitsAsked.published(tally, timezone.localdate())
    for theme in Theme.objects.listed():
        wording(tally, reviewed_on(asked, theme), theme.terms)
    learn_frequent_words(using)
