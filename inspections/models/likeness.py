"""Names that contain what a person typed, or are spelt nearly so."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import CharField, F, Func, Q, TextField, Value
from django.db.models.functions import Upper


def name_index(name):
    """An index of the three-letter parts of a model's names, which `named_like` asks."""
    return GinIndex(OpClass(Upper("name"), name="gin_trgm_ops"), name=name)


def named_like(queryset, words, *, listed):
    """Rows whose name fits the words, the nearest first; with `nearness`, which is 1 where the name contains them.

    A name fits that contains the words, stands in them, or is spelt nearly so. `listed` is a field with a list of
    further words for a row; the words may stand in those instead.
    """
    upper = words.upper()
    near = Q(upper_name__trigram_word_similar=upper) | Q(upper_name__trigram_similar=upper)
    return (
        queryset.annotate(upper_name=Upper("name"), asked=Value(upper, CharField()), others=_joined(listed))
        .filter(near | Q(upper_name__contains=upper) | Q(asked__contains=F("upper_name")) | Q(others__icontains=words))
        .annotate(nearness=TrigramWordSimilarity(words, "name"))
        .order_by("-nearness", "name")
    )


def _joined(field):
    return Func(F(field), Value(" "), function="array_to_string", output_field=TextField())
