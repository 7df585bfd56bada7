"""The words of each finding, in a table of their own that is searched without reading the findings."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db import connections, models


def words_query(words):
    """What PostgreSQL looks for when a person asks for the words (web search syntax)."""
    return SearchQuery(words, config="english", search_type="websearch")


class FindingWordsQuerySet(models.QuerySet):
    def matching(self, words):
        """The words of findings that match what a person asks for."""
        return self.filter(search=words_query(words))

    def with_word(self, word):
        """The words of findings that have a word, given as the index has it."""
        return self.filter(search=SearchQuery(f"'{word}'", config="simple", search_type="raw"))

    def understood(self, words):
        """What PostgreSQL makes of the words a person asks for: `'extra-famili' & 'harm'`. One query."""
        with connections[self.db].cursor() as cursor:
            cursor.execute("SELECT websearch_to_tsquery('english', %s)::text", [words])
            return cursor.fetchone()[0]


class FindingWords(models.Model):
    """The words of one finding as the index of words has them.

    Triggers of the database write the row whenever a finding's text or summary does, and the finding takes it along
    when it goes. Frequent words stand in so many findings that what is read for them is nearly the whole table: rows
    of this one are half as long as those of findings.
    """

    finding = models.OneToOneField(
        "inspections.Finding", models.DO_NOTHING, primary_key=True, related_name="words", db_constraint=False
    )
    search = SearchVectorField()

    objects = FindingWordsQuerySet.as_manager()

    class Meta:
        default_permissions = ()  # the database alone writes it
        indexes = [GinIndex(fields=["search"], name="finding_words_search")]

    def __str__(self):
        return f"Words of finding {self.pk}"
