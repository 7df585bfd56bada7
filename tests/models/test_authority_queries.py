import datetime

import pytest

from inspections.models import Authority
from tests.factories import AuthorityFactory

LAST_DAY, FIRST_DAY = datetime.date(2021, 3, 31), datetime.date(2021, 4, 1)


@pytest.mark.django_db
def test_it_knows_which_authorities_existed_on_a_day():
    old = AuthorityFactory(closed=LAST_DAY)
    new = AuthorityFactory(opened=FIRST_DAY)
    always = AuthorityFactory()
    assert set(Authority.objects.open_on(LAST_DAY)) == {old, always}
    assert set(Authority.objects.open_on(FIRST_DAY)) == {new, always}
    assert set(Authority.objects.open()) == {new, always}


@pytest.mark.django_db
def test_it_makes_its_slug_from_its_name():
    assert AuthorityFactory(name="Bournemouth, Christchurch and Poole").slug == "bournemouth-christchurch-and-poole"
