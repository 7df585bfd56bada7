"""The roles: each a group of Django's own, with what it brings.

`bring_up_to_date` is run by a migration. Whoever adds a permission adds it to a role here, and a migration that runs
it again: it only ever adds, and passes over what the database does not know yet.
"""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions

ADMINISTERED = ("inspections", "auth", "axes", "django_tasks_database")
"""The apps in which an administrator may do everything."""

_KEPT_BY_EDITORS = (
    *("visit", "visitperiod", "visitinspector", "judgement", "finding", "findingtheme", "topic", "inspector"),
    *("document", "documentproblem", "importbatch", "importitem"),
    *("councilresponse", "responsestatement", "responsequote", "doublecoding"),
)
_SEEN_BY_EDITORS = (
    *("authority", "succession", "statisticalneighbour", "framework", "judgementarea", "grade"),
    *("theme", "themegroup"),
)


def _may(actions, nouns):
    return {f"inspections.{action}_{noun}" for noun in nouns for action in actions}


READER = {"inspections.read_dashboard"}
CODER = READER | {"inspections.code_finding"}
EDITOR = (
    CODER
    | {"inspections.enter_data", "inspections.publish_visit", "inspections.settle_disagreement"}
    | _may(("view", "add", "change", "delete"), _KEPT_BY_EDITORS)
    | _may(("view",), _SEEN_BY_EDITORS)
)
ROLES = {"reader": READER, "coder": CODER, "editor": EDITOR}
"""The permissions of each role but the administrator's, which has all of ADMINISTERED."""


def roles_with(right):
    """The names of the roles that bring a right, the least first."""
    return [*(name for name, rights in ROLES.items() if right in rights), "administrator"]


def bring_up_to_date(apps, schema_editor=None):
    """Make the groups that are not there yet, and give each what it lacks of its permissions."""
    permissions = _permissions(apps)
    groups = apps.get_model("auth", "Group").objects
    for name in (*ROLES, "administrator"):
        wanted = ROLES.get(name, permissions)
        group, _ = groups.get_or_create(name=name)
        group.permissions.add(*(permissions[right] for right in wanted if right in permissions))


def _permissions(apps):
    """All permissions of the administered apps by name. Django makes them after a migration; this needs them now."""
    for label in ADMINISTERED:
        create_permissions(installed.get_app_config(label), verbosity=0, interactive=False, apps=apps)
    rows = apps.get_model("auth", "Permission").objects.select_related("content_type")
    rows = rows.filter(content_type__app_label__in=ADMINISTERED)
    return {f"{row.content_type.app_label}.{row.codename}": row for row in rows}
