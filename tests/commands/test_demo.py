import socket
import stat

import pytest
from django.contrib.auth import get_user_model
from django.core.management.base import CommandError

from inspections.management.commands import demo


def test_it_says_what_to_do_when_the_port_is_taken():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=rf"Port {port} cannot be used .* make demo PORT=8001"):
            demo.require_free_port(port)


@pytest.fixture
def data_dir(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.mark.django_db
def test_it_makes_a_login_once_and_tells_it_each_time(data_dir):
    first, second = demo.staff_login(), demo.staff_login()
    kept = data_dir / "admin-password"
    user = get_user_model().objects.get(is_superuser=True, is_staff=True)
    assert first == second == f"user admin, password {kept.read_text()} (kept in {kept})"
    assert (user.check_password(kept.read_text()), stat.S_IMODE(kept.stat().st_mode)) == (True, 0o600)


@pytest.mark.django_db
def test_it_keeps_a_password_that_a_person_gave(data_dir):
    get_user_model().objects.create_superuser("admin", password="my own words")
    assert demo.staff_login() == "user admin, with the password that you gave it"


@pytest.mark.parametrize("commands", [demo.commands(8001)])
def test_it_serves_this_machine_only(commands):
    assert [command[-1] for command in commands] == ["127.0.0.1:8001", "--no-startup-delay"]
