"""Stored documents for some visits of a made-up corpus: `python -m benchmarks.recovery.documents NUMBER`."""

import hashlib
import os
import random
import sys

import django


def main(number: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from inspections.models import Visit

    chance = random.Random(1)  # noqa: S311 - only bytes to keep
    for visit in Visit.objects.order_by("pk")[:number]:
        store(visit, chance.randbytes(chance.randint(100_000, 500_000)))


def store(visit, content: bytes) -> None:
    from django.core.files.base import ContentFile

    from inspections.models import Document

    document = Document(visit=visit, sha256=hashlib.sha256(content).hexdigest(), size=len(content), reading={})
    document.file_name, document.layout, document.parser_version = "report.pdf", "ilacs", "1"
    document.file.save(document.file_name, ContentFile(content))


if __name__ == "__main__":
    main(int(sys.argv[1]))
