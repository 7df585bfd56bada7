"""The account of a person whom the provider knows: made the first time, its name and roles kept up to date."""

import re

from django.contrib.auth.models import Group, User
from django.db import transaction

from config.single_sign_on import ROLES
from inspections.models import ProviderAccount

from .provider import Refused

NO_ROLE = "Your organisation knows you, but none of your groups has a role here. Ask an administrator."
SWITCHED_OFF = "Your account here is switched off. Ask an administrator."
TAKEN = (
    "There is an account named {name} here already that does not belong to single sign-on. "
    "Ask an administrator to rename it, then sign in again."
)


def arrive(claims, sso):
    """The active person of these claims, with the roles that their groups bring. Raises Refused.

    Where no group brings a role, roles from earlier are taken away before the person is refused.
    """
    roles = roles_of(claims, sso)
    with transaction.atomic():
        account = ProviderAccount.objects.select_related("person").filter(issuer=sso.issuer, subject=claims["sub"])
        person = next((row.person for row in account), None)
        if person is None and roles:
            person = _newcomer(claims, sso)
        if person is not None:
            _bring_up_to_date(person, claims, roles)
    if person is not None and not person.is_active:
        raise Refused(SWITCHED_OFF)
    if not roles:
        raise Refused(NO_ROLE)
    return person


def roles_of(claims, sso):
    """The roles that the person's groups bring; the one of others where none does, nothing where they are refused."""
    said = claims.get(sso.claim) or []
    groups = [said] if isinstance(said, str) else [group for group in said if isinstance(group, str)]
    roles = {sso.groups[group] for group in groups if group in sso.groups}
    return roles or ({sso.others} if sso.others else set())


def _newcomer(claims, sso):
    name = _username(claims)
    if User.objects.filter(username__iexact=name).exists():
        raise Refused(TAKEN.format(name=name))
    person = User.objects.create_user(name)
    ProviderAccount.objects.create(person=person, issuer=sso.issuer, subject=claims["sub"])
    return person


def _username(claims):
    name = claims.get("preferred_username") or claims.get("email") or claims["sub"]
    return re.sub(r"[^\w.@+-]", "-", str(name))[:150]


def _bring_up_to_date(person, claims, roles):
    person.first_name, person.last_name = (str(claims.get(name) or "")[:150] for name in ("given_name", "family_name"))
    person.email = str(claims.get("email") or "")[:254]
    person.save(update_fields=["first_name", "last_name", "email"])
    person.groups.remove(*Group.objects.filter(name__in=set(ROLES) - roles))
    person.groups.add(*Group.objects.filter(name__in=roles))
