import pytest
from django.db import connection


def test_it_says_that_the_process_answers_whatever_becomes_of_the_database(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.django_db
def test_it_says_that_people_can_be_sent_here(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (200, b"database: ok\nmigrations: ok\nstorage: ok\n")


@pytest.mark.django_db
def test_it_says_that_documents_cannot_be_written(client, settings, tmp_path):
    (tmp_path / "files").write_text("a file where the folder should be")
    settings.MEDIA_ROOT = tmp_path / "files"
    response = client.get("/readyz")
    assert (response.status_code, response.content.splitlines()[-1]) == (503, b"storage: cannot be written")


@pytest.mark.django_db
def test_it_says_how_many_migrations_are_missing(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    response = client.get("/readyz")
    assert (response.status_code, response.content.splitlines()[1]) == (503, b"migrations: 1 not applied")
