"""What holds for every page: it opens in few queries, and each table sorts and goes away as what it shows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inspections.models import CodedBy, Finding
from inspections.tables.base import PAGE_SIZES
from inspections.urls import urlpatterns
from tests.exports.reading import csv_rows, excel_rows, json_rows
from tests.factories import FindingFactory
from tests.world import file_addresses

QUERIES_AT_MOST = 12
READERS = {"CSV": csv_rows, "Excel": excel_rows, "JSON": json_rows}


def with_query(url, query):
    return f"{url}{'&' if '?' in url else '?'}{query}"


def taken_away(client, url, table, format_name):
    """Header and rows of a download, as text."""
    return plain(READERS[format_name](client.get(url.partition("?")[0] + table.downloads[format_name])))


def plain(rows):
    """Rows whose whole numbers are the same however a format writes them: Excel knows no difference of 1 and 1.0."""
    return [[cell.removesuffix(".0") for cell in row] for row in rows]


def shown(table):
    """Header and rows of a table as text, as a download should have them."""
    values = [[row.get_cell_value(column.name) for column in table.columns] for row in table.rows]
    rows = [["" if value is None else str(value) for value in row] for row in values]
    return plain([[column.header for column in table.columns], *rows])


def test_every_address_is_tried(addresses):
    tried = addresses | file_addresses()
    opened = {name.split(",")[0].replace("closed ", "").replace(" with a response", "") for name in tried}
    assert {pattern.name for pattern in urlpatterns} == opened


def test_every_page_opens_in_few_queries(client, addresses):
    counts = {}
    for name, url in addresses.items():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200, name
        counts[name] = len(queries)
    assert {name: count for name, count in counts.items() if count > QUERIES_AT_MOST} == {}


def test_every_file_is_made_in_few_queries_and_shows_no_draft(client, world):
    for name, url in file_addresses().items():
        with CaptureQueriesContext(connection) as queries:
            response = client.get(url)
        assert (response.status_code, len(queries) <= QUERIES_AT_MOST) == (200, True), name
        for secret in (world["draft"].slug, "Nobody may see this yet"):
            assert secret not in response.content.decode(), name


def test_more_rows_need_no_more_queries(client, addresses, world):
    def count(url):
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        return len(queries)

    before = {name: count(url) for name, url in addresses.items()}
    for _ in range(30):
        FindingFactory(visit=world["south"], themes=[world["harm"], world["plans"]])
    assert {name: count(url) for name, url in addresses.items()} == before


def test_every_table_sorts_by_every_column(client, addresses):
    for url in addresses.values():
        for table in client.get(url).context["tables"].values():
            for column in table.columns:
                for direction in ("", "-") if column.orderable else ():
                    sorting = f"{table.prefix}sort={direction}{column.name}"
                    assert client.get(with_query(url, sorting)).status_code == 200, (url, sorting)


@pytest.mark.parametrize("format_name", READERS)
def test_every_table_and_chart_goes_away_as_what_it_shows(client, addresses, format_name):
    for name, url in addresses.items():
        context = client.get(url).context
        for table in [*context["tables"].values(), *(chart.table for chart in context["charts"].values())]:
            wanted = shown(table)
            if len(wanted) == 1 and format_name == "JSON":
                wanted = []
            assert taken_away(client, url, table, format_name) == wanted, (name, table.slug)


def test_every_number_in_a_chart_leads_to_as_many_visits(client, addresses):
    overview = client.get("/").context["charts"]
    row = overview["theme-shares"].table.data.data[0]
    findings = client.get(row["items_url"]).context["filter"].qs
    assert findings.values("visit").distinct().count() == row["items"].visits


def test_every_page_refuses_a_download_it_does_not_know(client, addresses):
    for url in addresses.values():
        assert client.get(with_query(url, "format=exe")).status_code == 400


def test_no_page_shows_a_draft(client, addresses, world):
    draft = world["draft"]
    assert client.get(draft.get_absolute_url()).status_code == 404
    for finding in (draft.findings.get(), world["draft_finding"]):
        assert client.get(finding.get_absolute_url()).status_code == 404
    for url in addresses.values():
        assert "Nobody may see this yet" not in client.get(url).content.decode()


def test_no_number_counts_a_draft(client, addresses, world):
    def numbers():
        contexts = [client.get(url).context for url in addresses.values()]
        return [shown(table) for context in contexts for table in context["tables"].values()] + [
            shown(chart.table) for context in contexts for chart in context["charts"].values()
        ]

    before = numbers()
    world["draft_finding"].delete()
    assert numbers() == before


@pytest.mark.parametrize("url", ["/authorities/none/", "/visits/none/", "/themes/none/", "/inspectors/none/"])
def test_a_record_that_is_not_there_is_not_found(client, db, url):
    assert client.get(url).status_code == 404


def test_every_page_says_something_when_nothing_is_there(client, db):
    for url in ("/", "/findings/", "/authorities/", "/visits/", "/themes/", "/inspectors/", "/about/"):
        assert client.get(url).status_code == 200, url


def test_no_page_can_be_written_to_by_anyone(client, addresses):
    for url in addresses.values():
        assert client.post(url).status_code == 405, url


def test_findings_page_and_number_their_pages(client, world):
    for _ in range(40):
        FindingFactory(visit=world["south"])
    first, second = (client.get(f"/findings/?page={page}").context["tables"]["findings"] for page in (1, 2))
    shown = [row.record.pk for table in (first, second) for row in table.paginated_rows]
    assert sorted(shown) == sorted(Finding.objects.published().values_list("pk", flat=True))


@pytest.mark.parametrize("size", ["1000000", "0", "-5", "7", "many"])
def test_a_page_has_no_other_size_than_those_offered(client, world, size):
    table = client.get(f"/findings/?per_page={size}").context["tables"]["findings"]
    assert table.paginator.per_page == PAGE_SIZES[0]


@pytest.mark.parametrize("name", ["1.5e+9", "nothing", "-passage.text", "--published"])
def test_an_order_that_no_column_has_changes_nothing(client, world, name):
    shown = [client.get(f"/findings/{asked}").context["tables"]["findings"].order_by for asked in ("", f"?sort={name}")]
    assert shown[0] == shown[1]


def test_a_question_that_makes_no_sense_is_answered_with_what_is_wrong(client, world):
    page = client.get("/findings/?published_from=tomorrow")
    assert "enter a real date" in page.content.decode()
    refused = client.get("/findings/?published_from=tomorrow&format=csv")
    assert (refused.status_code, "enter a real date" in refused.content.decode()) == (400, True)


def test_matched_words_are_marked_and_the_rest_is_escaped(client, world):
    FindingFactory(visit=world["south"], summary="<b>Trafficking</b> is understood.")
    page = client.get("/findings/?q=trafficking").content.decode()
    assert "&lt;b&gt;<mark>Trafficking</mark>&lt;/b&gt; is understood." in page


def test_a_suggested_coding_is_marked(client, world):
    FindingFactory(visit=world["south"], summary="Guessed at.", assessment_by=CodedBy.MACHINE)
    page = client.get("/findings/?q=guessed").content.decode()
    assert "Suggested" in page


def test_our_summary_says_that_it_is_ours_and_leads_to_the_report(client, world):
    visit = world["south"]
    visit.source_url = "https://reports.example/1"
    visit.save()
    page = client.get(visit.findings.first().get_absolute_url()).content.decode()
    assert "Our summary" in page
    assert 'href="https://reports.example/1"' in page
