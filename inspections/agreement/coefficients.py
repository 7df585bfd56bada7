"""Agreement beyond chance: Cohen's kappa, and Krippendorff's alpha with a distance between sets.

Both take how often each pair of answers occurred, as {(first answer, second answer): times}. Neither is defined where
chance alone would bring full agreement, as when everybody gave one and the same answer: they are None then.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping

type Times[Answer: Hashable] = Mapping[tuple[Answer, Answer], int]


def kappa[Answer: Hashable](times: Times[Answer]) -> float | None:
    """Cohen's kappa (Cohen 1960) of two coders whose answers are names: 1 is full agreement, 0 that of chance."""
    total = sum(times.values())
    first, second = Counter[Answer](), Counter[Answer]()
    for (one, other), count in times.items():
        first[one] += count
        second[other] += count
    by_chance = sum(count * second[answer] for answer, count in first.items())
    if by_chance == total * total:
        return None
    agreed = sum(count for (one, other), count in times.items() if one == other)
    return (agreed * total - by_chance) / (total * total - by_chance)


def krippendorff_alpha[Answer: Hashable](
    times: Times[Answer], distance: Callable[[Answer, Answer], float]
) -> float | None:
    """Krippendorff's alpha of two coders without missing answers, for any distance from 0 (the same) to 1.

    Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability".
    """
    answers = Counter[Answer]()
    for (one, other), count in times.items():
        answers[one] += count
        answers[other] += count
    given = sum(answers.values())
    observed = 2 * sum(count * distance(one, other) for (one, other), count in times.items())
    expected = sum(answers[one] * answers[other] * distance(one, other) for one in answers for other in answers)
    return 1 - (given - 1) * observed / expected if expected else None


def masi_distance(one: frozenset[int], other: frozenset[int]) -> float:
    """The distance of two sets from 0 to 1 (Passonneau 2006, "Measuring Agreement on Set-valued Items"): 1 minus the
    share of their members they have in common, times 1 for equal sets, 2/3 where one holds the other, 1/3 where they
    only overlap."""
    if one == other:
        return 0.0
    common = len(one & other)
    weight = 2 / 3 if common in (len(one), len(other)) else 1 / 3
    return 1 - weight * common / len(one | other)
