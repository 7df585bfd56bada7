"""Single sign-on is switched on by the environment alone, and what is wrong in it is said with its remedy."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.environment import with_secrets
from config.single_sign_on import SingleSignOn, single_sign_on

ISSUER = "https://login.example.org/northton/v2.0"
WHOLE = {
    "DASHBOARD_OIDC_ISSUER": ISSUER,
    "DASHBOARD_OIDC_CLIENT_ID": "dashboard",
    "DASHBOARD_OIDC_CLIENT_SECRET": "a secret",
    "DASHBOARD_OIDC_GROUPS": "g-1=editor",
}


def test_it_is_off_where_nothing_is_set():
    assert single_sign_on({"DASHBOARD_PUBLIC": "1", "DASHBOARD_OIDC_ISSUER": ""}) is None


def test_it_reads_all_that_is_set():
    environ = WHOLE | {
        "DASHBOARD_OIDC_GROUPS": "g-1=editor, g-2 = administrator",
        "DASHBOARD_OIDC_CLAIM": "roles",
        "DASHBOARD_OIDC_OTHERS": "reader",
        "DASHBOARD_OIDC_NAME": "Northton Council",
    }
    groups = {"g-1": "editor", "g-2": "administrator"}
    assert single_sign_on(environ) == SingleSignOn(
        ISSUER, "dashboard", "a secret", "Northton Council", "roles", groups, "reader"
    )


def test_it_reads_the_secret_from_a_file(tmp_path):
    file = tmp_path / "secret"
    file.write_text("from a file\n")
    environ = {name: value for name, value in WHOLE.items() if not name.endswith("SECRET")}
    environ |= {"DASHBOARD_OIDC_CLIENT_SECRET_FILE": str(file)}
    assert single_sign_on(with_secrets(environ)).client_secret == "from a file"


@pytest.mark.parametrize(
    ("changes", "remedy"),
    [
        ({"DASHBOARD_OIDC_ISSUER": ""}, "DASHBOARD_OIDC_ISSUER is not set, but DASHBOARD_OIDC_CLIENT_ID is."),
        ({"DASHBOARD_OIDC_CLIENT_SECRET": ""}, "or DASHBOARD_OIDC_CLIENT_SECRET_FILE"),
        ({"DASHBOARD_OIDC_ISSUER": "http://login.example.org/"}, "Set it to the issuer's https address"),
        ({"DASHBOARD_OIDC_ISSUER": f"{ISSUER}/.well-known/openid-configuration"}, "without /.well-known"),
        ({"DASHBOARD_OIDC_ISSUER": "login.example.org"}, "Set it to the issuer's https address"),
        ({"DASHBOARD_OIDC_GROUPS": ""}, "so nobody could sign in"),
        ({"DASHBOARD_OIDC_GROUPS": "g-1=superuser"}, "one of the roles reader, coder, editor, administrator"),
        ({"DASHBOARD_OIDC_GROUPS": "editor"}, "an equals sign"),
        ({"DASHBOARD_OIDC_GROUPS": "g-1=editor", "DASHBOARD_OIDC_OTHERS": "yes"}, "Set it to reader"),
    ],
)
def test_it_says_what_is_wrong(changes, remedy):
    with pytest.raises(ImproperlyConfigured, match="DASHBOARD_OIDC_") as error:
        single_sign_on(WHOLE | changes)
    assert remedy in str(error.value)


def test_plain_http_is_for_this_machine_alone():
    environ = WHOLE | {"DASHBOARD_OIDC_GROUPS": "g-1=editor", "DASHBOARD_OIDC_ISSUER": "http://127.0.0.1:8080/realm"}
    assert single_sign_on(environ).issuer == "http://127.0.0.1:8080/realm"
