"""Rows with readable defaults. Say in a test only what the test is about."""

import datetime

import factory
from factory.django import DjangoModelFactory

from inspections import models


class AuthorityFactory(DjangoModelFactory):
    class Meta:
        model = models.Authority

    name = factory.Sequence(lambda n: f"Authority {n}")
    ons_code = factory.Sequence(lambda n: f"E0900{n % 10_000:04}")
    dfe_code = factory.Sequence(lambda n: f"{n % 1000:03}")
    region = models.Region.LONDON
    kind = models.AuthorityKind.LONDON_BOROUGH


class SuccessionFactory(DjangoModelFactory):
    class Meta:
        model = models.Succession

    predecessor = factory.SubFactory(AuthorityFactory, closed=datetime.date(2021, 3, 31))
    successor = factory.SubFactory(AuthorityFactory, opened=datetime.date(2021, 4, 1))
    date = datetime.date(2021, 4, 1)
    extent = models.Succession.Extent.WHOLE


class StatisticalNeighbourFactory(DjangoModelFactory):
    class Meta:
        model = models.StatisticalNeighbour

    authority = factory.SubFactory(AuthorityFactory)
    neighbour = factory.SubFactory(AuthorityFactory)
    rank = 1


class FrameworkFactory(DjangoModelFactory):
    class Meta:
        model = models.Framework
        django_get_or_create = ["slug"]

    slug = "ilacs"
    name = factory.LazyAttribute(lambda framework: framework.slug.upper())
    full_name = factory.LazyAttribute(lambda framework: f"Framework {framework.slug.upper()}")


class TopicFactory(DjangoModelFactory):
    class Meta:
        model = models.Topic
        django_get_or_create = ["slug"]

    slug = "front-door"
    name = factory.LazyAttribute(lambda topic: topic.slug.replace("-", " ").capitalize())


class InspectorFactory(DjangoModelFactory):
    class Meta:
        model = models.Inspector

    name = factory.Sequence(lambda n: f"Inspector {n}")


class VisitFactory(DjangoModelFactory):
    """A published standard ILACS inspection, two weeks on site, published seven weeks later. `periods=[]` for none."""

    class Meta:
        model = models.Visit
        skip_postgeneration_save = True

    authority = factory.SubFactory(AuthorityFactory)
    framework = factory.SubFactory(FrameworkFactory)
    visit_type = models.VisitType.STANDARD
    type_basis = models.TypeBasis.DAYS
    published_on = datetime.date(2024, 5, 10)
    published_basis = models.PublishedBasis.FILED
    status = models.Visit.Status.PUBLISHED
    facts_from = models.Visit.FactsFrom.REPORT

    @factory.post_generation
    def periods(self, create, days, **_):
        days = [(datetime.date(2024, 3, 11), datetime.date(2024, 3, 22))] if days is None else days
        for start, end in days:
            models.VisitPeriod.objects.create(visit=self, start=start, end=end)

    @factory.post_generation
    def topics(self, create, topics, **_):
        self.topics.add(*(topics or []))


class VisitInspectorFactory(DjangoModelFactory):
    class Meta:
        model = models.VisitInspector

    visit = factory.SubFactory(VisitFactory)
    inspector = factory.SubFactory(InspectorFactory)
    role = models.VisitInspector.Role.LEAD
    title = "His Majesty's Inspector"


class GradeFactory(DjangoModelFactory):
    class Meta:
        model = models.Grade
        django_get_or_create = ["slug"]

    slug = "good"
    name = factory.LazyAttribute(lambda grade: grade.slug.replace("_", " ").capitalize())
    scale = "four-grade"
    rank = factory.LazyAttribute(
        lambda grade: {"outstanding": 1, "good": 2, "requires_improvement": 3, "inadequate": 4}[grade.slug]
    )


class JudgementAreaFactory(DjangoModelFactory):
    class Meta:
        model = models.JudgementArea
        django_get_or_create = ["slug"]

    slug = "overall"
    name = factory.LazyAttribute(lambda area: area.slug.replace("_", " ").capitalize())


class JudgementFactory(DjangoModelFactory):
    class Meta:
        model = models.Judgement

    visit = factory.SubFactory(VisitFactory)
    area = factory.SubFactory(JudgementAreaFactory)
    grade = factory.SubFactory(GradeFactory)


class ThemeGroupFactory(DjangoModelFactory):
    class Meta:
        model = models.ThemeGroup
        django_get_or_create = ["slug"]

    slug = "help-and-protection"
    name = factory.LazyAttribute(lambda group: group.slug.replace("-", " ").capitalize())


class ThemeFactory(DjangoModelFactory):
    class Meta:
        model = models.Theme
        django_get_or_create = ["slug"]

    group = factory.SubFactory(ThemeGroupFactory)
    slug = factory.Sequence(lambda n: f"theme-{n}")
    name = factory.LazyAttribute(lambda theme: theme.slug.replace("-", " ").capitalize())
    scope = factory.LazyAttribute(lambda theme: f"What is said about {theme.name.lower()}.")


class FindingFactory(DjangoModelFactory):
    """A numbered paragraph that a person assessed as a strength. `themes=[...]` gives it themes, most central first."""

    class Meta:
        model = models.Finding
        skip_postgeneration_save = True

    visit = factory.SubFactory(VisitFactory)
    order = factory.Sequence(lambda n: n + 1)
    reference = factory.LazyAttribute(lambda finding: f"paragraph {finding.order}")
    kind = models.Kind.PARAGRAPH
    section = models.Section.HELP_AND_PROTECTION
    page = 3
    summary = factory.Sequence(lambda n: f"Families get help early, in the way number {n}.")
    assessment = models.Assessment.STRENGTH
    assessment_by = models.CodedBy.PERSON

    @factory.post_generation
    def themes(self, create, themes, **_):
        for rank, theme in enumerate(themes or [], start=1):
            FindingThemeFactory(finding=self, theme=theme, rank=rank)


class ItemToImproveFactory(FindingFactory):
    """A bullet under "What needs to improve"."""

    kind = models.Kind.IMPROVEMENT
    reference = factory.LazyAttribute(lambda finding: f"improvement {finding.order}")
    summary = factory.Sequence(lambda n: f"How quickly visits follow a worry, in the way number {n}.")
    assessment = models.Assessment.NEEDS_IMPROVEMENT


class FindingThemeFactory(DjangoModelFactory):
    class Meta:
        model = models.FindingTheme

    finding = factory.SubFactory(FindingFactory)
    theme = factory.SubFactory(ThemeFactory)
    rank = 1
    assigned_by = models.CodedBy.PERSON


class DocumentFactory(DjangoModelFactory):
    class Meta:
        model = models.Document

    visit = factory.SubFactory(VisitFactory)
    sha256 = factory.Sequence(lambda n: f"{n:064x}")
    file_name = factory.Sequence(lambda n: f"report-{n}.pdf")
    size = 1000
    layout = "ilacs"
    parser_version = "1"
    reading = factory.LazyAttribute(lambda document: {"file": document.file_name, "sha256": document.sha256})


class DocumentPageFactory(DjangoModelFactory):
    class Meta:
        model = models.DocumentPage

    document = factory.SubFactory(DocumentFactory)
    number = 1
    text = "The first page."


class DocumentProblemFactory(DjangoModelFactory):
    class Meta:
        model = models.DocumentProblem

    document = factory.SubFactory(DocumentFactory)
    code = "no-lead-inspector"
    message = "No lead inspector could be read on page 1."
    page = 1


class CouncilResponseFactory(DjangoModelFactory):
    class Meta:
        model = models.CouncilResponse

    visit = factory.SubFactory(VisitFactory)
    title = factory.LazyAttribute(lambda response: f"Statement of {response.visit.authority}")
    published_on = factory.LazyAttribute(lambda response: response.visit.published_on)


class ResponseStatementFactory(DjangoModelFactory):
    class Meta:
        model = models.ResponseStatement

    response = factory.SubFactory(CouncilResponseFactory)
    speaker = "Alex Example"
    role = "Director of Children's Services"
    summary = "Welcomes the report."


class ImportBatchFactory(DjangoModelFactory):
    class Meta:
        model = models.ImportBatch


class ImportItemFactory(DjangoModelFactory):
    class Meta:
        model = models.ImportItem

    batch = factory.SubFactory(ImportBatchFactory)
    file_name = factory.Sequence(lambda n: f"report-{n}.pdf")


class ResponseQuoteFactory(DjangoModelFactory):
    """A quote that a machine found, word for word."""

    class Meta:
        model = models.ResponseQuote

    response = factory.SubFactory(CouncilResponseFactory, text="They say that plans are clear.")
    finding = factory.SubFactory(FindingFactory, visit=factory.SelfAttribute("..response.visit"))
    text = "plans are clear"
    start = 14
    end = 29
    form = models.QuoteForm.CLAUSE
    similarity = 1.0
    found_by = models.FoundBy.MACHINE


class PublishedFigureFactory(DjangoModelFactory):
    class Meta:
        model = models.PublishedFigure

    source = "A yearly release"
    as_at = datetime.date(2024, 3, 31)
    figure = "authorities judged good or outstanding overall"
    value = "60"
    unit = models.PublishedFigure.Unit.PERCENT


class FactCheckFactory(DjangoModelFactory):
    class Meta:
        model = models.FactCheck

    visit = factory.SubFactory(VisitFactory)
    fact = "title"
    state = "0123456789abcdef"


class ReviewActionFactory(DjangoModelFactory):
    class Meta:
        model = models.ReviewAction

    visit = factory.SubFactory(VisitFactory)
    verb = "accept"
    words = "Paragraph 7 accepted"
