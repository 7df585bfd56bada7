"""A line that begins the same way again and again is read in a time that grows with its length, not with its square."""

import time
from contextlib import suppress

import pytest

from inspections.reports import UnreadableReport, read_report
from tests.importing.letters import letter

MOST_SECONDS = 2


@pytest.mark.parametrize(
    "words",
    [
        "Focused visit to Barnet in our borough ",
        "The inspectors and the inspectors ",
        "Joint local area SEND inspection in Barnet ",
        "the local area of Barnet and the areas of Barnet ",
        "the multi-agency response to children in Barnet ",
        "findings of the focused findings of the ",
        "requires improvement to be good, is: are: that it is ",
    ],
)
@pytest.mark.parametrize(
    "kind", ["Focused visit", "Joint targeted area inspection of", "Joint local area SEND inspection in"]
)
def test_it_reads_a_long_line_in_little_time(kind, words):
    text = letter("Barnet").decode().replace("Focused visit to", f"{kind} {words * 2000}")
    start = time.process_time()
    with suppress(UnreadableReport):
        read_report(text.replace("Inspectors looked at", words * 2000).encode(), "letter.txt", ())
    assert time.process_time() - start < MOST_SECONDS
