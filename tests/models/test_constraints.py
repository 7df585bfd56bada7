"""The database keeps the promises: for each constraint one way to break it, which it refuses by name."""

import datetime

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from inspections import models
from tests import factories as make

EARLY, LATE = datetime.date(2022, 6, 15), datetime.date(2022, 6, 16)


def twice(factory, **values):
    """The second of two rows with the same values."""
    factory(**values)
    return factory(**values)


def own_neighbour():
    authority = make.AuthorityFactory()
    make.StatisticalNeighbourFactory(authority=authority, neighbour=authority)


def own_successor():
    authority = make.AuthorityFactory()
    make.SuccessionFactory(predecessor=authority, successor=authority)


def same_neighbour_in_two_ranks():
    row = make.StatisticalNeighbourFactory(rank=1)
    make.StatisticalNeighbourFactory(authority=row.authority, neighbour=row.neighbour, rank=2)


def two_neighbours_in_one_rank():
    row = make.StatisticalNeighbourFactory(rank=1)
    make.StatisticalNeighbourFactory(authority=row.authority, rank=1)


def same_succession_twice():
    row = make.SuccessionFactory()
    make.SuccessionFactory(predecessor=row.predecessor, successor=row.successor)


def same_page_twice():
    twice(make.DocumentPageFactory, document=make.DocumentFactory(), number=1)


def same_theme_in_two_ranks():
    row = make.FindingThemeFactory(rank=1)
    make.FindingThemeFactory(finding=row.finding, theme=row.theme, rank=2)


def two_themes_in_one_rank():
    row = make.FindingThemeFactory(rank=1)
    make.FindingThemeFactory(finding=row.finding, rank=1)


def inspector_in_two_roles():
    row = make.VisitInspectorFactory(role="lead")
    make.VisitInspectorFactory(visit=row.visit, inspector=row.inspector, role="team")


def judgement_in_one_area_twice():
    twice(make.JudgementFactory, visit=make.VisitFactory())


def response_of_one_day_twice():
    twice(make.CouncilResponseFactory, visit=make.VisitFactory())


def statement_in_one_place_twice():
    twice(make.ResponseStatementFactory, response=make.CouncilResponseFactory(), order=1)


def same_quote_twice():
    row = make.ResponseQuoteFactory()
    make.ResponseQuoteFactory(response=row.response, finding=row.finding)


def same_fact_checked_twice():
    twice(make.FactCheckFactory, visit=make.VisitFactory())


def coders(*numbers, same_person=False):
    """People who code a visit twice, with these numbers."""
    double = models.DoubleCoding.objects.create(visit=make.VisitFactory())
    people = [User.objects.create_user(f"coder-{n}") for n, _ in enumerate(numbers)]
    for person, number in zip(people, numbers, strict=True):
        models.Coder.objects.create(double_coding=double, person=people[0] if same_person else person, number=number)
    return double


def twice_coded():
    finding = make.FindingFactory()
    double = models.DoubleCoding.objects.create(visit=finding.visit)
    return models.TwiceCoded.objects.create(double_coding=double, finding=finding, place=1)


def blind(**values):
    """A blind coding of a finding, or the second one of the same coder."""
    row = twice_coded()
    person = models.Coder.objects.create(double_coding=row.double_coding, number=1)
    for _ in range(values.pop("times", 1)):
        models.BlindCoding.objects.create(twice_coded=row, coder=person, **values)


def settle(**values):
    said = {"assessment": "strength", "themes": [1], "choice": "third"} | values
    models.Settlement.objects.create(twice_coded=twice_coded(), **said)


def suggest(**values):
    models.Suggestion.objects.create(finding=make.FindingFactory(), words="0" * 32, **values)


def two_people_of_one_subject():
    for name in ("kim", "robin"):
        person = User.objects.create_user(name)
        models.ProviderAccount.objects.create(person=person, issuer="https://login.example.org", subject="s-1")


def save_views(*addresses):
    person = User.objects.create_user("reader")
    for address in addresses:
        models.SavedView.objects.create(person=person, name="Mine", address=address)


def merged_and_in_use(factory):
    entry = factory()
    type(entry).objects.filter(pk=entry.pk).update(merged_into=factory())


def change_of_no_kind():
    version = models.CodebookVersion.objects.create(number=1000)
    models.CodebookChange.objects.create(version=version, kind="wished")


BREAKS = {
    "coder_number_once": lambda: coders(1, 1),
    "coder_once": lambda: coders(1, 2, same_person=True),
    "coder_one_of_two": lambda: coders(3),
    "blind_coding_once": lambda: blind(times=2),
    "blind_coding_finished_whole": lambda: blind(finished_at=timezone.now()),
    "blindcoding_assessment_known": lambda: blind(assessment="lovely"),
    "blindcoding_three_themes_at_most": lambda: blind(themes=[1, 2, 3, 4]),
    "settlement_choice_known": lambda: settle(choice="fourth"),
    "settlement_whole": lambda: settle(themes=[]),
    "settlement_assessment_known": lambda: settle(assessment="lovely"),
    "settlement_three_themes_at_most": lambda: settle(themes=[1, 2, 3, 4]),
    "suggestion_assessment_known": lambda: suggest(assessment="lovely"),
    "suggestion_three_themes_at_most": lambda: suggest(themes=[1, 2, 3, 4]),
    "provider_account_once": two_people_of_one_subject,
    "saved_view_name_once": lambda: save_views("/findings/", "/visits/"),
    "saved_view_of_this_site": lambda: save_views("//elsewhere.example/"),
    "theme_merged_means_retired": lambda: merged_and_in_use(make.ThemeFactory),
    "group_merged_means_retired": lambda: merged_and_in_use(make.ThemeGroupFactory),
    "codebook_change_known": change_of_no_kind,
    "authority_closes_after_it_opens": lambda: make.AuthorityFactory(opened=LATE, closed=EARLY),
    "authority_ons_code_form": lambda: make.AuthorityFactory(ons_code="W06000001"),
    "authority_dfe_code_form": lambda: make.AuthorityFactory(dfe_code="2a3"),
    "authority_region_known": lambda: make.AuthorityFactory(region="wales"),
    "authority_kind_known": lambda: make.AuthorityFactory(kind="parish"),
    "succession_once": same_succession_twice,
    "succession_of_another": own_successor,
    "succession_extent_known": lambda: make.SuccessionFactory(extent="most"),
    "neighbour_rank_once": two_neighbours_in_one_rank,
    "neighbour_once": same_neighbour_in_two_ranks,
    "neighbour_rank_from_one": lambda: make.StatisticalNeighbourFactory(rank=0),
    "neighbour_is_another": own_neighbour,
    "document_sha256_form": lambda: make.DocumentFactory(sha256="0" * 63 + "X"),
    "page_once": same_page_twice,
    "page_from_one": lambda: make.DocumentPageFactory(number=0),
    "finding_once_per_reference": lambda: twice(
        make.FindingFactory, visit=make.VisitFactory(), reference="paragraph 1"
    ),
    "finding_says_something": lambda: make.FindingFactory(text="", summary=""),
    "finding_kind_known": lambda: make.FindingFactory(kind="footnote"),
    "finding_section_known": lambda: make.FindingFactory(section="annex"),
    "finding_assessment_with_its_source": lambda: make.FindingFactory(assessment="strength", assessment_by=""),
    "finding_score_is_a_share": lambda: make.FindingFactory(assessment_score=1.5),
    "theme_score_is_a_share": lambda: make.FindingThemeFactory(score=-0.5),
    "fact_checked_once": same_fact_checked_twice,
    "review_verb_known": lambda: make.ReviewActionFactory(verb="praise"),
    "import_status_known": lambda: make.ImportItemFactory(status="lost", finished_at=timezone.now()),
    "import_finished_with_time": lambda: make.ImportItemFactory(status="failed"),
    "figure_once_per_day": lambda: twice(make.PublishedFigureFactory),
    "figure_unit_known": lambda: make.PublishedFigureFactory(unit="metres"),
    "theme_once_per_finding": same_theme_in_two_ranks,
    "theme_rank_once_per_finding": two_themes_in_one_rank,
    "theme_rank_one_to_three": lambda: make.FindingThemeFactory(rank=4),
    "theme_assigned_by_known": lambda: make.FindingThemeFactory(assigned_by="guess"),
    "grade_rank_once_in_scale": lambda: (make.GradeFactory(slug="good"), make.GradeFactory(slug="fair", rank=2)),
    "judgement_once_per_area": judgement_in_one_area_twice,
    "judgement_grade_or_reason": lambda: make.JudgementFactory(grade=None, no_grade_reason=""),
    "response_once": response_of_one_day_twice,
    "response_kind_known": lambda: make.CouncilResponseFactory(kind="tweet"),
    "statement_order_once": statement_in_one_place_twice,
    "statement_says_something": lambda: make.ResponseStatementFactory(text="", summary=""),
    "quote_once": same_quote_twice,
    "quote_has_words": lambda: make.ResponseQuoteFactory(start=14, end=14),
    "quote_form_known": lambda: make.ResponseQuoteFactory(form="sung"),
    "quote_found_by_known": lambda: make.ResponseQuoteFactory(found_by="chance"),
    "quote_refused_by_a_person": lambda: make.ResponseQuoteFactory(found_by="machine", is_quote=False),
    "quote_similarity_is_a_share": lambda: make.ResponseQuoteFactory(similarity=1.5),
    "visit_published_with_date": lambda: make.VisitFactory(published_on=None),
    "visit_type_known": lambda: make.VisitFactory(visit_type="drop-in"),
    "visit_status_known": lambda: make.VisitFactory(status="hidden"),
    "visit_coverage_known": lambda: make.VisitFactory(coverage="half"),
    "visit_type_basis_known": lambda: make.VisitFactory(type_basis="hearsay"),
    "visit_published_basis_known": lambda: make.VisitFactory(published_basis="hearsay"),
    "visit_facts_from_known": lambda: make.VisitFactory(facts_from="hearsay"),
    "period_ends_after_start": lambda: make.VisitFactory(periods=[(LATE, EARLY)]),
    "period_once": lambda: make.VisitFactory(periods=[(EARLY, EARLY), (EARLY, LATE)]),
    "inspector_once_per_visit": inspector_in_two_roles,
    "inspector_role_known": lambda: make.VisitInspectorFactory(role="guest"),
}


def test_it_breaks_every_constraint_there_is():
    ours = [model for model in apps.get_app_config("inspections").get_models() if hasattr(models, model.__name__)]
    assert {constraint.name for model in ours for constraint in model._meta.constraints} == set(BREAKS)


@pytest.mark.django_db
@pytest.mark.parametrize("name", BREAKS)
def test_it_refuses_what_breaks_the_constraint(name):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        BREAKS[name]()
    assert refused.value.__cause__.diag.constraint_name == name
