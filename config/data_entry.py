"""The admin as a place for data entry: its name, and its models in groups a person looks for them in."""

from django.contrib.admin import AdminSite

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
