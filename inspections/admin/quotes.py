"""Quotes of findings in council responses: what a machine found is for a person to confirm or refuse."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction

from inspections.models import FoundBy, ResponseQuote
from inspections.responses.matching import compare_words

from .base import HistoryAdmin


@admin.action(permissions=["change"], description="Confirm the chosen quotes")
def confirm_quotes(modeladmin, request, queryset):
    _decide(modeladmin, request, queryset, is_quote=True)


@admin.action(permissions=["change"], description="Refuse the chosen quotes: they are none")
def refuse_quotes(modeladmin, request, queryset):
    _decide(modeladmin, request, queryset, is_quote=False)


@transaction.atomic
def _decide(modeladmin, request, queryset, *, is_quote):
    quotes = list(queryset)
    word = "Confirmed" if is_quote else "Refused"
    for quote in quotes:
        quote.found_by, quote.is_quote = FoundBy.PERSON, is_quote
        quote.save()
        modeladmin.log_change(request, quote, f"{word}.")
    modeladmin.message_user(request, f"{word} {len(quotes)} quote{'' if len(quotes) == 1 else 's'}.")


class QuoteForm(forms.ModelForm):
    """A quote that a person found or looked at: from then on it is theirs."""

    class Meta:
        widgets = {"text": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})}
        help_texts = {"text": "A passage copied from the response: a quote, or what it says in its own words."}

    def clean(self):
        cleaned = super().clean()
        response, finding, text = (self.cleaned_data.get(name) for name in ("response", "finding", "text"))
        if response and text and {"response", "finding", "text"} & set(self.changed_data):
            self._place(response, finding, text)
        if finding and response and finding.visit_id != response.visit_id:
            raise ValidationError({"finding": "This finding is of another visit than the response."})
        self.instance.found_by = FoundBy.PERSON
        return cleaned

    def _place(self, response, finding, text):
        quote = self.instance
        is_there = response.text[quote.start or 0 : quote.end or 0] == text
        start = quote.start if is_there else response.text.find(text)
        if start < 0:
            raise ValidationError({"text": "These words do not stand in the response: copy them from it."})
        quote.start, quote.end = start, start + len(text)
        for name, value in compare_words(response, quote.start, quote.end, finding.text if finding else "").items():
            setattr(quote, name, value)


@admin.register(ResponseQuote)
class ResponseQuoteAdmin(HistoryAdmin):
    form = QuoteForm
    fields = ["response", "finding", "text", "is_quote", ("form", "found_by", "page")]
    readonly_fields = ["form", "found_by", "page"]
    autocomplete_fields = ["response", "finding"]
    list_display = ["__str__", "finding_reference", "response", "form", "share", "found_by", "is_quote"]
    list_filter = ["found_by", "is_quote", "form", "response__visit__authority__region"]
    search_fields = ["text", "response__title", "response__visit__authority__name"]
    search_help_text = "Words of the quote, title of the response, or authority."
    ordering = ["response", "start"]
    list_per_page = 50
    actions = [confirm_quotes, refuse_quotes]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("response__visit__authority", "finding")

    @admin.display(description="finding", ordering="finding__order")
    def finding_reference(self, quote):
        return quote.finding.reference if quote.finding else "-"

    @admin.display(description="same words", ordering="similarity")
    def share(self, quote):
        return "-" if quote.similarity is None else f"{quote.similarity:.0%}"
