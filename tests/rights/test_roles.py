"""Four roles, made by a migration: what each brings, and that nothing is left out."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User

from inspections.rights import CODE, EDIT, ENTER, NAME_CODERS, PUBLISH, READ, SETTLE, MissingRight
from inspections.rights.roles import ADMINISTERED, ROLES, bring_up_to_date

RIGHTS = {READ, CODE, EDIT, ENTER, NAME_CODERS, PUBLISH, SETTLE}
FOR_ADMINISTRATORS = {"authority", "succession", "statisticalneighbour", "framework", "judgementarea", "grade"}
"""What editors see and only administrators change; the codebook with them."""


def named(permissions):
    return {f"{row.content_type.app_label}.{row.codename}" for row in permissions.select_related("content_type")}


@pytest.fixture
def groups(db):
    return {group.name: named(group.permissions) for group in Group.objects.all()}


def test_it_makes_four_roles_of_which_each_brings_more(groups):
    assert set(groups) == {"reader", "coder", "editor", "administrator"}
    assert groups["reader"] < groups["coder"] < groups["editor"] < groups["administrator"]


@pytest.mark.parametrize(
    ("role", "rights"),
    [("reader", {READ}), ("coder", {READ, CODE}), ("editor", RIGHTS), ("administrator", RIGHTS)],
)
def test_each_role_opens_what_its_people_need(groups, role, rights):
    assert groups[role] & RIGHTS == rights


def test_every_role_has_all_that_the_table_gives_it(groups):
    assert {role: groups[role] for role in ROLES} == ROLES, "Run bring_up_to_date again in a migration."


def test_administrators_may_do_everything(groups):
    everything = named(Permission.objects.filter(content_type__app_label__in=ADMINISTERED))
    assert groups["administrator"] == everything, "Run bring_up_to_date again in a migration."


def test_editors_change_no_lists_and_no_codebook(groups):
    changed = {f"inspections.change_{noun}" for noun in FOR_ADMINISTRATORS | {"theme", "themegroup"}}
    assert groups["editor"] & changed == set()
    assert {right.replace("change", "view") for right in changed} <= groups["editor"]


def test_it_can_be_run_again_and_leaves_what_was_added(db, groups):
    reader = Group.objects.get(name="reader")
    reader.permissions.add(Permission.objects.get(codename="view_visit"))
    Group.objects.get(name="coder").delete()
    bring_up_to_date(apps)
    assert named(Group.objects.get(name="coder").permissions) == groups["coder"]
    assert named(reader.permissions) == groups["reader"] | {"inspections.view_visit"}


def test_a_person_has_what_the_role_brings(db):
    kim = User.objects.create_user("kim")
    kim.groups.add(Group.objects.get(name="coder"))
    assert [right for right in sorted(RIGHTS) if kim.has_perm(right)] == [CODE, READ]


def test_it_says_which_right_is_missing_and_what_brings_it():
    sentence = "You need the right to publish visits. It comes with the role editor or administrator."
    assert str(MissingRight(PUBLISH)) == sentence
