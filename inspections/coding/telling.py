"""The words by which a passage can be told from most others."""

from .model import CodingModel, bundled_model
from .vocabulary import digest
from .words import sentences, stem

LEFT_OUT = """
    i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers herself
    it its itself they them their theirs themselves what which who whom this that these those am is are was were be
    been being have has had having do does did doing a an the and but if or because as until while of at by for with
    about against between into through during before after above below to from up down in out on off over under
    again further then once here there when where why how all any both each few more most other some such no nor not
    only own same so than too very s t can will just don should now
"""
STOP_WORDS = frozenset(LEFT_OUT.split())
"""Words that PostgreSQL leaves out of its index of English words: a search for one of them asks for nothing."""


def telling_words(text: str, most: int, *, model: CodingModel | None = None) -> list[str]:
    """Up to `most` words in lower case, the rarest first, each stem once; only letters and digits in them.

    Stop words are left out, and words that fewer than three authorities share, such as names.

    Raises UnusableModel.
    """
    vocabulary = (model or bundled_model()).vocabulary
    rarity: dict[str, tuple[float, str]] = {}
    for sentence in sentences(text):
        for word in sentence.words:
            column = vocabulary.columns.get(digest(stem(word.lower)))
            if column is not None and word.lower.isalpha() and word.lower not in STOP_WORDS:
                rarity.setdefault(stem(word.lower), (-float(vocabulary.weights[column]), word.lower))
    return [word for _, word in sorted(rarity.values())[:most]]
