"""Writes docs/query-plans.md about the database that DATABASE_URL names. Status 1 where an index is not used."""

import os
import sys

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from .writing import write  # needs the models, which the line before made ready

    sys.exit(1 if write() else 0)
