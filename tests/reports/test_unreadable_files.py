import pytest

from inspections.reports import UnreadableReport, read_report
from inspections.reports import text as text_module
from tests.documents.made_up import ilacs, locked, without_text

WEB_PAGE = b"\n<!DOCTYPE html><html><body>" + b"<p>A page that calls itself a report.</p>" * 20


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "empty", "download it again"),
        (b" \n ", "empty", "download it again"),
        (WEB_PAGE, "not_pdf", "a web page"),
        (b"PK\x03\x04" + b"x" * 300, "not_pdf", "a Word or ZIP file"),
        (b"plain words " * 50, "not_pdf", "plain text"),
        (b"\x00\x01" * 300, "not_pdf", "another kind"),
        (b"%PDF-1.7\nnothing else", "damaged", "download it again"),
        (b"%PDF-1.7\nnothing else\n%%EOF", "damaged", "download it again"),
    ],
)
def test_it_refuses_a_file_with_its_name_and_a_remedy(data, code, words):
    with pytest.raises(UnreadableReport) as refused:
        read_report(data, "folder/odd.pdf")
    assert refused.value.code == code
    assert refused.value.message.startswith("odd.pdf ")
    assert words in refused.value.message


def test_it_refuses_a_file_cut_off_half_way():
    whole = ilacs()
    with pytest.raises(UnreadableReport) as refused:
        read_report(whole[: len(whole) * 3 // 4], "cut.pdf")
    assert refused.value.code == "damaged"


def test_it_refuses_a_locked_file():
    with pytest.raises(UnreadableReport) as refused:
        read_report(locked(), "locked.pdf")
    assert (refused.value.code, "password" in refused.value.message) == ("encrypted", True)


def test_it_refuses_a_scan():
    with pytest.raises(UnreadableReport) as refused:
        read_report(without_text(), "scan.pdf")
    assert (refused.value.code, "OCR" in refused.value.message) == ("no_text", True)


def test_it_refuses_a_huge_file(monkeypatch):
    monkeypatch.setattr(text_module, "LARGEST_FILE", 1000)
    with pytest.raises(UnreadableReport) as refused:
        read_report(ilacs(), "huge.pdf")
    assert refused.value.code == "too_large"


def test_it_reads_text_in_the_old_windows_encoding():
    report = read_report(("A café’s inspection. " * 30).encode("cp1252"), "old.txt")
    assert "café’s" in report.pages[0]
