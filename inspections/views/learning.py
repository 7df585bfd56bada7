"""For a theme and an authority: who is praised for it, the nearest first, and who else must improve it."""

from django import forms

from inspections.codebook.addresses import theme_at
from inspections.learning import Nearest, NearestPages, nearest_first
from inspections.models import ITEM_KINDS, Assessment, Authority, Finding, Theme
from inspections.tables.learning import NearFindingTable
from inspections.tally import VisitsAsked, tally_for
from inspections.tally.picking import of_finding

from .page import page


class LearningForm(forms.Form):
    """Which theme, and for whom."""

    theme = forms.ModelChoiceField(Theme.objects.subjects(), to_field_name="slug", empty_label="Choose a theme")
    authority = forms.ModelChoiceField(
        Authority.objects.none(), to_field_name="slug", empty_label="Choose an authority"
    )

    def __init__(self, data, day, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["authority"].queryset = Authority.objects.open_on(day)


def learn(request):
    values = _values(request)
    is_asked = values.get("theme") and values.get("authority")
    form = LearningForm(values if is_asked else None, request.as_at, initial=values)
    asked = form.cleaned_data if form.is_valid() else {}
    theme, authority = asked.get("theme"), asked.get("authority")
    return page(
        request,
        "learn.html",
        subject=f"learn-{theme.slug}-{authority.slug}" if asked else "learn",
        title=f"Learn from others: {theme.name.lower()}" if asked else "Learn from others",
        form=form,
        theme=theme,
        authority=authority,
        tables=_tables(theme, authority, request.as_at, tally_for(request)) if asked else [],
    )


def _values(request):
    """What the address asks, a former address of a theme as its present one."""
    values = request.GET.dict()
    asked = values.get("theme")
    is_present = not asked or Theme.objects.filter(slug=asked, merged_into=None).exists()
    theme = None if is_present else theme_at(asked)
    return values | {"theme": theme.slug} if theme else values


def _tables(theme, authority, day, tally):
    found = nearest_first(Finding.objects.published(day).filter(theme_rows__theme=theme).for_list(), authority)
    on_theme = Nearest(VisitsAsked.published(tally, day), authority, theme)
    is_praise, is_item = of_finding(tally, "assessment", [Assessment.STRENGTH]), of_finding(tally, "kind", ITEM_KINDS)
    return [
        NearFindingTable(
            found.filter(assessment=Assessment.STRENGTH),
            pages=NearestPages(on_theme, is_praise),
            slug="praised",
            title="Praised for it",
            empty_text="Nobody else is praised for it.",
        ),
        NearFindingTable(
            found.filter(kind__in=ITEM_KINDS),
            pages=NearestPages(on_theme, is_item),
            slug="told",
            title="Must improve it too",
            empty_text="Nobody else must improve it.",
        ),
    ]
