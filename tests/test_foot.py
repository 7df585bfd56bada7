"""Below a table stand links to its pages and files, which ask the page the same but for what they are about."""

import re
from html import unescape

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template

from inspections.tables import Table

CURRENT = 'href="?region=london&amp;who-page=2#table-who" aria-label="Page 2" aria-current="page">2</a>'


@pytest.fixture
def foot(rf):
    def foot(tag, *, page=2, size=25, rows=300, asked="?who-page=2&region=london&who-per_page=25"):
        table = Table([], prefix="who-", slug="who", title="Who & how")
        table.paginator = Paginator(range(rows), size)
        table.page = table.paginator.page(page)
        table.downloads = {"CSV": "?a=1&of=who&format=csv"}
        request = rf.get(f"/{asked}")
        return Template("{% load foot %}" + tag).render(Context({"table": table, "request": request}))

    return foot


def addresses(html):
    return [unescape(address) for address in re.findall('href="(.*?)"', html)]


def test_pages_are_reached_by_number(foot):
    html = foot("{% page_numbers table %}", page=1, size=100, asked="?region=london")
    assert addresses(html) == [f"?region=london&who-page={number}#table-who" for number in (1, 2, 3)]


def test_the_page_shown_is_marked_and_far_pages_are_left_out(foot):
    html = foot("{% page_numbers table %}", asked="?region=london&who-page=2")
    assert (CURRENT in html, html.count("aria-current"), html.count("⋯")) == (True, 1, 1)


def test_the_next_page_asks_the_same_of_everything_else(foot):
    html = foot("{% page_address table 3 %}")
    assert unescape(html) == "?region=london&who-per_page=25&who-page=3#table-who"


def test_another_size_begins_with_the_first_page(foot):
    html = foot("{% page_sizes table %}")
    assert addresses(html) == [
        "?region=london&who-per_page=50#table-who",
        "?region=london&who-per_page=100#table-who",
    ]
    assert '<strong aria-current="true">25</strong>' in html


def test_the_size_that_a_table_has_at_first_is_on_offer_too():
    assert Table([], page_size=10).page_sizes == [10, 25, 50, 100]


def test_links_of_the_table_that_a_page_is_about_lead_to_its_top():
    assert (Table([], slug="findings").anchor, Table([], slug="who", prefix="who-").anchor) == ("", "#table-who")


def test_each_file_says_of_which_table_it_is(foot):
    assert foot("{% download_links table %}") == (
        '<a class="govuk-link" href="?a=1&amp;of=who&amp;format=csv" download aria-label="CSV: Who &amp; how">CSV</a>'
    )
