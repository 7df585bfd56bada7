"""The parts of docs/benchmarks.md as lines, from what was measured."""

from collections.abc import Iterator

from .results import Results
from .targets import growth, throughput


def pages_lines(found: dict, size: int) -> Iterator[str]:
    yield "| page | p50 ms | p95 ms | p99 ms | queries |"
    yield "|---|---:|---:|---:|---:|"
    for kind, times in found["kinds"].items():
        yield f"| {kind} | {_milliseconds(times)} | {times['queries']}{_failed(times)} |"
    again = found["again"]
    yield f"| findings, which the browser has already (304) | {_milliseconds(again)} | 1{_failed(again)} |"
    for kind, times in found["changed"].items():
        yield f"| {kind}, first after a change | {_milliseconds(times)} | {_failed(times)} |"
    tries = next(iter(found["kinds"].values()))["requests"]
    yield ""
    yield (
        f"As a client on the same machine sees them: {tries} requests a kind, one after another. The server "
        "keeps the pages it sent last until anything public changes: kinds without conditions ask for one page, and "
        "were sent what had been made before; themes were made anew at most once for each of the two processes. What "
        "such pages take to be made is said under “first after a change”."
    )


def clients_lines(found: dict, size: int) -> Iterator[str]:
    yield "| clients at once | seconds | requests a second | p50 ms | p95 ms | p99 ms | failed |"
    yield "|---:|---:|---:|---:|---:|---:|---:|"
    for each in found["crowds"]:
        yield (
            f"| {each['clients']} | {each['seconds']:.0f} | {each['a_second']:.0f} | {_milliseconds(each)} "
            f"| {each['failed']} of {each['requests']:,} |"
        )
    yield ""
    yield (
        "All kinds of pages, mixed; the clients are on the same machine and take their share of it. Memory of the "
        f"server's processes before the last of these: {_megabytes(found['before'])}; after it: "
        f"{_megabytes(found['after'])}."
    )


def csv_lines(found: dict, size: int) -> Iterator[str]:
    ours, copy = found["ours"], found["copy"]
    yield "| CSV of everything | seconds | first byte | MB | MB a second | rows | memory grew by |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    yield f"| the product | {_download(ours)} | {ours['rows']:,} of {size:,} | {ours['grown']} MB |"
    yield f"| COPY of the same columns to a file | {_download(copy)} | | |"


def datasette_lines(found: dict, size: int) -> Iterator[str]:
    yield f"Datasette {found['version']}, with indexes and a full-text index on one table of the same rows."
    yield ""
    yield "| question | p50 ms | p95 ms | p99 ms |"
    yield "|---|---:|---:|---:|"
    for what, key in (
        ("page", "page"),
        ("filter, three facets and page", "filter"),
        ("search, three facets", "search"),
    ):
        yield f"| {what} | {_milliseconds(found[key])} |{_failed(found[key])}"
    csv = found["csv"]
    yield ""
    yield (
        f"CSV of everything: {csv['last']:.1f} s for {csv['size'] / 1e6:.0f} MB and {csv['rows']:,} rows, the first "
        f"byte after {csv['first']:.2f} s. {found['page']['requests']} requests a question."
    )


def start_lines(found: dict, size: int) -> Iterator[str]:
    yield "| what | seconds |"
    yield "|---|---:|"
    yield f"| gunicorn, until /readyz answers | {found['ready']:.1f} |"
    yield f"| its first page of findings after that, for which a process reads the tally | {found['first']:.1f} |"
    yield f"| the program alone, in one process | {found['program']:.1f} |"
    yield f"| the tally alone, which then takes {found['tally_megabytes']} MB | {found['tally']:.1f} |"
    kept = f"with the tally {found['beforehand_megabytes']} MB"
    yield f"| all that a process reads beside its first requests, {kept} | {found['beforehand']:.1f} |"
    yield from (f"| {what} | {seconds:.0f} |" for what, seconds in (found.get("made") or {}).items())
    yield ""
    yield f"Memory of the server's processes at the start: {_megabytes(found['held'])}."


def imports_lines(found: dict) -> Iterator[str]:
    raw = found["raw"]
    for jobs, seconds in found["seconds"].items():
        yield f"- {seconds / raw:.2f} times the raw text: importing with --jobs {jobs}"
    yield ""
    yield "| what | seconds | pages a second | files a second |"
    yield "|---|---:|---:|---:|"
    rows = {"raw text by pypdfium2, one process": raw}
    rows |= {f"import_reports --jobs {jobs}, with its start": seconds for jobs, seconds in found["seconds"].items()}
    for what, seconds in rows.items():
        yield f"| {what} | {seconds:.1f} | {found['pages'] / seconds:.0f} | {found['files'] / seconds:.1f} |"
    yield ""
    yield (
        f"{found['files']} files, {found['size'] / 1e6:.1f} MB, {found['pages']:,} pages, of which came "
        f"{found['visits']} draft visits with {found['findings']:,} findings, their suggestions and documents."
    )


def growth_lines(results: Results) -> list[str]:
    """How much longer each page takes at the largest size than at the smallest; none where one size was measured."""
    sizes = [size for size in results.sizes() if results.get("pages", size)]
    if len(sizes) < 2:
        return []
    ratios = growth(results.get("pages", sizes[0]), results.get("pages", sizes[-1]))
    rows = sorted(ratios.items(), key=lambda row: -row[1])
    times = f"{sizes[-1] / sizes[0]:.0f} times as many"
    head = f"From {sizes[0]:,} to {sizes[-1]:,} findings, which is {times}, at the median:"
    return [head, "", "| page | times as long |", "|---|---:|", *(f"| {kind} | {ratio:.1f} |" for kind, ratio in rows)]


TITLES = {
    "pages": "Pages of {size:,} findings",
    "clients": "Many clients at {size:,} findings",
    "csv": "CSV of {size:,} findings",
    "datasette": "Datasette with {size:,} findings",
    "start": "Start with {size:,} findings",
}
LINES = {
    "pages": pages_lines,
    "clients": clients_lines,
    "csv": csv_lines,
    "datasette": datasette_lines,
    "start": start_lines,
}


def _milliseconds(times: dict) -> str:
    return " | ".join(
        f"{times[name]:,.0f}" if times[name] >= 10 else f"{times[name]:.1f}" for name in ("p50", "p95", "p99")
    )


def _failed(times: dict) -> str:
    return f" ({times['failed']} of {times['requests']} failed)" if times["failed"] else ""


def _download(answer: dict) -> str:
    size, rate = answer["size"] / 1e6, throughput(answer)
    return f"{answer['last']:.1f} | {answer['first']:.2f} s | {size:.0f} | {rate:.0f}"


def _megabytes(numbers: list[int]) -> str:
    return ", ".join(f"{number:,} MB" for number in numbers)
