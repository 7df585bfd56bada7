"""A small press: prints made-up reports as PDF with all that makes published ones hard to read."""

from fpdf import FPDF

LEFT, RIGHT, TOP, BOTTOM = 71, 520, 60, 770
LEADING = 14.5
GAP = 12
HANG = 28


class Press(FPDF):
    """Lines are set one by one, as word processors do, so that footers stand first in the text of each page."""

    def __init__(self, footer=(), size=12):
        super().__init__(unit="pt", format="A4")
        self.core_fonts_encoding = "windows-1252"
        self.set_auto_page_break(False)
        self.footer_lines, self.body_size = footer, size
        self.turn_page()

    def turn_page(self):
        self.add_page()
        for number, line in enumerate(self.footer_lines):
            self.print_at(LEFT, 810 + 10 * number, line.format(page=self.page_no()), size=8)
        self.at = TOP

    def print_at(self, x, y, text, *, size=None, bold=False, family="Helvetica"):
        self.set_font(family, "B" if bold else "", size or self.body_size)
        self.text(x, y, text)

    def line(self, text, x=LEFT, *, size=None, bold=False):
        if self.at + LEADING > BOTTOM:
            self.turn_page()
        self.at += max(LEADING, (size or 0) * 1.2)
        self.print_at(x, self.at, text, size=size, bold=bold)

    def wrapped(self, text, width, *, size=None, bold=False):
        """The text in lines no wider than `width` points. A tilde stands for a place that must begin a line."""
        self.set_font("Helvetica", "B" if bold else "", size or self.body_size)
        for piece in text.split("~"):
            line = ""
            for word in piece.split():
                if line and self.get_string_width(f"{line} {word}") > width:
                    yield line
                    line = ""
                line = f"{line} {word}".strip()
            yield line

    def gap(self, points=GAP):
        self.at += points

    def heading(self, text, size=14):
        self.gap()
        for line in self.wrapped(text, RIGHT - LEFT, size=size, bold=True):
            self.line(line, size=size, bold=True)

    def paragraph(self, text, x=LEFT):
        self.gap()
        for line in self.wrapped(text, RIGHT - x):
            self.line(line, x)

    def numbered(self, number, text, space=" "):
        """A paragraph whose later lines hang under its words."""
        self.gap()
        first, *others = self.wrapped(text, RIGHT - LEFT - HANG)
        self.line(f"{number}.{space}{first}")
        for line in others:
            self.line(line, LEFT + HANG)

    def bullet(self, text, glyph="n", x=LEFT, family="ZapfDingbats"):
        """An item of a list; the glyph is a letter of a symbol font, as word processors print them."""
        self.gap(6)
        for number, line in enumerate(self.wrapped(text, RIGHT - x - 18)):
            self.line(line, x + 18)
            if number == 0:
                self.print_at(x, self.at, glyph, family=family)

    def row(self, label, grade):
        """A row of a table: the label over several lines, the grade beside its first."""
        top = self.at + 12
        self.gap()
        for line in self.wrapped(label, 210):
            self.line(line, LEFT + 6)
        self.print_at(LEFT + 232, top + LEADING, grade)

    def printed(self):
        return bytes(self.output())
