"""Which authorities a file may be about: all that the product knows, and those that an unclear name may mean."""

import re

from rapidfuzz import fuzz, process

from inspections.models import Authority
from inspections.reports import KnownAuthority

CODE = re.compile(r"\((\d{3})\)")
QUOTED = re.compile(r"“([^”]+)”")
ALIKE = 60
"""The likeness (0 to 100) from which a known name is offered for one that nobody knows."""

MOST_OFFERED = 5


def known_authorities() -> tuple[KnownAuthority, ...]:
    return tuple(
        KnownAuthority(row.name, row.dfe_code, tuple(row.aliases), row.opened, row.closed)
        for row in Authority.objects.all()
    )


def candidates(message: str, title: str) -> tuple[str, ...]:
    """The DfE codes of those that an unclear name may mean, the likeliest first.

    The reader's message names them, or quotes the name that it found; without either the title is compared.
    """
    known = {authority.dfe_code: authority for authority in known_authorities()}
    named = [code for code in CODE.findall(message) if code in known]
    if named:
        return tuple(named)
    quoted = QUOTED.search(message)
    names = {code: authority.name for code, authority in known.items()}
    near = process.extract(
        quoted[1] if quoted else title, names, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE, limit=MOST_OFFERED
    )
    return tuple(code for _, _, code in near)
