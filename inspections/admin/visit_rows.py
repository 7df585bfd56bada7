"""What stands in rows on a visit's page, except its findings."""

from itertools import pairwise

from django.core.exceptions import ValidationError
from django.utils.formats import date_format

from inspections.models import CouncilResponse, Judgement, VisitInspector, VisitPeriod

from .formsets import RowFormSet
from .inlines import RowInline
from .places import PlacedFormSet, PlacedRowForm


class PeriodFormSet(RowFormSet):
    """The days on site of one visit, in periods apart from each other."""

    def clean(self):
        super().clean()
        forms = [form for form in self.standing_forms() if {"start", "end"} <= form.cleaned_data.keys()]
        days = sorted((form.cleaned_data["start"], form.cleaned_data["end"]) for form in forms)
        for (_, end), (start, _) in pairwise(days):
            if start <= end:
                raise ValidationError(
                    f"Two periods overlap: one ends on {date_format(end)}, the next starts on {date_format(start)}. "
                    "Correct the days, or make them one period."
                )
        if self.instance.is_published and not any(self.errors) and not days:
            raise ValidationError("A public visit needs its days on site. Unpublish it before taking them away.")


class PeriodInline(RowInline):
    model = VisitPeriod
    formset = PeriodFormSet
    verbose_name = "period"
    verbose_name_plural = "days on site"

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj else 1


class InspectorInline(RowInline):
    model = VisitInspector
    form = PlacedRowForm
    formset = PlacedFormSet
    fields = ["inspector", "role", "title", "order"]
    autocomplete_fields = ["inspector"]
    verbose_name = "inspector"

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("inspector")

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj else 1


class JudgementInline(RowInline):
    model = Judgement
    fields = ["area", "grade", "no_grade_reason"]
    shared_choices = ["area", "grade"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("area", "grade")


class ResponseInline(RowInline):
    model = CouncilResponse
    fields = ["kind", "title", "published_on", "source_url"]
    show_change_link = True
