"""Authorities, which replaced which, and which are most alike."""

from django.utils.text import slugify

from inspections.models import Authority, AuthorityKind, Region, StatisticalNeighbour, Succession

from .files import by_key, checked, find, read_csv
from .saving import ever_there, save_new

REGIONS = {label: value for value, label in Region.choices}
KINDS = {label: value for value, label in AuthorityKind.choices}


def load_authorities():
    """Adds authorities that were never there. Returns how many."""
    rows = by_key(read_csv("authorities.csv"), "dfe_code")
    known = ever_there(Authority, "dfe_code")
    new = [row for code, row in rows.items() if code not in known]
    for row in new:
        save_new(checked(row, _authority(row)))
    return len(new)


def _authority(row):
    same = ("name", "ons_code", "dfe_code")
    numbers_and_days = ("ofsted_urn", "population_0_25", "opened", "closed")
    return Authority(
        slug=slugify(row["name"]),
        region=find(row, REGIONS, row["region"], "region"),
        kind=find(row, KINDS, row["kind"], "kind of authority"),
        aliases=row.parts("aliases"),
        previous_ons_codes=row.parts("previous_ons_codes"),
        **row.only(*same),
        **{column: row[column] or None for column in numbers_and_days},
    )


def load_successions():
    """Adds successions that were never there, between authorities that are there."""
    authorities = {authority.dfe_code: authority for authority in Authority.objects.all()}
    known = ever_there(Succession, "predecessor_id", "successor_id")
    for row in by_key(read_csv("successions.csv"), "predecessor_dfe_code", "successor_dfe_code").values():
        old, new = (authorities.get(row[f"{end}_dfe_code"]) for end in ("predecessor", "successor"))
        if old and new and (old.pk, new.pk) not in known:
            succession = Succession(predecessor=old, successor=new, date=row["date"], extent=row["extent"])
            save_new(checked(row, succession))


def load_neighbours():
    """Adds the editions of which no row is there yet, between authorities that are there."""
    rows = by_key(read_csv("statistical_neighbours.csv"), "dfe_code", "edition", "rank").values()
    loaded = set(StatisticalNeighbour.objects.order_by().values_list("edition", flat=True).distinct())
    new = [row for row in rows if row["edition"] not in loaded]
    if new:
        ids = dict(Authority.objects.values_list("dfe_code", "pk"))
        pairs = [(row, ids.get(row["dfe_code"]), ids.get(row["neighbour_dfe_code"])) for row in new]
        StatisticalNeighbour.objects.bulk_create(_neighbour(*pair) for pair in pairs if all(pair))


def _neighbour(row, authority_id, neighbour_id):
    neighbour = StatisticalNeighbour(
        authority_id=authority_id, neighbour_id=neighbour_id, edition=row["edition"], rank=row["rank"]
    )
    return checked(row, neighbour)
