#!/usr/bin/env python
"""Runs Django's and the dashboard's own commands: `manage.py help` lists them."""

import os
import signal
import sys


def main() -> None:
    # A command told to stop ends as it does by itself, so that the embedded database is not left running.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
