"""What is asked for: pages of the product, each kind with conditions that change from request to request."""

import random
from dataclasses import dataclass
from urllib.parse import urlencode

import psycopg

from .corpora import Corpus

TRIES = 60
WORDS_OF_A_SEARCH = 2


@dataclass(frozen=True)
class Names:
    """What there is to ask about in a corpus, as slugs, and the long words of some passages, passage by passage."""

    authorities: list[str]
    regions: list[str]
    themes: list[str]
    theme_names: list[str]
    words: list[list[str]]
    last_finding: int


def names(corpus: Corpus) -> Names:
    with psycopg.connect(corpus.address) as connection:

        def column(query: str) -> list[str]:
            return [row[0] for row in connection.execute(query)]

        passages = column("SELECT text FROM inspections_finding WHERE text <> '' ORDER BY id LIMIT 2000")
        words = [sorted({word for word in each.rstrip(".").lower().split() if len(word) > 5}) for each in passages]
        return Names(
            column("SELECT slug FROM inspections_authority WHERE closed IS NULL ORDER BY slug"),
            column("SELECT DISTINCT region FROM inspections_authority ORDER BY region"),
            column("SELECT slug FROM inspections_theme WHERE NOT is_residual ORDER BY slug"),
            column("SELECT name FROM inspections_theme WHERE NOT is_residual ORDER BY slug"),
            [each for each in words if len(each) >= WORDS_OF_A_SEARCH],
            corpus.findings,
        )


def pages(there: Names, seed: int = 1) -> dict[str, list[str]]:
    """Addresses of each kind of page, as many as TRIES of each."""
    chance = random.Random(seed)  # noqa: S311 - only choices
    pick = chance.choice
    kinds = {
        "home": lambda: "/",
        "home, one region": lambda: f"/?{urlencode({'region': pick(there.regions)})}",
        "findings": lambda: "/findings/",
        "findings, theme and region": lambda: f"/findings/?{urlencode(filtered(there, chance))}",
        "findings, deep page": lambda: f"/findings/?page={chance.randint(2, there.last_finding // 25)}",
        "findings, last page": lambda: f"/findings/?page={there.last_finding // 25}",
        "findings, sorted by authority": lambda: f"/findings/?sort=authority&page={chance.randint(1, 400)}",
        "search and facets": lambda: f"/findings/?{urlencode({'q': searched(there, chance)})}",
        "finding": lambda: f"/findings/{chance.randint(1, there.last_finding)}/",
        "authority": lambda: f"/authorities/{pick(there.authorities)}/",
        "themes": lambda: "/themes/",
        "theme": lambda: f"/themes/{pick(there.themes)}/",
        "compare": lambda: f"/compare/?{urlencode({'authority': chance.sample(there.authorities, 3)}, doseq=True)}",
        "visits": lambda: "/visits/",
        "visits, one region": lambda: f"/visits/?{urlencode({'region': pick(there.regions)})}",
        "authorities": lambda: "/authorities/",
        "statistics": lambda: "/statistics/",
        "data quality": lambda: "/data-quality/",
    }
    return {kind: [make() for _ in range(TRIES)] for kind, make in kinds.items()}


def filtered(there: Names, chance: random.Random) -> dict[str, str]:
    return {"theme": chance.choice(there.themes), "region": chance.choice(there.regions)}


def searched(there: Names, chance: random.Random) -> str:
    """A word of a passage, or two of one, which both must be there: so something is found."""
    return " ".join(chance.sample(chance.choice(there.words), chance.randint(1, WORDS_OF_A_SEARCH)))
