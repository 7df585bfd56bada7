"""Suggestions of themes and assessments for passages of reports, with their evidence. Pure Python, no Django.

`suggest` codes one passage, `suggest_all` many; `theme_chances` says how near every theme was. How it works and how
right it is: docs/coding.md.
"""

from .model import CodingModel, UnusableModel, bundled_model, read_model
from .suggesting import SuggestedTheme, Suggestion, suggest, suggest_all, theme_chances
from .telling import telling_words

__all__ = [
    "CodingModel",
    "SuggestedTheme",
    "Suggestion",
    "UnusableModel",
    "bundled_model",
    "read_model",
    "suggest",
    "suggest_all",
    "telling_words",
    "theme_chances",
]
