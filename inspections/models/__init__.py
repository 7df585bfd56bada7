"""The nouns of the product, one file each."""

from .authorities import Authority, AuthorityKind, Region, StatisticalNeighbour, Succession
from .documents import Document, DocumentPage, DocumentProblem
from .figures import PublishedFigure
from .findings import ITEM_KINDS, Assessment, CodedBy, Finding, FindingTheme, Kind, Section
from .frameworks import Framework, Topic, VisitType
from .imports import ImportBatch, ImportItem, ImportStatus
from .inspectors import Inspector
from .judgements import Grade, Judgement, JudgementArea
from .responses import CouncilResponse, FoundBy, QuoteForm, ResponseQuote, ResponseStatement
from .reviews import FactCheck, ReviewAction, Verb
from .themes import Theme, ThemeGroup
from .visits import (
    ITEMS_CODED,
    Coverage,
    PublishedBasis,
    TypeBasis,
    Visit,
    VisitInspector,
    VisitPeriod,
)

__all__ = [
    "ITEMS_CODED",
    "ITEM_KINDS",
    "Assessment",
    "Authority",
    "AuthorityKind",
    "CodedBy",
    "CouncilResponse",
    "Coverage",
    "Document",
    "DocumentPage",
    "DocumentProblem",
    "FactCheck",
    "Finding",
    "FindingTheme",
    "FoundBy",
    "Framework",
    "Grade",
    "ImportBatch",
    "ImportItem",
    "ImportStatus",
    "Inspector",
    "Judgement",
    "JudgementArea",
    "Kind",
    "PublishedBasis",
    "PublishedFigure",
    "QuoteForm",
    "Region",
    "ResponseQuote",
    "ResponseStatement",
    "ReviewAction",
    "Section",
    "StatisticalNeighbour",
    "Succession",
    "Theme",
    "ThemeGroup",
    "Topic",
    "TypeBasis",
    "Verb",
    "Visit",
    "VisitInspector",
    "VisitPeriod",
    "VisitType",
]
