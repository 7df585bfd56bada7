"""Documents read in a process of their own: what it says, and what ends it."""

import os
import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest
from fpdf import FPDF

from inspections.isolation import Limits, Reader, ReaderFault, ReadingRefused, reader
from inspections.isolation.frames import send
from inspections.reports import KnownAuthority, read_report
from tests.importing.letters import letter

NORTHTON = (KnownAuthority("Northton", "901", ("North Town",)),)


@pytest.fixture
def make():
    """A reader with some limits of its own; ended with the test."""

    def make(**limits):
        made.append(Reader(Limits(**limits)))
        return made[-1]

    made = []
    yield make
    for one in made:
        one.close()


def pdf(pages):
    document = FPDF()
    document.set_font("helvetica", size=12)
    for _ in range(pages):
        document.add_page()
        document.multi_cell(0, text="A recipe for soup. " * 20)
    return bytes(document.output())


def refusal(read, data, name="soup.pdf"):
    with pytest.raises(ReadingRefused) as refused:
        read(data, name, NORTHTON)
    return str(refused.value)


def test_it_reads_what_the_reader_reads(make):
    here = read_report(letter(), "letter.txt", NORTHTON)
    there = make().read(letter(), "letter.txt", NORTHTON)
    assert (there.facts, there.pages) == (here.to_json(), list(here.pages))


def test_it_reads_many_files_in_one_process_and_then_in_a_new_one(make, monkeypatch):
    monkeypatch.setattr(reader, "MOST_FILES", 2)
    one, processes = make(), []
    for _ in range(3):
        one.read(letter(), "letter.txt", NORTHTON)
        processes.append(one.child.pid)
    assert processes[0] == processes[1] != processes[2]


def test_it_refuses_what_the_reader_refuses(make):
    assert refusal(make().read, b"") == "soup.pdf is empty (0 bytes): download it again."


def test_it_refuses_too_many_pages_before_it_reads_them(make):
    assert refusal(make(pages=2).read, pdf(3)) == (
        "soup.pdf has 3 pages, more than 2: check that it is a report, or split it."
    )


def test_it_refuses_what_takes_too_long_and_reads_on(make):
    one = make()
    one.read(letter(), "letter.txt", NORTHTON)
    os.kill(one.child.pid, signal.SIGSTOP)
    one.limits = replace(one.limits, seconds=0.3)
    start = time.monotonic()
    assert refusal(one.read, letter()).startswith("soup.pdf takes more than 0.3 seconds to read")
    one.limits = Limits()
    assert time.monotonic() - start < 20
    assert one.read(letter(), "letter.txt", NORTHTON).facts["layout"] == "letter"


def test_it_refuses_what_needs_too_much_memory_and_reads_on(make):
    one = make(memory_mb=200)
    flood = b"%PDF-1.4\n" + b"0" * 100_000_000 + b"%%EOF"
    assert "soup.pdf" in refusal(one.read, flood)
    assert one.read(letter(), "letter.txt", NORTHTON).facts["layout"] == "letter"


def test_it_refuses_what_holds_too_much_text(make):
    one = make(answer_mb=0)
    sentence = "soup.pdf holds more than 0 MB of text: check that it is a report, or split it."
    assert refusal(one.read, letter()) == sentence


def test_it_refuses_what_breaks_the_process_and_reads_on(make, monkeypatch):
    def break_and_send(stream, message):
        one.child.send_signal(signal.SIGSEGV)
        one.child.wait()
        send(stream, message)

    one = make()
    monkeypatch.setattr(reader, "send", break_and_send)
    assert refusal(one.read, letter()).startswith("soup.pdf makes the program that reads it break down")
    monkeypatch.setattr(reader, "send", send)
    assert one.read(letter(), "letter.txt", NORTHTON).facts["layout"] == "letter"


def test_it_tells_a_fault_of_the_reader_from_a_bad_file(make):
    with pytest.raises(ReaderFault, match=r"Reading soup\.txt failed:\nTraceback"):
        make().read(letter(), "soup.txt", (KnownAuthority(None, "901"),))


def test_it_gives_the_process_no_secrets(make, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    one = make()
    one.read(letter(), "letter.txt", NORTHTON)
    environment = Path(f"/proc/{one.child.pid}/environ").read_text().split("\0")
    assert {line.partition("=")[0] for line in environment if line} <= {"PATH", "LANG", "LC_CTYPE"}


def test_it_ends_when_nobody_asks_any_more():
    with reader.start(Limits()) as child:
        child.stdin.close()
        assert child.wait(timeout=10) == 0


def test_it_says_when_the_process_does_not_start(monkeypatch, tmp_path):
    monkeypatch.setattr(reader, "ROOT", tmp_path)
    with pytest.raises(ReaderFault, match=r"does not start \(status 1\)"):
        Reader(Limits()).read(letter(), "letter.txt", NORTHTON)
