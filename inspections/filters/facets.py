"""Facets: the choices beside a list, each with the number of rows it would show."""

from collections import defaultdict
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import ClassVar, NamedTuple

import django_filters
from django.db.models import CharField, Count, F, Value
from django.db.models.functions import Cast
from django.utils import timezone

from inspections.tally.keeping import kept_for

from .choices import Choices, choices_of
from .renamed import led_on


class Option(NamedTuple):
    """One choice of a facet. The count is the rows shown if this were the facet's only choice."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    options: list[Option]

    @cached_property
    def chosen(self):
        """How many choices are made; the facet shows them without being asked when one is."""
        return [option.selected for option in self.options].count(True)


@dataclass(frozen=True)
class Chip:
    """A condition in force, with the address of the same page without it."""

    label: str
    remove_url: str


@dataclass(frozen=True)
class WayOut:
    """A condition without which a list would not be empty: how many rows there would be, and where."""

    label: str
    count: int
    url: str


class FacetFilter(django_filters.MultipleChoiceFilter):
    """Any of several values. Counted for all choices in the one query that `FacetedFilterSet.facets` makes.

    `path` leads from the model to the value. `of_visit` says the path starts at the visit, so that findings
    and visits share the declaration. `many` says that one row can have several values.
    """

    def __init__(self, path, *, label, choices, of_visit=False, many=False):
        super().__init__(field_name=path, label=label, choices=Choices(choices))
        self.path, self.of_visit, self.many = path, of_visit, many

    def __deepcopy__(self, memo):
        """The filter of one filter set, which may add choices of its own: all else is the same in each."""
        copied = copy(self)
        copied.extra = self.extra.copy()
        return copied

    @property
    def full_path(self):
        return f"{self.parent.visit_prefix}{self.path}" if self.of_visit else self.path

    def filter(self, qs, value):
        if not value:
            return qs
        if not self.many:
            return qs.filter(**{f"{self.full_path}__in": value})
        matching = qs.model._base_manager.filter(**{f"{self.full_path}__in": value})
        return qs.filter(pk__in=matching.values("pk"))

    def counted(self, qs, name):
        """Rows of facet name, value and number of rows, as a query that unions with those of other facets."""
        named = qs.order_by().annotate(facet=Value(name), value=Cast(F(self.full_path), CharField()))
        return named.values_list("facet", "value").annotate(n=Count("pk", distinct=self.many))


class FacetedFilterSet(django_filters.FilterSet):
    """A filter set with facet counts, chips for what is chosen, and no rows where the question makes no sense."""

    visit_prefix = ""
    picked = None
    """What the tally finds under the conditions; None where only the database can tell."""
    shown: ClassVar[list[str]] = []
    """The names of the facets, in the order a page shows them."""
    rare: ClassVar[list[str]] = []
    """The names of conditions that few people ask for: a page shows them last."""
    data_choices: ClassVar[tuple[str, ...]] = ()
    """The names of the filters whose choices are data; those declared come behind them."""

    def __init__(self, data=None, queryset=None, **kwargs):
        super().__init__(data if data is not None else {}, queryset, **kwargs)
        self.is_bound = True
        if self.data_choices:
            found = dict(self._found())
            self.data = led_on(self.data, found)
            for name, choices in found.items():
                self.filters[name].extra["choices"] = choices

    def _found(self):
        """The choices that are data, with those declared, by filter name: kept while nothing public changes."""
        if self.request is None:
            return self._read()
        return kept_for(self.request, ("choices", type(self), self.as_at), self._read)

    def _read(self):
        read = choices_of(*self.data_choices, day=self.as_at)
        return {n: Choices((*found, *self.filters[n].extra.get("choices", ()))) for n, found in read.items()}

    @cached_property
    def form(self):
        """The form of the filters' own fields, which are made for this filter set: no class and no copies of them."""
        form = self._meta.form(self.data, prefix=self.form_prefix)
        form.fields = {name: each.field for name, each in self.filters.items()}
        return form

    @property
    def as_at(self):
        """The day whose state of knowledge is asked for: that of the request, today without one."""
        return self.request.as_at if self.request else timezone.localdate()

    @cached_property
    def asked(self):
        """The values asked for, by filter name; empty where the question makes no sense."""
        return self.form.cleaned_data if self.form.is_valid() else {}

    def filter_queryset(self, queryset):
        if not self.form.is_valid():
            return queryset.none()
        return super().filter_queryset(queryset)

    def qs_without(self, name):
        """The rows under every condition but one: what a facet's choices are counted over."""
        if not self.form.is_valid():
            return self.queryset.none()
        queryset = self.queryset.all()
        for other, value in self.asked.items():
            if other != name:
                queryset = self.filters[other].filter(queryset, value)
        return queryset

    @property
    def first_fields(self):
        """The form's fields that come before the facets, words to look for first."""
        names = [name for name in self.form.fields if name not in (*self.shown, *self.rare)]
        return [self.form[name] for name in sorted(names, key=lambda name: name != "q")]

    @property
    def rare_fields(self):
        return [self.form[name] for name in self.rare if name in self.form.fields]

    @property
    def facet_filters(self):
        return {name: self.filters[name] for name in self.shown}

    @cached_property
    def facets(self):
        """Every facet with its choices that have rows or are chosen."""
        counts = self._counts() if self.shown else {}
        return [self._facet(name, f, counts[name]) for name, f in self.facet_filters.items()]

    def _counts(self):
        if self.picked:
            return {name: self.counted(name) for name in self.facet_filters}
        parts = [f.counted(self.qs_without(name), name) for name, f in self.facet_filters.items()]
        counts = defaultdict(dict)
        rows = parts[0].union(*parts[1:], all=True).order_by()
        for name, value, n in rows:
            counts[name][value] = n
        return counts

    def _facet(self, name, facet_filter, counts):
        chosen = set(self.asked.get(name, []))
        options = [
            Option(value, label, counts.get(value, 0), value in chosen)
            for value, label in facet_filter.extra["choices"]
            if value in counts or value in chosen
        ]
        options.sort(key=attrgetter("selected"), reverse=True)  # a long list scrolls: what is chosen stays in sight
        return Facet(name, facet_filter.label, options)

    @cached_property
    def conditions(self):
        """The conditions in force as a QueryDict: no page, order or format. Empty where nothing is chosen."""
        kept = self.data.copy()
        for name in list(kept):
            if name not in self.filters or not any(kept.getlist(name)):
                del kept[name]
        return kept

    @cached_property
    def chips(self):
        """A chip for every value in force, in the order of the form."""
        return [self._chip(name, value) for name in self.filters for value in self.conditions.getlist(name) if value]

    def _chip(self, name, value):
        remaining = self.conditions.copy()
        remaining.setlist(name, [other for other in remaining.getlist(name) if other != value])
        return Chip(f"{self.filters[name].label}: {self._value_label(name, value)}", f"?{remaining.urlencode()}")

    def _value_label(self, name, value):
        labels = dict(self.filters[name].extra.get("choices", []))
        day = self.asked.get(name)
        if hasattr(day, "year"):
            return f"{day.day} {day:%B %Y}"
        return labels.get(value, value)

    @cached_property
    def ways_out(self):
        """For a question without an answer: each condition that alone stands in the way, the widest first. One query.

        Empty where no single condition does.
        """
        names = [name for name in self.filters if name in self.conditions]
        rows = self._numbers_without(names) if names else []
        found = sorted(((n, names.index(name), name) for name, n in rows if n), key=lambda row: (-row[0], row[1]))
        return [self._way_out(name, n) for n, _, name in found]

    def _numbers_without(self, names):
        if self.picked:
            return [(name, self.number_without(name)) for name in names]
        parts = [self._counted_without(name) for name in names]
        return parts[0].union(*parts[1:], all=True).order_by()

    def _counted_without(self, name):
        counted = self.qs_without(name).order_by().annotate(condition=Value(name)).values_list("condition")
        return counted.annotate(n=Count("pk", distinct=True))

    def _way_out(self, name, count):
        remaining = self.conditions.copy()
        labels = [self._value_label(name, value) for value in remaining.pop(name)]
        return WayOut(f"{self.filters[name].label}: {' or '.join(labels)}", count, f"?{remaining.urlencode()}")

    @property
    def clear_url(self):
        return "?"
