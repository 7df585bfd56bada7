"""What all tables have: a slug and a title, a download address, and a default order."""

from collections import OrderedDict
from copy import copy

import django_tables2 as tables

PAGE_SIZES = (25, 50, 100)
"""How many rows of a list a person can ask for at a time."""


class Columns(OrderedDict):
    """Columns as declared. Each table gets copies of them, which share what they are declared with.

    A copy of that too, as the library asks for, takes as long as a few rows.
    """

    def __deepcopy__(self, memo):
        return Columns((name, copy(column)) for name, column in self.items())


class Table(tables.Table):
    """A table of a page. `slug` names it in addresses, `title` is its caption, `note` explains its figures."""

    slug = ""
    title = ""
    note = ""
    downloads = {}
    """The address of the whole table in each format, by the format's name."""
    page_size = 25
    paged = False
    """Whether it pages also where it is not the main table of its page."""
    pages = None
    """The pages of its rows, where the tally has picked them; otherwise the database counts and skips rows."""
    optional = ()
    """Names of columns shown only when asked for by `columns` in the address."""

    class Meta:
        template_name = "_table.html"
        attrs = {"class": "govuk-table"}

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.base_columns = Columns(cls.base_columns)

    def __init__(self, *args, title=None, slug=None, note=None, pages=None, page_size=None, **kwargs):
        kwargs.setdefault("empty_text", "There is nothing to show.")
        kwargs.setdefault("template_name", "_table.html")  # a subclass without a Meta of its own has no options
        super().__init__(*args, **kwargs)
        self.title = title or self.title
        self.slug = slug or self.slug
        self.note = note or self.note
        self.pages = pages
        self.page_size = page_size or self.page_size
        self.show_columns([])

    @property
    def anchor(self):
        """What an address ends with that shows the page at this table, unless it is what the page is about."""
        return f"#table-{self.slug}" if self.prefix else ""

    @property
    def page_sizes(self):
        """The sizes of a page on offer, its own among them."""
        return sorted({self.page_size, *PAGE_SIZES})

    def show_columns(self, wanted):
        """Show the optional columns that are wanted, and no others."""
        for name in self.optional:
            (self.columns.show if name in wanted else self.columns.hide)(name)

    @property
    def as_records(self):
        """Whether a narrow screen shows each row as a list of its cells."""
        return bool(self.optional)

    @property
    def choosable_columns(self):
        """(name, header, whether shown) of each optional column."""
        return [(name, self.columns[name].header, self.columns[name].visible) for name in self.optional]
