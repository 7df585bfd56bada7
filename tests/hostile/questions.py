"""Questions to pages: every parameter that a page itself offers, with values that make sense and values that do not."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import parse_qsl, urlsplit

from hypothesis import strategies as st

from .values import NASTY, RAW, escaped, values

ALWAYS = {
    "format": ["csv", "json", "xlsx"],
    "of": ["findings", "visits", "theme-shares"],
    "sort": ["-published", "authority"],
    "page": ["2"],
    "per_page": ["50", "100"],
    "columns": ["region", "report"],
    "as_at": ["2024-06-01"],
    "q": ["gangs", "plans -older", '"first call" or care'],
}
HEADERS = {
    "HTTP_HX_REQUEST": ["true", "false"],
    "HTTP_HX_CURRENT_URL": ["/findings/", "http://[", "//"],
    "HTTP_IF_NONE_MATCH": ['"x"', "*", "W/"],
    "HTTP_IF_MODIFIED_SINCE": ["Sun, 06 Nov 1994 08:49:37 GMT", "yesterday", "Sun, 31 Feb 9999 99:99:99 GMT"],
    "HTTP_ACCEPT": ["application/json", "*/*;q=nan"],
    "HTTP_ACCEPT_LANGUAGE": ["en", "a" * 600, "zz;q=9"],
    "HTTP_X_FORWARDED_FOR": ["1.2.3.4", "'", "::::"],
    "HTTP_COOKIE": ["sessionid=x; csrftoken=y", "sessionid=\0", "=;;=;", "messages=x"],
    "HTTP_RANGE": ["bytes=0-1", "bytes=9-1"],
}
DAYS = [
    "2024-06-01",
    "2023-03-31",
    "2025-12-31",
    "2024-12-31",
    "1900-01-01",
    "9999-12-31",
    "2024-02-30",
    "today",
    "",
    "%00",
    "٢٠٢٤-٠١-٠١",
]


@dataclass(frozen=True)
class Question:
    """A path and what stands behind its question mark, both escaped, and headers."""

    path: str
    query: str = ""
    headers: dict = field(default_factory=dict)

    def __str__(self):
        headers = "".join(f" {name}={value!r}" for name, value in self.headers.items())
        return f"{self.path}{'?' if self.query else ''}{self.query}{headers}"


def offered(page: str, address: str) -> dict[str, set[str]]:
    """The parameters that a page's forms and links have, each with the values seen there."""
    seen = defaultdict(set)
    for name in re.findall(r'<(?:input|select|textarea)[^>]* name="([^"]+)"', page):
        seen[unescape(name)]
    for name, value in re.findall(r'<input[^>]* name="([^"]+)"[^>]* value="([^"]*)"', page):
        seen[unescape(name)].add(unescape(value))
    for name, body in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        seen[unescape(name)] |= {unescape(value) for value in re.findall(r'<option[^>]* value="([^"]*)"', body)}
    for link in [*re.findall(r' (?:href|action)="([^"]*\?[^"]*)"', page), address]:
        for name, value in parse_qsl(urlsplit(unescape(link)).query, keep_blank_values=True):
            seen[name].add(value)
    return seen


def questions(parameters: dict[str, dict[str, set[str]]]):
    """Questions to the pages at these addresses, each with the parameters that it offers."""
    return st.sampled_from(sorted(parameters)).flatmap(lambda path: _to(path, parameters[path]))


def _to(path, known):
    known = {**ALWAYS, **known}
    pairs = st.sampled_from(sorted(known)).flatmap(lambda name: st.tuples(st.just(name), values(known[name])))
    strange = st.tuples(values(), values())
    parts = st.one_of(pairs, pairs, pairs, pairs, strange).map(lambda pair: "=".join(map(escaped, pair)))
    query = st.lists(st.one_of(parts, parts, parts, parts, parts, RAW), max_size=5).map("&".join)
    repeated = st.tuples(parts, st.sampled_from([2, 50, 900])).map(lambda asked: "&".join([asked[0]] * asked[1]))
    return st.builds(Question, _paths(path), st.one_of(query, query, query, query, query, repeated), _headers())


def _paths(path):
    """Mostly the path itself, or as at a day; sometimes with another part, or spoilt."""
    days = st.one_of(st.sampled_from(DAYS), st.sampled_from(DAYS), st.sampled_from(NASTY).map(escaped))
    dated = days.map(lambda day: f"/as-at/{day}{path}")
    spoilt = st.sampled_from([path.rstrip("/"), f"/{path}", f"{path}/", f"{path}..%2f", f"{path}%00", path.upper()])
    other = st.sampled_from(NASTY).map(lambda part: re.sub(r"[^/]+/?$", lambda _: f"{escaped(part)}/", path))
    return st.one_of(*[st.just(path)] * 12, dated, dated, spoilt, other)


def _headers():
    pairs = st.sampled_from(sorted(HEADERS)).flatmap(
        lambda name: st.tuples(st.just(name), st.sampled_from(HEADERS[name]))
    )
    return st.one_of(*[st.just({})] * 4, st.lists(pairs, min_size=1, max_size=3).map(dict))
