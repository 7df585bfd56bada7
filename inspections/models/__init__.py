"""The nouns of the product, one file each."""

from .accounts import ProviderAccount
from .authorities import Authority, AuthorityKind, Region, StatisticalNeighbour, Succession
from .codebook import ChangeKind, CodebookChange, CodebookVersion
from .codings import MOST_THEMES, RecordedCoding
from .documents import Document, DocumentPage, DocumentProblem
from .double_codings import CODERS, BlindCoding, Coder, DoubleCoding, Settlement, TwiceCoded
from .figures import PublishedFigure
from .finding_words import FindingWords
from .findings import ITEM_KINDS, Assessment, CodedBy, Finding, FindingTheme, Kind, Section
from .frameworks import Framework, Topic, VisitType
from .imports import ImportBatch, ImportItem, ImportStatus
from .inspectors import Inspector
from .judgements import Grade, Judgement, JudgementArea
from .responses import CouncilResponse, FoundBy, QuoteForm, ResponseQuote, ResponseStatement
from .reviews import FactCheck, ReviewAction, Verb
from .saved import SavedView
from .suggestions import Suggestion
from .themes import Theme, ThemeGroup
from .visits import (
    ITEMS_CODED,
    Coverage,
    PublishedBasis,
    TypeBasis,
    Visit,
    VisitInspector,
    VisitPeriod,
    listed_visits,
)

__all__ = [
    "CODERS",
    "ITEMS_CODED",
    "ITEM_KINDS",
    "MOST_THEMES",
    "Assessment",
    "Authority",
    "AuthorityKind",
    "BlindCoding",
    "ChangeKind",
    "CodebookChange",
    "CodebookVersion",
    "CodedBy",
    "Coder",
    "CouncilResponse",
    "Coverage",
    "Document",
    "DocumentPage",
    "DocumentProblem",
    "DoubleCoding",
    "FactCheck",
    "Finding",
    "FindingTheme",
    "FindingWords",
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
    "ProviderAccount",
    "PublishedBasis",
    "PublishedFigure",
    "QuoteForm",
    "RecordedCoding",
    "Region",
    "ResponseQuote",
    "ResponseStatement",
    "ReviewAction",
    "SavedView",
    "Section",
    "Settlement",
    "StatisticalNeighbour",
    "Succession",
    "Suggestion",
    "Theme",
    "ThemeGroup",
    "Topic",
    "TwiceCoded",
    "TypeBasis",
    "Verb",
    "Visit",
    "VisitInspector",
    "VisitPeriod",
    "VisitType",
    "listed_visits",
]
