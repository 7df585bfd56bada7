"""Every kind of report, from the upload over the desk to the public pages."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from inspections.bundled.codebook import load_codebook
from inspections.bundled.places import load_authorities
from inspections.bundled.vocabulary import load_vocabulary
from inspections.models import ImportItem
from tests.desk.conftest import do
from tests.documents import made_up

SCHOOL = "Inspection of services for children in need of help and protection, children looked after and care leavers"
FAMILIES = {
    "ilacs-2024-08-01.pdf": {
        "facts": {
            "type": ["Standard inspection", "ILACS"],
            "title": ["Inspection of Barnet local authority children's services"],
            "days": ["3 to 14 June 2024"],
            "published": ["1 August 2024"],
            "inspectors": ["Robin Marsh, lead inspector (His Majesty's Inspector)"],
            "judgements": [
                "Overall effectiveness: Good",
                "The impact of leaders on social work practice: Outstanding",
                "Help and protection: Good",
                "Children in care: Requires improvement to be good",
                "Care leavers: Inadequate",
            ],
        },
        "problems": ["The publication date 2024-08-01 is taken from the file name."],
        "address": "/visits/barnet-standard-2024-08-01/",
        "findings": {"summary": 2, "improvement": 3, "paragraph": 12},
        "marked": ("improvement 2", 1, "Plans for older children, including:"),
    },
    "sif.pdf": {
        "facts": {
            "type": ["Single inspection", "SIF"],
            "title": [f"Barnet: {SCHOOL} and Review of the effectiveness of the Local Safeguarding Children Board"],
            "days": ["7 to 31 March 2016"],
            "published": ["17 May 2016"],
            "inspectors": [
                "Robin Marsh, lead inspector",
                "Kim Shore, inspector (Deputy lead inspector)",
                "Ash Grove, inspector (HMI)",
                "Lee O'Day, inspector (HMI)",
                "Sam Hill, inspector (OI)",
            ],
            "judgements": [
                "Overall effectiveness: Requires improvement to be good",
                "Help and protection: Requires improvement to be good",
                "Care leavers: Good",
                "Children looked after and achieving permanence: Good",
                "Adoption performance: Outstanding",
                "Leadership, management and governance: Requires improvement to be good",
                "Local safeguarding children board: Good",
            ],
        },
        "problems": [],
        "address": "/visits/barnet-single-inspection-2016-05-17/",
        "findings": {"summary": 2, "recommendation": 3, "paragraph": 3},
        "marked": ("LSCB paragraph 6", 4, "The board meets often"),
    },
    "focused-visit.pdf": {
        "facts": {
            "type": ["Focused visit", "ILACS"],
            "title": ["Focused visit to Barnet local authority children's services"],
            "days": ["31 January to 1 February 2023"],
            "published": ["14 March 2023"],
            "addressee": ["Dana Reed, Director of Children's Services, Barnet Council"],
            "topics": ["Care leavers"],
            "inspectors": [
                "Robin Marsh, lead inspector (His Majesty's Inspector)",
                "Kim Shore, inspector (His Majesty's Inspector)",
            ],
        },
        "problems": ["The letter names no lead inspector; Robin Marsh, who signed it, is taken for the lead."],
        "address": "/visits/barnet-focused-visit-2023-03-14/",
        "findings": {"headline": 1, "improvement": 2, "paragraph": 8},
        "marked": ("paragraph 4", 2, "Health matter to young people"),
    },
    "jtai.pdf": {
        "facts": {
            "type": ["Joint targeted area inspection", "JTAI"],
            "title": ["Joint targeted area inspection of Barnet"],
            "days": ["6 to 10 March 2023"],
            "published": ["9 May 2023"],
            "addressee": [
                "Dana Reed, Director of Children's Services, Barnet Council; Lou Pace, Chief Constable, Town Police"
            ],
            "topics": ["children on the streets at night"],
        },
        "problems": [],
        "address": "/visits/barnet-jtai-2023-05-09/",
        "findings": {"headline": 1, "priority_action": 1, "improvement": 2, "paragraph": 2},
        "marked": ("priority action 1", 1, "Night patrols near the station"),
    },
    "send-2024-05-02.pdf": {
        "facts": {
            "type": ["Area SEND inspection", "Area SEND"],
            "title": ["Area SEND inspection of Barnet Local Area Partnership"],
            "days": ["4 to 8 March 2024"],
            "published": ["2 May 2024"],
            "inspectors": [
                "Robin Marsh, lead inspector (Ofsted HMI lead inspector)",
                "Ash Grove, lead inspector (CQC lead inspector)",
                "Kim Shore, inspector (Ofsted Inspector)",
                "Lee O'Day, inspector (CQC inspector)",
            ],
            "judgements": ["Area SEND outcome: Inconsistent experiences and outcomes"],
        },
        "problems": ["The publication date 2024-05-02 is taken from the file name."],
        "address": "/visits/barnet-area-send-2024-05-02/",
        "findings": {"headline": 1, "paragraph": 2, "improvement": 2},
        "marked": ("paragraph 2", 1, "Schools share what works"),
    },
}


@pytest.fixture(autouse=True)
def _reference_data(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "documents"
    load_authorities()
    load_vocabulary()
    load_codebook()


def upload(client, name):
    """The bytes uploaded, and the visit that came of them."""
    data = made_up.DOCUMENTS[name]()
    client.post("/admin/inspections/document/upload/", {"files": [SimpleUploadedFile(name, data)]})
    item = ImportItem.objects.get()
    assert item.status == "imported", item.message
    return data, item.visit


def confirm_facts(client, visit):
    """Confirm every fact; returns the lines of those that say something, and what spoke against any."""
    rows = client.get(f"/desk/visits/{visit.pk}/").context["facts"].rows
    client.post(f"/desk/visits/{visit.pk}/facts/", {f"state-{row.fact.slug}": row.state for row in rows})
    lines = {row.fact.slug: row.lines for row in rows if row.lines}
    return lines, [problem.message for row in rows for problem in row.problems]


def accept_all(client, visit):
    for finding in visit.findings.order_by("order"):
        assert do(client, finding, "accept").status_code == 302, finding
    client.post(f"/desk/visits/{visit.pk}/coverage/")


def kinds(page):
    """How many findings of each kind the public page of a visit shows, in the order of the report."""
    shown = [finding.kind for _, findings in page.context["sections"] for finding in findings]
    return {kind: shown.count(kind) for kind in dict.fromkeys(shown)}


def marked(client, visit, reference):
    """(page, beginning of the words marked on it) of a finding's public page, and the address of the original."""
    finding = visit.findings.get(reference=reference)
    sheet = client.get(finding.get_absolute_url()).context["sheets"][0]
    words = " ".join("".join(part.text for part in sheet.parts if part.is_passage).split())
    return (sheet.number, words), sheet.file_url


@pytest.mark.parametrize("name", FAMILIES)
def test_it_goes_from_the_upload_to_the_public_pages(admin_client, client, name):
    expected = FAMILIES[name]
    data, visit = upload(admin_client, name)
    assert client.get(expected["address"]).status_code == 404
    lines, problems = confirm_facts(admin_client, visit)
    assert (lines, problems) == ({"authority": ["Barnet"], **expected["facts"]}, expected["problems"])
    accept_all(admin_client, visit)
    assert admin_client.post(f"/desk/visits/{visit.pk}/publish/").status_code == 302

    page = client.get(expected["address"])
    assert (kinds(page), page.context["visit"].coverage) == (expected["findings"], "all")
    reference, number, beginning = expected["marked"]
    (shown_on, words), original = marked(client, visit, reference)
    assert (shown_on, words[: len(beginning)]) == (number, beginning)
    assert original.endswith(f"#page={number}")
    assert b"".join(client.get(original.partition("#")[0]).streaming_content) == data
