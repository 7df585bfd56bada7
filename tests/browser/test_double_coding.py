"""Double coding in a browser: two coders by keyboard, a disagreement that both see, and an editor who settles it."""

import pytest
from django.contrib.auth.models import Permission, User

from inspections.desk.double_coding import open_double_coding
from inspections.models import DoubleCoding, Suggestion
from tests import factories as make
from tests.browser.accessible import flaws
from tests.browser.keyboard import log_in, press
from tests.desk.conftest import suggest

pytestmark = pytest.mark.browser
SAMPLE = 10


def person(username, *codenames):
    user = User.objects.create_user(username, password="pw", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["code_finding", "change_finding", *codenames]))
    return user


@pytest.fixture
def people(db):
    """A coder, a colleague, and an editor."""
    return person("alex"), person("bo"), person("ed", "add_doublecoding", "settle_disagreement")


@pytest.fixture
def draft(db):
    """A draft with twelve findings, each suggested to be a strength about neglect."""
    visit = make.VisitFactory(status="draft", authority__name="Barnet")
    make.ThemeFactory(slug="adoption")
    texts = {order: f"Point {order} of the report. Children are seen." for order in range(1, 13)}
    values = {"visit": visit, "summary": "", "assessment": "", "assessment_by": ""}
    findings = [suggest(make.FindingFactory(**values, order=order, text=text)) for order, text in texts.items()]
    Suggestion.objects.keep((row, "strength", [row.theme_rows.get().theme_id]) for row in findings)
    return visit


@pytest.fixture
def desk_of(chromium, live_server):
    """A function that opens a page of the desk for a person, in a browser of their own."""
    contexts = []

    def open_as(name, path="/desk/"):
        context = chromium.new_context(base_url=live_server.url)
        contexts.append(context)
        page = context.new_page()
        log_in(page, (name, "pw"), at=path)
        return page

    yield open_as
    for context in contexts:
        context.close()


def opened_by_the_editor(desk_of, draft, people):
    page = desk_of("ed", f"/desk/visits/{draft.pk}/")
    page.get_by_role("link", name="Double coding: two people, blind").click()
    page.get_by_label("First coder").select_option("alex")
    page.get_by_label("Second coder").select_option("bo")
    page.get_by_label("How many findings").fill(str(SAMPLE))
    page.get_by_label("Show both coders what the machine suggests").check()
    page.get_by_role("button", name="Open for double coding").click()
    page.get_by_text(f"{SAMPLE} findings are open for double coding").wait_for()
    return DoubleCoding.objects.get()


def test_two_coders_disagree_on_one_finding_and_an_editor_settles_it(desk_of, draft, people):
    opened = opened_by_the_editor(desk_of, draft, people)
    code = f"/desk/double/{opened.pk}/code/"
    alex = desk_of("alex", code)
    for number in range(1, SAMPLE + 1):
        press(alex, "a", f"{number} of {SAMPLE} coded")
    assert alex.get_by_text("You have coded all 10 findings.").is_visible()

    bo = desk_of("bo", code)
    disputed = opened.findings.first()
    press(bo, "4", "Context")
    bo.keyboard.press("t")
    bo.keyboard.type("neglect")
    press(bo, "Enter", "Neglect added")
    bo.keyboard.press("Escape")
    press(bo, "a", f"1 of {SAMPLE} coded")
    for number in range(2, SAMPLE + 1):
        press(bo, "a", f"{number} of {SAMPLE} coded")

    seen = []
    for page in (alex, bo):
        page.goto("/desk/disagreements/")
        rows = page.locator("#table-disagreements tbody tr")
        assert rows.count() == 1
        seen.append(rows.first.text_content())
    assert seen[0] == seen[1]
    assert all(words in seen[0] for words in ("alex", "bo", "Context: Neglect", "Open"))

    ed = desk_of("ed", "/desk/disagreements/")
    ed.locator("#table-disagreements").get_by_role("link", name=disputed.finding.reference, exact=False).click()
    ed.get_by_label("The second coding: Context: Neglect").check()
    ed.get_by_label("Why").fill("It only says where inspectors went.")
    ed.get_by_role("button", name="Settle").click()
    ed.get_by_text("Settled. The finding has this coding now").wait_for()
    finding = draft.findings.get(pk=disputed.finding_id)
    assert (finding.assessment, finding.assessment_by, str(finding.reviewed_by)) == ("context", "reviewed", "ed")
    assert [row.theme.slug for row in finding.theme_rows.all()] == ["neglect"]
    for page in (alex, bo):
        page.goto(f"/desk/disagreements/{disputed.pk}/")
        assert page.get_by_text("It only says where inspectors went.").is_visible()
        assert page.get_by_role("button", name="Settle").count() == 0


@pytest.mark.parametrize("width", [1280, 375])
def test_its_pages_are_accessible_and_fit(desk_of, draft, people, width):
    alex, bo, ed = people
    opened = open_double_coding(draft.pk, ed, [alex, bo], shows_suggestions=True)
    page = desk_of("alex", f"/desk/double/{opened.pk}/code/")
    press(page, "a", "1 of")
    other = desk_of("bo", f"/desk/double/{opened.pk}/code/")
    press(other, "4", "Context")
    other.keyboard.press("t")
    other.keyboard.type("neglect")
    press(other, "Enter", "Neglect added")
    other.keyboard.press("Escape")
    press(other, "a", "1 of")
    editor = desk_of("ed", "/desk/double/")
    editor.set_viewport_size({"width": width, "height": 800})
    page.set_viewport_size({"width": width, "height": 800})
    row = opened.findings.first()
    addresses = {
        page: [f"/desk/double/{opened.pk}/code/"],
        editor: [
            "/desk/double/",
            f"/desk/double/{opened.pk}/",
            f"/desk/visits/{draft.pk}/double/",
            "/desk/disagreements/",
            "/desk/disagreements/machine/",
            f"/desk/disagreements/{row.pk}/",
            "/data-quality/",
        ],
    }
    assert [flaws(browser, paths) for browser, paths in addresses.items()] == [{}, {}]


def test_it_works_without_scripts(chromium, live_server, draft, people):
    alex, bo, ed = people
    opened = open_double_coding(draft.pk, ed, [alex, bo])
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/desk/double/{opened.pk}/code/")
    page.get_by_label("Username").fill("alex")
    page.get_by_label("Password").fill("pw")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Mixed").click()
    page.get_by_label("Add a theme").fill("neglect")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("button", name="Done").click()
    assert f"1 of {opened.findings.count()} coded" in page.locator(".desk-message--success").text_content()
    context.close()
