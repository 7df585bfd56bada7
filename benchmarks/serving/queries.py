"""How many queries each kind of page asks at most: prints JSON.

Run with DATABASE_URL; addresses as JSON on standard input.
"""

import json
import os
import sys

import django

TRIES = 5


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, counts = Client(headers={"host": "127.0.0.1"}), {}
    for kind, addresses in json.load(sys.stdin).items():
        client.get(addresses[0])
        for address in addresses[:TRIES]:
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            counts[kind] = max(counts.get(kind, 0), len(queries))
    print(json.dumps(counts))


if __name__ == "__main__":
    main()
