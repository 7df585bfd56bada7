"""Two codings of the same findings compared."""

from inspections.agreement import Agreement, Coding, Comparison, differences

NEGLECT, ADOPTION, ADVOCACY = 1, 2, 3


def said(assessment, *themes):
    return Coding(assessment, themes)


def test_codings_agree_whatever_the_order_behind_the_main_theme():
    one, other = said("mixed", NEGLECT, ADOPTION, ADVOCACY), said("mixed", NEGLECT, ADVOCACY, ADOPTION)
    assert differences(one, other) == []


def test_it_says_in_what_codings_differ():
    one = said("mixed", NEGLECT, ADOPTION)
    others = [said("strength", NEGLECT, ADOPTION), said("mixed", ADOPTION, NEGLECT), said("mixed", NEGLECT)]
    assert [differences(one, other) for other in others] == [["assessment"], ["main theme"], ["themes"]]


PAIRS = [
    (said("strength", NEGLECT), said("strength", NEGLECT)),
    (said("strength", NEGLECT, ADOPTION), said("mixed", ADOPTION, NEGLECT)),
    (said("mixed", ADOPTION), said("mixed", ADVOCACY)),
    (said("context", ADOPTION), said("context", ADOPTION)),
]


def test_it_compares_assessments():
    assert Comparison(PAIRS).assessment == Agreement(4, 3, kappa=7 / 11)


def test_it_compares_main_themes_and_sets_of_themes():
    comparison = Comparison(PAIRS)
    assert (comparison.main_theme.agreed, comparison.theme_sets.agreed) == (2, 3)
    assert 0 < comparison.theme_sets.alpha < 1


def test_it_compares_each_theme_that_either_named():
    assert Comparison(PAIRS).themes == {
        NEGLECT: Agreement(4, 4, kappa=1, used=2),
        ADOPTION: Agreement(4, 3, kappa=0.5, used=3),
        ADVOCACY: Agreement(4, 3, kappa=0, used=1),
    }


def test_nothing_is_made_of_no_findings():
    comparison = Comparison([])
    assert (comparison.assessment, comparison.themes) == (Agreement(0, 0), {})
