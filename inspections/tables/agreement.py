"""How far codings agree: a row for the assessment, the themes, and each theme."""

from operator import itemgetter

import django_tables2 as tables

from .columns import NUMERIC, LinkColumn, NumberColumn
from .figures import FigureTable

NOT_DEFINED = "not defined"


class AgreedColumn(LinkColumn):
    """Such as "9 of 10 (90.0%)", linked to the disagreements behind it."""

    def __init__(self, **kwargs):
        super().__init__(url=itemgetter("url"), attrs=NUMERIC, **kwargs)

    def render(self, value, record):
        return super().render(self.value(value), record)

    def value(self, value):
        share = f" ({100 * value.agreed / value.compared:.1f}%)" if value.compared else ""
        return f"{value.agreed:,} of {value.compared:,}{share}"


class CoefficientColumn(tables.Column):
    """In words where it is not defined; empty where the row has no such coefficient."""

    def __init__(self, name, **kwargs):
        super().__init__(accessor="agreement", attrs=NUMERIC, **kwargs)
        self.name = name

    def render(self, value, record):
        found = self.value(value, record)
        return f"{found:.2f}" if isinstance(found, float) else found

    def value(self, value, record):
        """A number with two decimals."""
        if (self.name == "alpha") != (record["what"] == "Set of themes"):
            return ""
        coefficient = getattr(value, self.name)
        return NOT_DEFINED if coefficient is None else round(coefficient, 2)


class AgreementTable(FigureTable):
    """Needs `agreeing.agreement_rows`."""

    what = LinkColumn(verbose_name="What is compared", url=itemgetter("theme_url"))
    used = NumberColumn(verbose_name="Named by either")
    agreed = AgreedColumn(accessor="agreement", verbose_name="Agreed")
    kappa = CoefficientColumn("kappa", verbose_name="Cohen’s kappa")
    alpha = CoefficientColumn("alpha", verbose_name="Krippendorff’s alpha")


COEFFICIENTS_NOTE = (
    "Of a theme, two codings agree where both name it or neither does. Kappa is agreement beyond chance; alpha is that "
    "of sets of themes, with the MASI distance (1 apart, 0 equal, between where they share themes). Not defined: where "
    "everybody said the same, chance alone would bring full agreement."
)
