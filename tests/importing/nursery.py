"""Workers as a deployment starts them, but quickly: Django is loaded once, and every line of input forks a worker.

Prints the process number of each. They look for what others left more often than a deployment's do.
"""

import os
import signal
import sys

import django
from django.core.management import call_command

SECONDS_BETWEEN_RESCUES = 0.2


def main() -> None:
    django.setup()
    from inspections.management.commands import db_worker

    db_worker.SECONDS_BETWEEN_RESCUES = SECONDS_BETWEEN_RESCUES
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # those that were killed need no further attention
    for _ in sys.stdin:
        worker = os.fork()
        if worker == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            call_command("db_worker", startup_delay=False, interval=0.05, verbosity=0)
            os._exit(0)
        print(worker, flush=True)


if __name__ == "__main__":
    main()
