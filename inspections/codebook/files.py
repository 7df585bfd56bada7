"""A codebook file of any form that is understood, told by how its name ends."""

from .csv_file import read_csv
from .errors import CodebookFileError
from .qdc_file import read_qdc
from .yaml_file import read_yaml

READERS = {"yaml": read_yaml, "yml": read_yaml, "csv": read_csv, "qdc": read_qdc}
MOST_BYTES = 500_000


def text_of(data):
    """The text of a file; raises CodebookFileError."""
    if len(data) > MOST_BYTES:
        raise CodebookFileError(f"The file is larger than {MOST_BYTES // 1000} KB, which no codebook is.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CodebookFileError("The file is not UTF-8. Save it as UTF-8 (in Excel: CSV UTF-8).") from error
    if "\x00" in text:
        raise CodebookFileError("The file is not text.")
    return text.replace("\r\n", "\n")


def read_text(text, ending):
    """The codebook of a text; raises CodebookFileError."""
    if ending.lower() not in READERS:
        raise CodebookFileError("Choose a file whose name ends with .yaml, .csv or .qdc.")
    return READERS[ending.lower()](text.replace("\r\n", "\n"))
