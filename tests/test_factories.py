"""Every factory makes a row that passes the model's own checks."""

import pytest

from tests import factories

FACTORIES = [
    value
    for value in vars(factories).values()
    if isinstance(value, type) and issubclass(value, factories.DjangoModelFactory) and value._meta.model
]


@pytest.mark.django_db
@pytest.mark.parametrize("factory", FACTORIES, ids=lambda factory: factory.__name__)
def test_it_makes_a_row_that_passes_validation(factory):
    row = factory()
    row.full_clean()
    assert str(row)


@pytest.mark.django_db
def test_it_makes_a_finding_with_themes_in_order():
    finding = factories.FindingFactory(
        themes=[factories.ThemeFactory(name="Neglect"), factories.ThemeFactory(name="Adoption")]
    )
    assert [(row.rank, row.theme.name) for row in finding.theme_rows.all()] == [(1, "Neglect"), (2, "Adoption")]
