"""How long a process reads before it is at its fastest, in a process of its own: prints JSON. Run with DATABASE_URL."""

import json
import os
import time

import django
import psutil


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    begun = time.perf_counter()
    django.setup()
    from inspections.preparing import prepare
    from inspections.tally import current_tally

    ready, before = time.perf_counter(), _megabytes()
    current_tally()
    read, held = time.perf_counter() - ready, _megabytes()
    prepare()
    found = {
        "program": ready - begun,
        "tally": read,
        "tally_megabytes": held - before,
        "beforehand": time.perf_counter() - ready,
        "beforehand_megabytes": _megabytes() - before,
    }
    print(json.dumps(found))


def _megabytes() -> int:
    return psutil.Process().memory_info().rss // 2**20


if __name__ == "__main__":
    main()
