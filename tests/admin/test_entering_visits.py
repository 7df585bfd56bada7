"""Entering a visit with everything that belongs to it, on one page."""

import datetime

import pytest
from django.urls import reverse

from inspections.models import Assessment, CodedBy, Finding, Visit, VisitInspector
from tests import factories
from tests.admin.posting import errors_on, filled_in, messages_of

ADD = "/admin/inspections/visit/add/"
DAY = datetime.date


def page_of(visit):
    return reverse("admin:inspections_visit_change", args=[visit.pk])


def row(prefix, number, **values):
    return {f"{prefix}-{number}-{name}": value for name, value in values.items()}


def a_whole_visit(**changes):
    """What a person types to enter a visit with one or two rows of everything."""
    inspectors = [factories.InspectorFactory(name=name) for name in ("Ada Lead", "Bo Team")]
    themes = [factories.ThemeFactory(slug=slug).pk for slug in ("neglect", "adoption")]
    counts = {"periods": 1, "inspector_rows": 2, "judgements": 1, "responses": 1, "findings": 2}
    return {
        "authority": factories.AuthorityFactory(name="Westminster").pk,
        "framework": factories.FrameworkFactory().pk,
        "visit_type": "focused_visit",
        "published_on": "20/07/2022",
        "topics": [factories.TopicFactory().pk],
        "coverage": "all",
        "facts_from": "person",
        **{f"{name}-TOTAL_FORMS": count for name, count in counts.items()},
        **dict.fromkeys((f"{name}-INITIAL_FORMS" for name in counts), 0),
        **row("periods", 0, start="15/06/2022", end="16/06/2022"),
        **row("inspector_rows", 0, inspector=inspectors[0].pk, role="lead"),
        **row("inspector_rows", 1, inspector=inspectors[1].pk, role="team"),
        **row("judgements", 0, area=factories.JudgementAreaFactory().pk, no_grade_reason="A focused visit"),
        **row("responses", 0, kind="statement", title="A statement", published_on="20/07/2022"),
        **row("findings", 0, kind="headline", section="headline", summary="Much is well.", theme_keys=themes),
        **row("findings", 1, kind="improvement", section="other", summary="Visits.", assessment="needs_improvement"),
        **changes,
    }


def test_it_adds_a_whole_visit_at_once(admin_client):
    response = admin_client.post(ADD, a_whole_visit(), follow=True)
    visit = Visit.objects.get()
    assert messages_of(response) == [
        f'The visit “<a href="{page_of(visit)}">Westminster: focused visit, 20 July 2022</a>” was added successfully.'
    ]
    assert (visit.status, visit.slug, visit.type_basis) == ("draft", "westminster-focused-visit-2022-07-20", "entered")
    assert [(p.start, p.end) for p in visit.periods.all()] == [(DAY(2022, 6, 15), DAY(2022, 6, 16))]
    assert [(i.inspector.name, i.role, i.order) for i in visit.inspector_rows.all()] == [
        ("Ada Lead", "lead", 1),
        ("Bo Team", "team", 2),
    ]
    assert [str(judgement) for judgement in visit.judgements.all()] == ["Overall: A focused visit"]
    assert [response.title for response in visit.responses.all()] == ["A statement"]


def test_it_numbers_and_names_findings_and_says_who_coded_them(admin_client):
    admin_client.post(ADD, a_whole_visit())
    findings = Finding.objects.order_by("order")
    assert [(f.order, f.reference, f.assessment, f.assessment_by) for f in findings] == [
        (1, "headline 1", "", ""),
        (2, "improvement 1", "needs_improvement", CodedBy.PERSON),
    ]
    assert [(r.rank, r.theme.slug, r.assigned_by) for r in findings[0].theme_rows.all()] == [
        (1, "neglect", CodedBy.PERSON),
        (2, "adoption", CodedBy.PERSON),
    ]


def test_it_changes_nothing_when_nothing_is_changed(admin_client):
    visit = factories.VisitFactory()
    factories.FindingFactory(visit=visit, text="Two\nlines", themes=[factories.ThemeFactory()])
    factories.JudgementFactory(visit=visit)
    data = filled_in(admin_client.get(page_of(visit)))
    data["findings-0-text"] = "Two\r\nlines"
    admin_client.post(page_of(visit), data)
    assert (Finding.objects.get().text, Finding.history.count()) == ("Two\nlines", 1)


def test_it_reads_hundreds_of_findings_in_as_many_queries_as_one(admin_client, django_assert_max_num_queries):
    visit = factories.VisitFactory()
    themes = [factories.ThemeFactory() for _ in range(3)]
    for _ in range(60):
        factories.FindingFactory(visit=visit, themes=themes)
    with django_assert_max_num_queries(22):
        data = filled_in(admin_client.get(page_of(visit)))
    with django_assert_max_num_queries(60):
        assert admin_client.post(page_of(visit), data).status_code == 302


@pytest.fixture
def suggested(db):
    """A finding whose assessment and two themes a machine suggested."""
    finding = factories.FindingFactory(assessment_by=CodedBy.MACHINE)
    for rank, slug in enumerate(("neglect", "adoption"), start=1):
        theme = factories.ThemeFactory(slug=slug)
        factories.FindingThemeFactory(finding=finding, theme=theme, rank=rank, assigned_by=CodedBy.MACHINE)
    return finding


def coding_of(finding):
    finding.refresh_from_db()
    themes = [(row.rank, row.theme.slug, row.assigned_by) for row in finding.theme_rows.all()]
    return finding.assessment, finding.assessment_by, themes


def test_it_takes_a_changed_assessment_for_a_persons_and_leaves_the_themes(admin_client, suggested):
    data = filled_in(admin_client.get(page_of(suggested.visit)))
    admin_client.post(page_of(suggested.visit), {**data, "findings-0-assessment": Assessment.MIXED})
    themes = [(1, "neglect", CodedBy.MACHINE), (2, "adoption", CodedBy.MACHINE)]
    assert coding_of(suggested) == ("mixed", CodedBy.PERSON, themes)


def test_it_takes_an_added_theme_for_a_persons_and_leaves_the_others(admin_client, suggested):
    data = filled_in(admin_client.get(page_of(suggested.visit)))
    added = factories.ThemeFactory(slug="housing").pk
    data["findings-0-theme_keys"] = [*data["findings-0-theme_keys"], added]
    admin_client.post(page_of(suggested.visit), data)
    themes = [(1, "neglect", CodedBy.MACHINE), (2, "adoption", CodedBy.MACHINE), (3, "housing", CodedBy.PERSON)]
    assert coding_of(suggested) == ("strength", CodedBy.MACHINE, themes)


COMPLAINTS = {
    "Two periods overlap: one ends on 16 June 2022, the next starts on 16 June 2022. Correct the days, or make them "
    "one period.": {"periods-TOTAL_FORMS": 2, **row("periods", 1, start="16/06/2022", end="17/06/2022")},
    "The last day on site cannot come before the first.": row("periods", 0, start="15/06/2022", end="14/06/2022"),
    "Give either a grade or the reason why there is none.": row("judgements", 0, no_grade_reason=""),
    "Give the inspectors' text or a summary.": row("findings", 1, summary=""),
    "This visit already has a finding of that kind and reference.": {
        **row("findings", 0, kind="headline", reference="x"),
        **row("findings", 1, kind="headline", reference="x"),
    },
    "Ensure this value has at most 60 characters (it has 70).": row("findings", 0, reference="x" * 70),
}


@pytest.mark.parametrize(("sentence", "typed"), COMPLAINTS.items(), ids=[*range(len(COMPLAINTS))])
def test_it_says_what_is_wrong(admin_client, sentence, typed):
    response = admin_client.post(ADD, a_whole_visit(**typed))
    assert sentence in errors_on(response)
    assert not Visit.objects.exists()


def test_it_takes_at_most_three_themes(admin_client):
    themes = [factories.ThemeFactory().pk for _ in range(4)]
    response = admin_client.post(ADD, a_whole_visit(**row("findings", 0, theme_keys=themes)))
    assert errors_on(response) == ["A finding has at most three themes. Take away the least central ones."]


def test_it_names_an_inspector_once(admin_client):
    typed = a_whole_visit()
    typed["inspector_rows-1-inspector"] = typed["inspector_rows-0-inspector"]
    response = admin_client.post(ADD, typed)
    assert "This inspector is already named on the visit." in errors_on(response)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"published_on": ""}, "This visit is public and needs its publication date. Unpublish it first."),
        ({"published_on": "01/01/2999"}, "This visit is public; its publication date cannot lie in the future."),
        (
            {"periods-0-DELETE": "on"},
            "A public visit needs its days on site. Unpublish it before taking them away.",
        ),
    ],
)
def test_it_keeps_a_public_visit_fit_to_be_public(admin_client, change, sentence):
    visit = factories.VisitFactory()
    data = filled_in(admin_client.get(page_of(visit)))
    assert errors_on(admin_client.post(page_of(visit), {**data, **change})) == [sentence]


def test_it_points_at_what_looks_odd_without_stopping_anyone(admin_client):
    visit = factories.VisitFactory(published_on=DAY(2024, 3, 15))
    factories.VisitInspectorFactory(visit=visit, role=VisitInspector.Role.TEAM)
    factories.FindingFactory(visit=visit)
    data = filled_in(admin_client.get(page_of(visit)))
    response = admin_client.post(page_of(visit), data, follow=True)
    assert messages_of(response)[:3] == [
        "No lead inspector named. Most visits have one: is that right?",
        "The report was published before the last day on site. One of the dates must be wrong.",
        "Findings are assessed, yet the coverage is “nothing coded”: rates leave this visit out.",
    ]


def test_it_says_so_when_a_row_was_deleted_meanwhile(admin_client):
    visit = factories.VisitFactory()
    finding = factories.FindingFactory(visit=visit)
    data = filled_in(admin_client.get(page_of(visit)))
    finding.delete()
    response = admin_client.post(page_of(visit), data)
    assert "Somebody deleted this row meanwhile. Open the page again to see what is there." in errors_on(response)


def test_it_settles_a_problem_and_opens_it_again(admin_client):
    problem = factories.DocumentProblemFactory()
    visit = problem.document.visit
    url = reverse("admin:inspections_visit_settle", args=[visit.pk])
    states = []
    for _ in range(2):
        admin_client.post(url, {"problem": problem.pk})
        problem.refresh_from_db()
        states.append(problem.is_settled)
    assert states == [True, False]
