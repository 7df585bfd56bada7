from datetime import date

import pytest

from inspections.reports import KnownAuthority, ParsedAuthority, bundled_authorities
from inspections.reports.authorities import find_authority, identify, match_authority

OLD = KnownAuthority(
    "Eastshire (county council to 2019)", "901", ("Eastshire County Council",), closed=date(2019, 3, 31)
)
NEW = KnownAuthority("Eastshire", "902", opened=date(2019, 4, 1))
NORTH = KnownAuthority("North Eastshire", "903")
CITY = KnownAuthority("City of London", "904")
PORT = KnownAuthority("Saint Bede upon Tyde", "905", ("St Bede",))
KNOWN = (OLD, NEW, NORTH, CITY, PORT)


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("North Eastshire", "903"),
        ("North Eastshire County Council", "903"),
        ("the Royal Borough of North Eastshire", "903"),
        ("St. Bede local authority", "905"),
        ("Saint Bede-upon-Tyde City Council", "905"),
        ("Saint Bede upon Tyd", "905"),
        ("City of London", "904"),
    ],
)
def test_it_knows_a_name_by_its_forms(printed, code):
    assert match_authority(printed, KNOWN).authority.dfe_code == code


def test_it_chooses_between_predecessor_and_successor_by_the_day():
    assert match_authority("Eastshire", KNOWN, date(2018, 6, 4)).authority.dfe_code == "901"
    assert match_authority("Eastshire", KNOWN, date(2020, 6, 4)).authority.dfe_code == "902"


def test_it_lists_the_candidates_of_an_ambiguous_name():
    match = match_authority("Eastshire", KNOWN)
    assert (match.authority, match.problem.code) == (None, "authority_ambiguous")
    assert "Eastshire (902)" in match.problem.message
    assert "Eastshire (county council to 2019) (901)" in match.problem.message


def test_it_says_which_name_it_does_not_know():
    match = match_authority("Atlantis", KNOWN)
    assert (match.authority, match.problem.code) == (None, "authority_unknown")
    assert "Atlantis" in match.problem.message


def test_it_takes_the_longest_name_in_a_sentence():
    match = find_authority("the response to neglect in North Eastshire", KNOWN, date(2020, 1, 1))
    assert match.authority == ParsedAuthority("North Eastshire", "903")


def test_it_falls_back_on_the_title():
    assert identify("", "A visit to St Bede in spring", KNOWN, None).authority.dfe_code == "905"


def test_it_bundles_every_authority():
    known = bundled_authorities()
    assert len([authority for authority in known if not authority.closed]) == 153
    assert len({authority.dfe_code for authority in known}) == len(known)
    assert all(
        match_authority(one.name, known, one.opened or one.closed).authority.dfe_code == one.dfe_code for one in known
    )
