from inspections.reports.lines import Line
from inspections.reports.order import in_printed_order


def lines(*heights):
    return [Line(f"at {height}", page=1, y=height, size=12) for height in heights]


def heights(of_page):
    return [line.y for line in in_printed_order(of_page)]


def test_it_moves_the_top_of_a_page_before_what_the_file_holds_first():
    assert heights(lines(700, 680, 660, 740, 720)) == [740, 720, 700, 680, 660]


def test_it_leaves_what_follows_the_moved_lines():
    assert heights(lines(700, 680, 740, 720, 660, 640)) == [740, 720, 700, 680, 660, 640]


def test_it_keeps_the_cells_of_a_table_together():
    assert heights(lines(740, 700, 680, 700, 680)) == [740, 700, 680, 700, 680]


def test_it_takes_a_page_without_lines():
    assert heights([]) == []
