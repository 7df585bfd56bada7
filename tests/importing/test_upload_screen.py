"""The upload screen of the admin."""

import io
import zipfile

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from inspections.models import Document, ImportBatch, ImportItem, Visit
from tests.importing.letters import letter

URL = "/admin/inspections/document/upload/"


def upload(client, **files):
    """Send files by name, with _ for the dot; returns the page that follows, and the name and result of each file."""
    sent = [SimpleUploadedFile(name.replace("_", "."), data) for name, data in files.items()]
    response = client.post(URL, {"files": sent}, follow=True)
    items = ImportItem.objects.all()
    return response, [(str(item), item.get_status_display()) for item in items]


def test_it_is_what_adding_a_document_means(admin_client, db):
    response = admin_client.get(reverse("admin:inspections_document_add"), follow=True)
    assert response.redirect_chain == [(URL, 302)]
    assert "Upload and import" in response.content.decode()
    assert "Upload reports" in admin_client.get(reverse("admin:inspections_document_changelist")).content.decode()


def test_it_shows_what_became_of_each_file_with_the_visit(admin_client, northton):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as writer:
        writer.writestr("folder/same.txt", letter())
    response, rows = upload(admin_client, northton_txt=letter(), empty_pdf=b"", more_zip=archive.getvalue())
    visit = Visit.objects.get()
    assert rows == [
        ("northton.txt", "Imported as a draft"),
        ("empty.pdf", "Failed"),
        ("same.txt in more.zip", "Already known"),
    ]
    page = response.content.decode()
    assert response.redirect_chain == [(f"/admin/inspections/importbatch/{ImportBatch.objects.get().pk}/change/", 302)]
    assert "3 of 3 files done: 1 imported as drafts, 1 already known, 1 failed." in page
    assert "empty.pdf is empty (0 bytes): download it again." in page
    assert reverse("desk-visit", args=[visit.pk]) in page
    assert visit.status == "draft"


def test_it_leads_to_the_public_page_of_what_is_published(admin_client, northton):
    upload(admin_client, northton_txt=letter())
    visit = Visit.objects.get()
    visit.status = "published"
    visit.save()
    response, rows = upload(admin_client, same_txt=letter())
    assert rows[-1] == ("same.txt", "Already known")
    assert f'href="{visit.get_absolute_url()}"' in response.content.decode()


def test_it_leads_to_the_desk_where_findings_wait(admin_client, northton):
    upload(admin_client, northton_txt=letter())
    visit = Visit.objects.get()
    visit.findings.update(is_draft=True)
    visit.status = "published"
    visit.save()
    response, _ = upload(admin_client, same_txt=letter())
    assert f'href="{reverse("desk-visit", args=[visit.pk])}"' in response.content.decode()


def test_it_remembers_who_uploaded(admin_client, admin_user, northton):
    upload(admin_client, northton_txt=letter())
    assert Visit.objects.get().history.first().history_user == admin_user
    assert set(Visit.objects.get().findings.first().history.values_list("history_user", flat=True)) == {admin_user.pk}


def test_it_asks_for_files_when_none_are_sent(admin_client, db):
    response = admin_client.post(URL)
    assert response.context["form"].errors == {"files": ["Choose at least one file."]}


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ("IMPORT_MAX_TOTAL_MB", "Together these files have more than 0 MB: upload them in several goes."),
        ("IMPORT_MAX_FILES", "These are 1 files, more than 0: upload them in several goes."),
    ],
)
def test_it_refuses_too_much_at_once(admin_client, db, settings, setting, sentence):
    setattr(settings, setting, 0)
    response, rows = upload(admin_client, northton_txt=letter())
    assert (rows, response.context["form"].errors) == ([], {"files": [sentence]})


@pytest.mark.parametrize(("permission", "status"), [("view_document", 403), ("add_document", 200)])
def test_it_is_for_those_who_may_add_documents(client, db, permission, status):
    user = User.objects.create_user("someone", is_staff=True)
    user.user_permissions.set(user.user_permissions.model.objects.filter(codename=permission))
    client.force_login(user)
    assert client.get(URL).status_code == status


def test_it_asks_who_you_are(client, db):
    assert client.get(URL).status_code == 302


def test_it_takes_the_file_away_with_its_document(admin_client, northton, django_capture_on_commit_callbacks):
    upload(admin_client, northton_txt=letter())
    document = Document.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(reverse("admin:inspections_document_delete", args=[document.pk]), {"post": "yes"})
    assert not document.file.storage.exists(document.file.name)
    assert Visit.objects.get().findings.exists()
