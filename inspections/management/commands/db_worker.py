"""The worker of django-tasks-db, which also takes up what workers left that were killed."""

import logging
from threading import Event, Thread

from django.core.management import call_command
from django.db import DatabaseError, connection
from django_tasks_db.management.commands import db_worker

from inspections.importing.queue import rescue

SECONDS_BETWEEN_RESCUES = 5

logger = logging.getLogger(__name__)


class Command(db_worker.Command):
    help = "Does the work in the queue: imports the files that people upload. Run one, or several beside each other."

    def handle(self, *args, **options) -> None:
        call_command("prune_db_task_results", verbosity=0)
        rescue()
        is_over = Event()
        rescuer = Thread(target=rescue_until, args=[is_over], daemon=True)
        rescuer.start()
        try:
            super().handle(*args, **options)
        finally:
            is_over.set()
            rescuer.join()


def rescue_until(is_over: Event) -> None:
    """Look every few seconds for files whose worker was killed, until told that it is over."""
    while not is_over.wait(SECONDS_BETWEEN_RESCUES):
        try:
            rescue()
        except DatabaseError:
            logger.exception("Looking for files whose worker was killed failed; trying again")
        finally:
            connection.close()
