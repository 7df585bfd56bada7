"""The raw text of PDFs by pypdfium2 and nothing else: `python -m benchmarks.raw_text FILE...`.

A process of its own, as reading has one: `benchmarks.reading` measures the two beside each other.
"""

import sys

import pypdfium2 as pdfium


def main() -> None:
    for path in sys.argv[1:]:
        with pdfium.PdfDocument(path) as document:
            for page in document:
                page.get_textpage().get_text_range()


if __name__ == "__main__":
    main()
