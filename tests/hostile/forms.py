"""Forms of pages as a browser would send them, and as nobody should."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin

from hypothesis import strategies as st

from .values import NASTY, RAW, escaped, values

ROLES = ["editor", "editor", "editor", "administrator", "coder", "anonymous"]
HUGE = 6 * 1024 * 1024
FORM = "application/x-www-form-urlencoded"
CSRF = "csrfmiddlewaretoken"


@dataclass(frozen=True)
class Form:
    """Where a form is sent, and its fields with the values they have."""

    address: str
    fields: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Sent:
    """A request that sends something, by whom, and whether with the token that shows whose page it comes from."""

    who: str
    address: str
    body: bytes
    content_type: str
    has_token: bool

    def __str__(self):
        return f"{self.who} sends to {self.address} ({self.content_type}): {self.body[:1500]!r}"


class _Reader(HTMLParser):
    """Collects the forms of a page that are sent by POST."""

    def __init__(self, address):
        super().__init__()
        self.address, self.forms, self.form, self.name = address, [], None, None

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag == "form" and found.get("method", "").lower() == "post":
            self.form = Form(urljoin(self.address, found.get("action") or self.address))
            self.forms.append(self.form)
        if self.form is None or not found.get("name"):
            return
        if tag in ("input", "button", "textarea", "select"):
            self.name = found["name"]
            self.form.fields.setdefault(self.name, []).append(found.get("value") or "")

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None


def forms_in(page: str, address: str) -> list[Form]:
    reader = _Reader(address)
    reader.feed(page)
    return reader.forms


def sendings(forms: list[Form]):
    """Requests that send one of the forms, changed; or something else in its place."""
    return st.sampled_from(forms).flatmap(_sent)


def _sent(form):
    bodies = st.one_of(*[_bodies(form)] * 6, _other_bodies())
    build = st.tuples(st.sampled_from(ROLES), _addresses(form.address), bodies, st.sampled_from([True] * 9 + [False]))
    return build.map(lambda parts: Sent(parts[0], parts[1], *parts[2], parts[3]))


def _addresses(address):
    """Mostly where the form is sent; sometimes with another number, or with a question nobody expects."""
    numbers = st.sampled_from(["0", "1", "2147483648", "9" * 19, "9" * 30, "9" * 5000, "-1", "x"])
    other = numbers.map(lambda number: re.sub(r"/\d+/", f"/{number}/", address))
    asked = st.tuples(values(), values()).map(lambda pair: f"{address}?{'='.join(map(escaped, pair))}")
    return st.one_of(*[st.just(address)] * 6, other, asked)


def _bodies(form):
    """The form's fields with up to four of them changed, left out, repeated, or added by nobody."""
    names = sorted(form.fields) or ["x"]
    change = st.tuples(
        st.sampled_from(names), st.one_of(st.none(), values(_known(form)), st.lists(values(), max_size=3))
    )
    added = st.tuples(values(), values())
    return st.lists(st.one_of(change, change, change, added), max_size=4).map(lambda made: (_body(form, made), FORM))


def _known(form):
    return {value for given in form.fields.values() for value in given}


def _body(form, changes):
    fields = {name: given[:1] for name, given in form.fields.items() if name != CSRF}
    for name, value in changes:
        fields[name] = [] if value is None else value if isinstance(value, list) else [value]
    return urlencode(fields, doseq=True, encoding="utf-8", errors="surrogatepass").encode()


def _other_bodies():
    multipart = "multipart/form-data; boundary=x"
    broken = st.sampled_from([b"", b"--x", b"--x\r\n\r\n", b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n'])
    return st.one_of(
        st.tuples(st.binary(max_size=200), st.sampled_from([FORM, multipart, "application/json", "", "text/\0"])),
        st.tuples(broken, st.just(multipart)),
        st.tuples(st.just(b"a=" + b"x" * HUGE), st.just(FORM)),
        st.tuples(st.just(b"&".join([b"a=b"] * 21_000)), st.just(FORM)),
        st.tuples(RAW.map(str.encode), st.just(FORM)),
        st.tuples(st.sampled_from(NASTY).map(lambda text: text.encode("utf-16", "surrogatepass")), st.just(FORM)),
    )
