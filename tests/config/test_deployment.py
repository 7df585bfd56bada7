"""Dockerfile and docker-compose.yml name only what exists, and agree with each other and with the settings."""

import re
import shlex
from configparser import ConfigParser
from itertools import pairwise

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands
from django.urls import resolve

from config.database import server_settings

ROOT = settings.BASE_DIR
DOCKERFILE = (ROOT / "Dockerfile").read_text()
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if service.get("build") == "."}
OPTIONAL = {name: service for name, service in SERVICES.items() if "profiles" in service}
ADDRESSES = {"DATABASE_URL", "DATABASE_REPLICA_URL"}
LAST_STAGE = DOCKERFILE[DOCKERFILE.rindex("\nFROM ") :]
NOT_OURS = {"PATH", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "FORWARDED_ALLOW_IPS"}
"""Variables that Python, the shell and gunicorn read."""


def instruction(name, text=LAST_STAGE):
    return re.findall(rf"^{name} ((?:.*\\\n)*.*)$", text, re.MULTILINE)


def known_variables():
    """What the settings' own documentation and the code that reads the environment name."""
    sources = [
        (ROOT / "config" / name).read_text() for name in ("settings.py", "environment.py", "database.py", "logs.py")
    ]
    return set(re.findall(r"\b(?:DASHBOARD|DATABASE)_[A-Z_]+\b", "\n".join(sources)))


def test_it_copies_between_stages_that_exist():
    stages = set(re.findall(r"^FROM \S+ AS (\w+)$", DOCKERFILE, re.MULTILINE))
    assert set(re.findall(r"--from=(\w+)", DOCKERFILE)) == stages == {"pages", "packages"}


def test_it_makes_what_can_be_made():
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert set(re.findall(r"\bmake (\w+)", DOCKERFILE)) <= set(targets)


def test_it_runs_as_an_ordinary_user_who_exists():
    (user,) = instruction("USER")
    assert user != "root"
    assert re.search(rf"useradd .*\b{user}\b", LAST_STAGE)
    assert LAST_STAGE.index("\nUSER ") < LAST_STAGE.index("\nCMD ")


def test_it_serves_with_a_configuration_that_exists_at_the_port_it_names():
    (command,) = (yaml.safe_load(words) for words in instruction("CMD"))
    (port,) = instruction("EXPOSE")
    assert command[0] == "gunicorn"
    assert (ROOT / command[command.index("--config") + 1]).exists()
    assert command[command.index("--bind") + 1] == f"0.0.0.0:{port}"
    assert SERVICES["web"]["ports"] == [f"127.0.0.1:{port}:{port}"]


def test_it_looks_after_its_health_at_an_address_that_answers():
    (check,) = instruction("HEALTHCHECK")
    port, path = re.search(r"urlopen\('http://127\.0\.0\.1:(\d+)(/\w+)'\)", check).groups()
    assert [port] == instruction("EXPOSE")
    assert resolve(path).func.__name__ == "readyz"
    assert re.match(settings.SECURE_REDIRECT_EXEMPT[0], path.removeprefix("/"))
    code = re.search(r'"-c", "(.*)"\]', check)[1]
    compile(code, "health check", "exec")


def test_it_sets_variables_that_are_read():
    named = set(re.findall(r"\b([A-Z_]+)=", " ".join(instruction("ENV"))))
    assert named - NOT_OURS <= known_variables()
    for service in OURS.values():
        assert set(service["environment"]) - NOT_OURS <= known_variables()


def test_it_keeps_data_in_the_folder_that_the_image_names():
    (folder,) = instruction("VOLUME")
    assert f"DASHBOARD_DATA_DIR={folder}" in " ".join(instruction("ENV"))
    assert all(service["volumes"] == [f"data:{folder}"] for service in OURS.values())
    volumes = [volume for service in SERVICES.values() for volume in service.get("volumes", [])]
    assert {volume.partition(":")[0] for volume in volumes} == set(COMPOSE["volumes"])


def test_it_reaches_the_database_that_it_starts():
    environment = SERVICES["db"]["environment"]
    address = f"postgresql://{environment['POSTGRES_USER']}@db:5432/{environment['POSTGRES_DB']}"
    asked = {service["environment"]["DATABASE_URL"] for service in OURS.values()}
    assert asked == {address, f"${{DATABASE_URL:-{address}}}"}
    assert environment["POSTGRES_USER"] in SERVICES["db"]["healthcheck"]["test"][1]


def test_optional_parts_start_only_when_asked_for():
    assert {name: service["profiles"] for name, service in OPTIONAL.items()} == {
        "pgbouncer": ["pgbouncer"],
        "replica": ["replica"],
    }
    awaited = {name for service in SERVICES.values() for name in service.get("depends_on", {})}
    assert awaited & set(OPTIONAL) == set()


def test_it_says_how_web_processes_reach_the_optional_parts():
    told = (ROOT / "docker-compose.yml").read_text().partition("x-logging")[0]
    started = re.findall(r"((?:\w+=\S+ )+)docker compose --profile (\w+) up", told)
    assert {name for _, name in started} == set(OPTIONAL)
    for given, name in started:
        environ = dict(setting.split("=", 1) for setting in given.split())
        assert set(environ) <= set(SERVICES["web"]["environment"])
        (address,) = [value for variable, value in environ.items() if variable in ADDRESSES]
        parts = server_settings(address)
        assert (parts["USER"], parts["HOST"], parts["NAME"]) == ("dashboard", name, "dashboard")
        port = ini("pgbouncer.ini")["pgbouncer"]["listen_port"] if name == "pgbouncer" else "5432"
        assert parts["PORT"] == port


def ini(name):
    read = ConfigParser()
    read.read_string(COMPOSE["configs"][name]["content"])
    return read


def test_pgbouncer_stands_before_the_database_in_the_mode_that_the_dashboard_knows():
    configuration = ini("pgbouncer.ini")
    assert configuration["databases"]["dashboard"] == "host=db port=5432"
    assert configuration["pgbouncer"]["pool_mode"] == "transaction"
    assert configuration["pgbouncer"]["listen_port"] in SERVICES["pgbouncer"]["healthcheck"]["test"][1]
    assert configuration["pgbouncer"]["auth_file"] in SERVICES["pgbouncer"]["command"][2]


def test_commands_read_the_files_that_they_are_given():
    for service in SERVICES.values():
        given = {config["target"] for config in service.get("configs", [])}
        assert {config["source"] for config in service.get("configs", [])} <= set(COMPOSE["configs"])
        assert set(re.findall(r"/etc/[\w.]+", str(service.get("command", "")))) == given


def test_nobody_connects_over_the_network_without_the_password():
    rules = [line.split() for line in COMPOSE["configs"]["pg_hba.conf"]["content"].splitlines()]
    assert {rule[-1] for rule in rules if rule[0] != "local"} == {"scram-sha-256"}
    assert {rule[1] for rule in rules if rule[0] != "local"} == {"all", "replication"}


def test_it_has_no_secret_but_in_files():
    text = (ROOT / "docker-compose.yml").read_text()
    assert not re.search(r"(PASSWORD|SECRET_KEY):", text)
    for service in SERVICES.values():
        read = set(re.findall(r"/run/secrets/([\w-]+)", f"{service.get('environment')} {service.get('command')}"))
        assert read == set(service["secrets"]) <= set(COMPOSE["secrets"])


def test_it_keeps_secrets_out_of_the_repository_and_the_image():
    folders = {secret["file"].split("/")[0] for secret in COMPOSE["secrets"].values()}
    assert folders == {"secrets"}
    assert "secrets/" in (ROOT / ".gitignore").read_text().split()
    assert "!secrets" not in (ROOT / ".dockerignore").read_text()


def test_further_settings_stand_in_a_file_that_stays_on_the_machine():
    files = {entry["path"]: entry["required"] for service in OURS.values() for entry in service["env_file"]}
    assert files == {"settings.env": False}
    assert "settings.env" in (ROOT / ".gitignore").read_text().split()
    assert "!settings.env" not in (ROOT / ".dockerignore").read_text()


@pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES)
def test_it_limits_every_service(service):
    assert service["read_only"] is True
    assert "/tmp" in service["tmpfs"]  # noqa: S108 - in the container
    assert "no-new-privileges:true" in service["security_opt"]
    assert set(service["deploy"]["resources"]["limits"]) == {"cpus", "memory"}
    assert service["restart"] in {"unless-stopped", "no"}


def test_it_gives_work_under_way_the_time_it_may_take():
    configuration = {}
    exec((ROOT / "config" / "gunicorn.py").read_text(), configuration)  # noqa: S102 - our own
    assert int(SERVICES["web"]["stop_grace_period"][:-1]) > configuration["graceful_timeout"]
    assert int(SERVICES["worker"]["stop_grace_period"][:-1]) > settings.IMPORT_MAX_SECONDS


def test_it_runs_commands_that_exist():
    for service in OURS.values():
        words = shlex.split(service.get("command", ""))
        inner = shlex.split(words[2]) if words[:2] == ["sh", "-c"] else words
        commands = [after for word, after in pairwise(inner) if word == "manage.py"]
        assert set(commands) <= set(get_commands())
        assert not inner or (inner[:2] == ["python", "manage.py"] and commands)
