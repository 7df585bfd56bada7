"""The admin as a place for data entry: its name, and its models in groups a person looks for them in."""

from functools import wraps

from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseRedirect
from django.urls import reverse

from inspections.rights import ENTER, MissingRight

GROUPS = {
    "Inspections": ["Visit", "Finding", "CouncilResponse", "ResponseQuote", "Document", "ImportBatch"],
    "Authorities and inspectors": ["Authority", "Succession", "StatisticalNeighbour", "Inspector"],
    "Codebook": ["ThemeGroup", "Theme"],
    "Lists": ["Framework", "Topic", "JudgementArea", "Grade"],
}


class DataEntrySite(AdminSite):
    site_header = "Inspection Findings Dashboard: data entry"
    site_title = "Inspection Findings Dashboard"
    index_title = "Data entry"
    enable_nav_sidebar = True

    def has_permission(self, request):
        """Those with the right to, whose rights then decide what each page shows; and Django's staff."""
        person = request.user
        return person.is_active and (person.is_staff or person.has_perm(ENTER))

    def admin_view(self, view, cacheable=False):
        """The view for those who may; people who are signed in already are told which right they lack."""
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def entered(request, *args, **kwargs):
            if request.user.is_authenticated and not self.has_permission(request):
                raise MissingRight(ENTER)
            return inner(request, *args, **kwargs)

        return entered

    @login_not_required
    def login(self, request, extra_context=None):
        """The dashboard has one page to sign in."""
        query = request.GET.urlencode()
        return HttpResponseRedirect(f"{reverse('sign-in')}?{query}" if query else reverse("sign-in"))

    def get_app_list(self, request, app_label=None):
        """The models a person may see, in GROUPS; models of other apps, and new ones, follow by app."""
        apps = super().get_app_list(request, app_label)
        ours = next((app for app in apps if app["app_label"] == "inspections"), None)
        if ours is None:
            return apps
        return [*_groups(ours), *(app for app in apps if app is not ours)]


def _groups(app):
    models = {model["object_name"]: model for model in app["models"]}
    for name, wanted in GROUPS.items():
        members = [models.pop(model) for model in wanted if model in models]
        if members:
            yield {**app, "name": name, "app_url": members[0]["admin_url"] or app["app_url"], "models": members}
    if models:
        yield {**app, "models": list(models.values())}
