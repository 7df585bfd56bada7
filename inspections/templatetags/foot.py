"""What stands below a table: links to its pages, to other sizes of a page, and to its files."""

from html import escape

from django import template
from django.utils.safestring import mark_safe
from django_tables2.templatetags.django_tables2 import table_page_range

from inspections.addresses import asked_again

register = template.Library()

NUMBER = (
    '<li class="govuk-pagination__item{3}">'
    '<a class="govuk-link govuk-pagination__link" href="{0}{1}{2}" aria-label="Page {1}"{4}>{1:,}</a></li>\n'
)
GAP = '<li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>\n'
HERE = (" govuk-pagination__item--current", ' aria-current="page"')
ELSEWHERE = ("", "")
SIZE = '<li><a class="govuk-link" href="{0}{1}{2}" aria-label="{1} rows a page">{1}</a></li>\n'
THIS_SIZE = '<li><strong aria-current="true">{}</strong></li>\n'
DOWNLOAD = '<a class="govuk-link" href="{}" download aria-label="{}: {}">{}</a>'


@register.simple_tag(takes_context=True)
def page_address(context, table, number):
    """The address of a page of the table."""
    return f"{_turning(context, table)}{number}{table.anchor}"


@register.simple_tag(takes_context=True)
def page_numbers(context, table):
    """Items of a list that link to pages by their number: the first, the last, and those around the page shown."""
    address = escape(_turning(context, table))
    numbers = table_page_range(table.page, table.paginator)
    items = (GAP if number == "..." else _item(table, address, number) for number in numbers)
    return mark_safe("".join(items))  # noqa: S308 - escaped above; the rest are numbers


def _turning(context, table):
    return f"{asked_again(context['request'], table.prefixed_page_field)}{table.prefixed_page_field}="


def _item(table, address, number):
    return NUMBER.format(address, number, table.anchor, *(HERE if number == table.page.number else ELSEWHERE))


@register.simple_tag(takes_context=True)
def page_sizes(context, table):
    """Items of a list that link to the first page in each size on offer."""
    field = table.prefixed_per_page_field
    address = escape(f"{asked_again(context['request'], field, table.prefixed_page_field)}{field}=")
    items = (_size(table, address, size) for size in table.page_sizes)
    return mark_safe("".join(items))  # noqa: S308 - escaped above; the rest are numbers


def _size(table, address, size):
    return THIS_SIZE.format(size) if size == table.paginator.per_page else SIZE.format(address, size, table.anchor)


@register.simple_tag
def download_links(table):
    """A link to the table in each format."""
    title = escape(table.title)
    links = (DOWNLOAD.format(escape(url), name, title, name) for name, url in table.downloads.items())
    return mark_safe("".join(links))  # noqa: S308 - escaped above; the names of formats are ours
