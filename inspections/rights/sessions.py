"""Sessions in the database that end: so long after they began, and when nobody used them for a while.

The browser forgets its cookie when it closes; this ends a session on the server's side.
"""

import time

from django.conf import settings
from django.contrib.sessions.backends import db

BEGUN, USED = "begun", "used"
MINUTE = 60


class SessionStore(db.SessionStore):
    """Django's sessions, with the seconds in which each began and was last used, to the minute."""

    def load(self):
        data = super().load()
        if data and _is_over(data):
            self.delete()
            self._session_key = None
            return {}
        if data and _now() - data[USED] >= MINUTE:
            self.modified = True
        return data

    def cycle_key(self):
        """At signing in a session begins anew."""
        self.pop(BEGUN, None)
        super().cycle_key()

    def create_model_instance(self, data):
        data.setdefault(BEGUN, _now())
        data[USED] = _now()
        return super().create_model_instance(data)


def _is_over(data):
    now = _now()
    begun, used = data.get(BEGUN, 0), data.get(USED, 0)
    return now - begun >= settings.SESSION_COOKIE_AGE or now - used >= settings.SESSION_IDLE_SECONDS


def _now():
    return int(time.time())
