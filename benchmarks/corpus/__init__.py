"""A made-up corpus with the shape of the real one, for measurements: `manage.py generate_corpus`.

Authorities and themes are the bundled ones. Visits, judgements and findings are drawn from the bundled sample: dates,
kinds of visit, grades, sections, assessments, themes and lengths occur as often as there. Words follow Zipf's law, the
commonest being those of the sample, so that searching is as hard as in real reports. The same seed gives the same rows.
"""

from .generating import Generated, generate
from .place import CorpusError, corpus_database

__all__ = ["CorpusError", "Generated", "corpus_database", "generate"]
