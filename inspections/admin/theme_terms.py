"""The terms of a theme as people type them: one a line, since a term may have a comma in it."""

from django import forms
from django.contrib.postgres.forms import SimpleArrayField
from django.core.exceptions import ValidationError

from inspections.codebook.checking import SEPARATORS


class TermsField(SimpleArrayField):
    """A list of terms, each once."""

    def __init__(self, **kwargs):
        widget = forms.Textarea(attrs={"rows": 8, "cols": 40})
        help_text = "Words that point to the theme, one term a line; * stands for any word ending."
        options = {"delimiter": "\n", "required": False, "widget": widget, "help_text": help_text}
        super().__init__(forms.CharField(max_length=100), **(options | kwargs))

    def to_python(self, value):
        text = value if isinstance(value, str) else "\n".join(value or [])
        lines = [" ".join(line.split()) for line in text.splitlines()]
        return super().to_python("\n".join(dict.fromkeys(line for line in lines if line)))

    def validate(self, value):
        super().validate(value)
        if any(SEPARATORS.search(term) for term in value):
            raise ValidationError("No term has a semicolon in it. Put each on a line of its own.")
