"""Reads the settings that differ between deployments. Each wrong value is answered with its remedy."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

SECRETS = ("DASHBOARD_SECRET_KEY", "DATABASE_PASSWORD", "DASHBOARD_OIDC_CLIENT_SECRET")
YEAR = 365 * 24 * 3600  # seconds
THIS_MACHINE = ["localhost", "127.0.0.1", "[::1]"]
HOST = re.compile(r"\.?[\w-]+(\.[\w-]+)*|\[[\da-fA-F:.]+\]")
"""A name as Django compares it: without https:// and port; with a dot before it, all names below it too."""
KEY = "a long random text, the same for every process, such as what 'openssl rand -base64 48' prints"
LEAST_KEY = 50  # characters, as Django's own check for deployments asks


def with_secrets(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment, with each of SECRETS that has the name of a file instead read from there.

    DASHBOARD_SECRET_KEY_FILE=/run/secrets/secret-key stands for DASHBOARD_SECRET_KEY with what that file says.
    """
    named = {name: environ.get(f"{name}_FILE") for name in SECRETS}
    return {**environ, **{name: _secret_in(f"{name}_FILE", file) for name, file in named.items() if file}}


def _secret_in(variable: str, file: str) -> str:
    try:
        secret = Path(file).read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"{variable} names {file}, which cannot be read ({error.strerror}). Make it readable for the user the "
            "dashboard runs as."
        ) from error
    if not secret:
        raise ImproperlyConfigured(f"{variable} names {file}, which is empty. Write the secret into it.")
    return secret


def switch(environ: Mapping[str, str], name: str, remedy: str, *, default: str = "0") -> bool:
    """Whether the variable is 1; the `remedy` is what to set it to, and for what, where it is neither 0 nor 1."""
    value = environ.get(name, default)
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} is {value!r}. Set it to {remedy}, or leave it out.")
    return value == "1"


def debug(environ: Mapping[str, str]) -> bool:
    return switch(environ, "DASHBOARD_DEBUG", "1 for development")


def public(environ: Mapping[str, str]) -> bool:
    """Whether everybody may read, or only people with an account."""
    return switch(environ, "DASHBOARD_PUBLIC", "0 to let only people with an account read", default="1")


def proxies(environ: Mapping[str, str]) -> int:
    """How many proxies stand before the dashboard; decides which part of X-Forwarded-For is believed."""
    value = environ.get("DASHBOARD_PROXIES", "0")
    if not (value.isascii() and value.isdecimal() and len(value) == 1):
        raise ImproperlyConfigured(
            f"DASHBOARD_PROXIES is {value!r}. Set it to how many proxies stand before the dashboard, such as 1 for "
            "one nginx, or leave it out where people reach it directly."
        )
    return int(value)


def hsts_seconds(environ: Mapping[str, str], *, local: bool) -> int:
    """How long browsers keep to https once they saw the dashboard: a year unless told otherwise, 0 on one machine."""
    value = environ.get("DASHBOARD_HSTS_SECONDS", str(YEAR))
    if not (value.isascii() and value.isdecimal()):
        raise ImproperlyConfigured(
            f"DASHBOARD_HSTS_SECONDS is {value!r}. Set it to how many seconds browsers keep to https, such as 3600 "
            "while you try it, 0 to switch it off, or leave it out for a year."
        )
    return 0 if local else int(value)


def hsts_subdomains(environ: Mapping[str, str]) -> bool:
    """Whether browsers keep to https for every name below those of DASHBOARD_HOSTS too."""
    remedy = "1 where every name below the dashboard's has https too"
    return switch(environ, "DASHBOARD_HSTS_SUBDOMAINS", remedy)


def hsts_preload(environ: Mapping[str, str]) -> bool:
    """Whether the makers of browsers may put the names of DASHBOARD_HOSTS on their lists, which ask for the rest."""
    wanted = switch(environ, "DASHBOARD_HSTS_PRELOAD", "1 to let browsers list the dashboard as https only")
    if wanted and not (hsts_subdomains(environ) and hsts_seconds(environ, local=False) >= YEAR):
        raise ImproperlyConfigured(
            "DASHBOARD_HSTS_PRELOAD is 1, but browsers list only what keeps to https for a year with all names below "
            f"it. Set DASHBOARD_HSTS_SUBDOMAINS to 1 and DASHBOARD_HSTS_SECONDS to {YEAR} or more, or leave it out."
        )
    return wanted


LIMITS = {"files": 60, "searches": 300, "api": 300}


def limits(environ: Mapping[str, str]) -> dict[str, int]:
    """How many requests of each kind a client may make a minute; 0 where nobody counts."""
    given = environ.get("DASHBOARD_LIMITS", "")
    if given == "0":
        return dict.fromkeys(LIMITS, 0)
    asked = {}
    for part in filter(None, given.split(",")):
        kind, _, number = part.strip().partition("=")
        if kind not in LIMITS or not (number.isascii() and number.isdecimal() and len(number) < 7):
            raise ImproperlyConfigured(
                f"DASHBOARD_LIMITS has {part!r}. Say how many requests a client may make a minute, such as "
                "files=60,searches=300,api=300 (0 for any number), or 0 alone where something else counts."
            )
        asked[kind] = int(number)
    return LIMITS | asked


def metrics(environ: Mapping[str, str]) -> bool:
    """Whether /metrics answers."""
    return switch(environ, "DASHBOARD_METRICS", "1 for figures at /metrics")


def metrics_readers(environ: Mapping[str, str]) -> list[IPv4Network | IPv6Network]:
    """The networks whose machines may ask: this machine, and those of a list with commas."""
    given = [name.strip() for name in environ.get("DASHBOARD_METRICS_FROM", "").split(",") if name.strip()]
    try:
        return [ip_network(name) for name in ("127.0.0.0/8", "::1", *given)]
    except ValueError as error:
        raise ImproperlyConfigured(
            f"DASHBOARD_METRICS_FROM has something else than addresses or networks ({error}). List those that may ask, "
            "with commas between them: 10.0.3.7, 10.0.4.0/24"
        ) from error


def hosts(environ: Mapping[str, str]) -> list[str]:
    """The host names the dashboard answers to: this machine's own, and those of a list with commas."""
    names = [name.strip() for name in environ.get("DASHBOARD_HOSTS", "").split(",") if name.strip()]
    for name in names:
        if not HOST.fullmatch(name):
            raise ImproperlyConfigured(
                f"DASHBOARD_HOSTS has {name!r}. List host names with commas between them, without https:// and port: "
                "dashboard.example.org"
            )
    return [*names, *THIS_MACHINE]


def is_local(names: list[str]) -> bool:
    """Whether only people at this machine can reach the dashboard."""
    return set(names) <= set(THIS_MACHINE)


def data_dir(environ: Mapping[str, str], default: Path) -> Path:
    """The folder of everything the dashboard keeps: documents, and the embedded database and secret key if used."""
    folder = Path(environ.get("DASHBOARD_DATA_DIR") or default)
    if not folder.is_absolute():
        raise ImproperlyConfigured(f"DASHBOARD_DATA_DIR is {str(folder)!r}. Give the whole path, starting with /.")
    if folder.exists() and not folder.is_dir():
        raise ImproperlyConfigured(f"DASHBOARD_DATA_DIR is {str(folder)!r}, a file. Name a folder for the documents.")
    return folder.resolve()


def secret_key(environ: Mapping[str, str], folder: Path, *, local: bool) -> str:
    """The key that signs sessions: the one given, or on this machine alone one made once and kept in `folder`."""
    key = environ.get("DASHBOARD_SECRET_KEY")
    if local:
        return key or kept_secret(folder / "secret-key", get_random_secret_key)
    if not key:
        raise ImproperlyConfigured(
            "DASHBOARD_SECRET_KEY is not set. DASHBOARD_HOSTS lets others reach this dashboard, so its sessions must "
            f"be signed with a key of your own: {KEY}."
        )
    if len(key) < LEAST_KEY or len(set(key)) < LEAST_KEY // 10:
        raise ImproperlyConfigured(
            f"DASHBOARD_SECRET_KEY has {len(key)} characters, and who guesses it can sign in as anybody. Take {KEY}."
        )
    return key


def kept_secret(path: Path, make: Callable[[], str]) -> str:
    """The text in the file at `path`, written there the first time, readable by its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        with NamedTemporaryFile("w", dir=path.parent) as file, suppress(FileExistsError):
            file.write(make())
            file.flush()
            path.hardlink_to(file.name)  # whole or not at all, and the first of several processes decides
    return path.read_text()
