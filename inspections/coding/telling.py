"""The words by which a passage can be told from most others."""

from .model import CodingModel, bundled_model
from .vocabulary import digest
from .words import sentences, stem


def telling_words(text: str, most: int, *, model: CodingModel | None = None) -> list[str]:
    """Up to `most` words in lower case, the rarest first, each stem once; only letters and digits in them.

    Words that fewer than three authorities share, such as names, are left out: elsewhere nobody uses them.

    Raises UnusableModel.
    """
    vocabulary = (model or bundled_model()).vocabulary
    rarity: dict[str, tuple[float, str]] = {}
    for sentence in sentences(text):
        for word in sentence.words:
            column = vocabulary.columns.get(digest(stem(word.lower)))
            if column is not None and word.lower.isalpha():
                rarity.setdefault(stem(word.lower), (-float(vocabulary.weights[column]), word.lower))
    return [word for _, word in sorted(rarity.values())[:most]]
