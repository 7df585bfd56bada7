"""Whether a reading says enough to draft a visit from it."""

from typing import Any

from inspections.isolation import Reading
from inspections.models import Authority

from .authorities import candidates
from .results import AuthorityUnclearError, ImportRefusedError
from .storing import storable
from .writing import Source

ABOUT_AUTHORITY = "authority_"
"""How the codes of the reader's problems with the authority begin."""


def checked(reading: Reading, name: str, authority: str, *, is_known: bool) -> Source:
    """The reading, ready to be written. Raises ImportRefusedError where no visit could be drafted from it.

    `authority` is the DfE code of the one that a person chose, or empty. A document that `is_known` has its visit.
    """
    facts = storable(reading.facts)
    if facts["layout"] == "unknown":
        raise ImportRefusedError(
            f"{name} is no report that can be read here: check the file, or enter its visit by hand."
        )
    if authority:
        facts["authority"] = _chosen(authority)
    elif not facts["authority"] and not is_known:
        raise _unclear(facts, name)
    if not facts["visit_type"] and not is_known:
        raise ImportRefusedError(
            f"{name} does not say which kind of visit it is about (nor the days on site that would tell): "
            "enter the visit by hand with the days on site, and keep the file beside it."
        )
    # By now a person or the visit itself has settled which authority it is.
    facts["problems"] = [row for row in facts["problems"] if not row["code"].startswith(ABOUT_AUTHORITY)]
    return Source(name, facts, storable(reading.pages))


def _chosen(code: str) -> dict[str, str]:
    authority = Authority.objects.filter(dfe_code=code).first()
    if authority is None:
        raise ImportRefusedError(f"There is no authority with the DfE code {code}: choose another one.")
    return {"name": authority.name, "dfe_code": code}


def _unclear(facts: dict[str, Any], name: str) -> AuthorityUnclearError:
    reason = next((row["message"] for row in facts["problems"] if row["code"].startswith(ABOUT_AUTHORITY)), "")
    message = f"{name} names no known authority. {reason} Then import the file again."
    return AuthorityUnclearError(message, candidates(reason, facts["title"]))
