"""How much is asked: little in every run of the tests, and what the environment says in `make fuzz`."""

import os
from random import SystemRandom

from hypothesis import HealthCheck, Phase, settings

FIXED = 2026


def amount(name: str, usual: int) -> int:
    """A number from the environment, or the usual one."""
    return int(os.environ.get(name, usual))


REQUESTS = amount("FUZZ_REQUESTS", 360)
"""Requests in all: half of them questions to pages, the rest in equal parts to the API and of forms sent."""

DOCUMENTS = amount("FUZZ_DOCUMENTS", 36)
"""Mutated documents that the reader gets; as many other files go through their imports."""

FINDINGS = amount("FUZZ_FINDINGS", 0)
"""Made-up findings in the record beside those of the small England."""

IS_LARGE = "FUZZ_REQUESTS" in os.environ
SEED = amount("FUZZ_SEED", SystemRandom().randrange(10**6) if IS_LARGE else FIXED)
"""The same seed asks the same. Every run of the tests has the same; `make fuzz` has a new one each time."""

MOST_SECONDS = 2.0


def times(number: int) -> settings:
    """How hypothesis asks so many times: what it finds is kept by those who ask, who go on, and nothing is shrunk."""
    return settings(
        max_examples=number,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
