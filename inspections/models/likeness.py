"""Names that contain what a person typed, or are spelt nearly so."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import CharField, Exists, F, Func, Q, TextField, Value
from django.db.models.functions import Upper


def name_index(name):
    """An index of the three-letter parts of a model's names, which `named_like` asks."""
    return GinIndex(OpClass(Upper("name"), name="gin_trgm_ops"), name=name)


def named_like(queryset, words, *, listed):
    """Rows whose name fits the words, the nearest first; with `nearness`, which is 1 where the name contains them.

    A name fits that contains the words or stands in them; where there is none, one that is spelt nearly so. `listed`
    is a field with a list of further words for a row; the words may stand in those instead.
    """
    rows = _with_names(queryset, words, listed)
    certain = Q(upper_name__contains=words.upper()) | Q(asked__contains=F("upper_name")) | Q(others__icontains=words)
    near = Q(upper_name__trigram_word_similar=words.upper()) | Q(upper_name__trigram_similar=words.upper())
    none_is_certain = ~Exists(_with_names(queryset.model._base_manager.all(), words, listed).filter(certain))
    return (
        rows.filter(certain | (near & Q(none_is_certain)))
        .annotate(nearness=TrigramWordSimilarity(words, "name"))
        .order_by("-nearness", "name")
    )


def _with_names(queryset, words, listed):
    others = Func(F(listed), Value(" "), function="array_to_string", output_field=TextField())
    return queryset.annotate(upper_name=Upper("name"), asked=Value(words.upper(), CharField()), others=others)
