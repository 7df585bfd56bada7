"""Values that no address, form or file expects."""

from urllib.parse import quote_from_bytes

from hypothesis import strategies as st

NASTY = [
    *(
        "",
        " ",
        "\0",
        "a\0b",
        "\ud800",
        "\udfff\ud800",
        "\ufeff",
        "\u202egnp.exe",
        "שלום عليكم",
        "e\u0301" * 50,
        "🏛" * 30,
    ),
    *(
        "0",
        "-1",
        "-0",
        "1e999",
        "nan",
        "inf",
        "٣",
        "²",
        "½",
        "1_000",
        "0x10",
        "9" * 19,
        "9" * 20,
        "9" * 400,
        "9" * 5000,
    ),
    *("2147483648", "9223372036854775808", "-9223372036854775809", "1.5", "1,2", "true", "null", "None", "[]", "{}"),
    *(
        "' OR 1=1 --",
        "'; DROP TABLE x; --",
        '"',
        "\\",
        "%",
        "%%",
        "_",
        "$1",
        "%s",
        "%(id)s",
        "{0}",
        "{{ 7 }}",
        "{% x %}",
    ),
    *("(((((", "[[[[", "(a+)+$", "(?:", "*", "a" * 64 + "!", "a|b & !c <-> d", "gangs:*", "!!!", "<->", '"unfinished'),
    *(
        "<script>alert(1)</script>",
        "javascript:alert(1)",
        "//example.org",
        "http://[::1",
        "/\\example.org",
        "../../etc",
    ),
    *(
        "2024-02-30",
        "0000-00-00",
        "9999-12-31",
        "1900-01-01",
        "2024-1-1",
        "２０２４-０１-０１",
        "2024-06-01T00:00",
        "today",
    ),
    *("pk", "-pk", "--pk", "visit__authority__password", "?", "random()", "csv", "xlsx", "json", "exe", "CSV", "on"),
    *("\r\nSet-Cookie: a=b", "a\nb", "\t", "a" * 300, "word " * 200, "x" * 20_000, "é" * 5000, "=1+1", "@SUM(A1)"),
]
"""Texts that have upset other programs."""


def values(known=()):
    """A text: one of those known to make sense, one that does not, or any at all."""
    own = [st.sampled_from(sorted(known))] * 2 if known else []
    made = [st.text(max_size=40), st.integers().map(str), st.dates().map(str), st.floats().map(str)]
    return st.one_of(*own, st.sampled_from(NASTY), st.sampled_from(NASTY), *made)


def escaped(text: str) -> str:
    """A text as it stands in an address; also one that is no Unicode."""
    return quote_from_bytes(text.encode("utf-8", "surrogatepass"), safe="")


RAW = st.sampled_from(
    ["%", "%zz", "%00", "%ff%fe", "%u1234", "&&&", "===", ";", "a;b=c", "%26", "+", "#", "%C0%AF", "[]=1"]
)
"""Parts of an address that are not even escaped rightly."""
