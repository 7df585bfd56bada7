"""How long the tally takes to read, in a process of its own: prints JSON. Run with DATABASE_URL."""

import json
import os
import time

import django
import psutil


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    begun = time.perf_counter()
    django.setup()
    from inspections.tally import current_tally

    ready, before = time.perf_counter(), _megabytes()
    current_tally()
    read = time.perf_counter() - ready
    print(json.dumps({"program": ready - begun, "tally": read, "tally_megabytes": _megabytes() - before}))


def _megabytes() -> int:
    return psutil.Process().memory_info().rss // 2**20


if __name__ == "__main__":
    main()
