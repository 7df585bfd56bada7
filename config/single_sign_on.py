"""Reads the settings of single sign-on by OpenID Connect. Each wrong or missing one is answered with its remedy."""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

ROLES = ("reader", "coder", "editor", "administrator")
NEEDED = ("DASHBOARD_OIDC_ISSUER", "DASHBOARD_OIDC_CLIENT_ID", "DASHBOARD_OIDC_CLIENT_SECRET")


@dataclass(frozen=True)
class SingleSignOn:
    """The provider, what the dashboard is there, and which of its groups brings which role.

    `others` is the role of people without such a group, or "" where they are refused.
    """

    issuer: str
    client_id: str
    client_secret: str
    name: str
    claim: str
    groups: Mapping[str, str]
    others: str


def single_sign_on(environ: Mapping[str, str]) -> SingleSignOn | None:
    """The settings, or None where single sign-on is switched off: none of its variables is set."""
    given = {name for name, value in environ.items() if name.startswith("DASHBOARD_OIDC_") and value}
    if not given:
        return None
    missing = [name for name in NEEDED if name not in given]
    if missing:
        raise ImproperlyConfigured(
            f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} not set, but {min(given)} is. Single "
            "sign-on needs the issuer, the client ID and the client secret (or DASHBOARD_OIDC_CLIENT_SECRET_FILE) of "
            "the dashboard's registration; leave all of them out to switch it off."
        )
    groups, others = _groups(environ.get("DASHBOARD_OIDC_GROUPS", "")), _others(environ)
    if not groups and not others:
        raise ImproperlyConfigured(
            "DASHBOARD_OIDC_GROUPS is not set, so nobody could sign in. Name the groups that bring roles, such as "
            "0f3c-group-id=editor,7a1b-group-id=coder, or set DASHBOARD_OIDC_OTHERS to reader."
        )
    return SingleSignOn(
        issuer=_issuer(environ["DASHBOARD_OIDC_ISSUER"].strip()),
        client_id=environ["DASHBOARD_OIDC_CLIENT_ID"].strip(),
        client_secret=environ["DASHBOARD_OIDC_CLIENT_SECRET"],
        name=environ.get("DASHBOARD_OIDC_NAME", "").strip() or "your organisation",
        claim=environ.get("DASHBOARD_OIDC_CLAIM", "").strip() or "groups",
        groups=groups,
        others=others,
    )


def _issuer(address: str) -> str:
    parts = urlsplit(address)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and _is_this_machine(parts.hostname or ""))
    if not is_safe or not parts.hostname or parts.query or parts.fragment or "/.well-known" in address:
        raise ImproperlyConfigured(
            f"DASHBOARD_OIDC_ISSUER is {address!r}. Set it to the issuer's https address without /.well-known, such as "
            "https://login.microsoftonline.com/TENANT-ID/v2.0"
        )
    return address


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _groups(text: str) -> dict[str, str]:
    """The role of each group, from group=role,group=role."""
    groups = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        group, _, role = part.rpartition("=")
        if not group.strip() or role.strip() not in ROLES:
            raise ImproperlyConfigured(
                f"DASHBOARD_OIDC_GROUPS has {part!r}. Write each group as the provider names it, an equals sign and "
                f"one of the roles {', '.join(ROLES)}: 0f3c-group-id=editor"
            )
        groups[group.strip()] = role.strip()
    return groups


def _others(environ: Mapping[str, str]) -> str:
    value = environ.get("DASHBOARD_OIDC_OTHERS", "") or "refuse"
    if value not in {"refuse", "reader"}:
        raise ImproperlyConfigured(
            f"DASHBOARD_OIDC_OTHERS is {value!r}. Set it to reader to let people without one of the groups read, or to "
            "refuse, which it is when left out."
        )
    return "" if value == "refuse" else value
