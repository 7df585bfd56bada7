from inspections.reports.hyphens import LINE_HYPHEN, SOFT_HYPHEN, Mender


def joined(*lines, also=()):
    return Mender([*lines, *also]).join(lines)


def test_it_keeps_the_hyphen_of_a_compound():
    assert joined(f"a multi{LINE_HYPHEN}", "agency plan") == "a multi-agency plan"


def test_it_drops_the_hyphen_of_a_word_that_the_document_writes_whole():
    assert joined(f"the chil{LINE_HYPHEN}", "dren play", also=["All children know."]) == "the children play"


def test_it_prefers_the_compound_where_the_document_writes_both():
    assert joined(f"of well{LINE_HYPHEN}", "being", also=["wellbeing", "well-being"]) == "of well-being"


def test_it_drops_unknown_hyphens_in_a_document_that_divides_its_words():
    divided = [f"chil{LINE_HYPHEN}", "dren", f"fam{LINE_HYPHEN}", "ilies", f"ser{LINE_HYPHEN}", "vices"]
    known = ["children families services"]
    assert joined(f"a gar{LINE_HYPHEN}", "den", also=[*divided, *known]) == "a garden"


def test_it_drops_soft_hyphens():
    assert joined(f"a gar{SOFT_HYPHEN}", f"den of ro{SOFT_HYPHEN}ses") == "a garden of roses"


def test_it_closes_up_after_a_printed_hyphen_or_dash():
    assert joined("a child-", "centred year 2015–", "16 and – so", "on") == "a child-centred year 2015–16 and – so on"
