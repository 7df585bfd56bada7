"""The terms of a theme tried on all findings, before they are saved."""

from dataclasses import dataclass

from inspections.codebook.trying import Terms, Tried, would_add, would_not_find

TRY = "_try"
"""The name of the button."""


@dataclass(frozen=True)
class Trial:
    """`added`: findings that the terms would add; `missed`: those that have the theme and no term fits.

    `shown`: the first of those added, each with its passage in runs, those marked that fit.
    """

    added: Tried
    missed: Tried | None
    shown: list


class TriedForm:
    """A form that is never saved: the page is shown again, with what was typed. Only its terms must be right."""

    def is_valid(self):
        super().is_valid()
        for name in [name for name in self.errors if name != "terms"]:
            del self.errors[name]
        return False


def tried(form_class):
    """The form as one to try terms with."""
    return type("TriedThemeForm", (TriedForm, form_class), {})


def trial_of(form):
    """The Trial of the terms typed; None where they are wrong."""
    if "terms" in form.errors:
        return None
    terms, theme = form.cleaned_data.get("terms") or [], form.instance
    added = would_add(terms, theme)
    marked = Terms(terms)
    shown = [(finding, marked.runs(finding.passage)) for finding in added.findings]
    return Trial(added, would_not_find(terms, theme) if theme.pk else None, shown)
