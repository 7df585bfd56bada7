"""What could not be read in a visit's documents, for a person to settle on the visit's page."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse

from inspections.models import DocumentProblem


class ProblemFilter(admin.SimpleListFilter):
    title = "problems of documents"
    parameter_name = "problems"

    def lookups(self, request, model_admin):
        return [("open", "To be settled"), ("none", "None open")]

    def queryset(self, request, queryset):
        if self.value() not in ("open", "none"):
            return queryset
        open_ones = DocumentProblem.objects.filter(is_settled=False).values("document__visit")
        if self.value() == "open":
            return queryset.filter(pk__in=open_ones)
        return queryset.exclude(pk__in=open_ones)


def problems_of(visit):
    """The problems of a visit's documents, open ones first."""
    problems = DocumentProblem.objects.filter(document__visit=visit).select_related("document")
    return problems.order_by("is_settled", "document", "page", "pk")


def settle_view(modeladmin, request, key):
    """Settle the problem whose button was pressed, or open it again."""
    visit = modeladmin.get_object_or_404(request, key)
    if not modeladmin.has_change_permission(request, visit):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    pressed = request.POST.get("problem", "")
    problem = next((problem for problem in problems_of(visit) if str(problem.pk) == pressed), None)
    if problem:
        problem.is_settled = not problem.is_settled
        problem.save()
        word = "settled" if problem.is_settled else "open again"
        modeladmin.log_change(request, visit, f"Problem {word}: {problem.message}")
        modeladmin.message_user(request, f"This problem is {word}: {problem.message}", messages.SUCCESS)
    return HttpResponseRedirect(reverse("admin:inspections_visit_change", args=[visit.pk]))
