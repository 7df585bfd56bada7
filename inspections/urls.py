"""The addresses of the public pages."""

from django.urls import path
from django.views.decorators.http import conditional_page, require_safe

from . import feeds, views
from .unchanged import tagged


def page(address, view, *, name):
    """A public page as at a day, `request.as_at`: it can be read and nothing else."""
    view = require_safe(tagged(view))
    view.is_dated = True
    return path(address, view, name=name)


def undated(address, view, *, name):
    """A public page or file that is the same whatever the as-at date."""
    return path(address, require_safe(tagged(view)), name=name)


def feed(address, view, *, name):
    """A feed, sent again only when it has changed."""
    return path(address, require_safe(conditional_page(view)), name=name)


urlpatterns = [
    page("", views.home, name="home"),
    page("findings/", views.finding_list, name="findings"),
    page("findings/<int:pk>/", views.finding_detail, name="finding"),
    page("authorities/", views.authority_list, name="authorities"),
    page("authorities/map/", views.authority_map, name="authority-map"),
    page("authorities/<slug:slug>/", views.authority_detail, name="authority"),
    page("visits/", views.visit_list, name="visits"),
    page("visits/<slug:slug>/", views.visit_detail, name="visit"),
    page("visits/<slug:slug>/file.<slug:file_format>", views.visit_file, name="visit-file"),
    page("responses/", views.response_list, name="responses"),
    page("themes/", views.theme_list, name="themes"),
    page("themes/codebook/", views.codebook_page, name="codebook-page"),
    undated("themes/codebook.<slug:file_format>", views.codebook, name="codebook"),
    page("themes/<slug:slug>/", views.theme_detail, name="theme"),
    page("inspectors/", views.inspector_list, name="inspectors"),
    page("inspectors/<slug:slug>/", views.inspector_detail, name="inspector"),
    page("compare/", views.compare, name="compare"),
    page("learn/", views.learn, name="learn"),
    page("statistics/", views.statistics, name="statistics"),
    page("waiting/", views.waiting, name="waiting"),
    page("search/", views.search_page, name="search"),
    page("search/suggestions/", views.suggestions, name="suggestions"),
    feed("feeds/visits/", feeds.VisitFeed(), name="feed"),
    feed("feeds/authorities/<slug:slug>/", feeds.AuthorityFeed(), name="authority-feed"),
    feed("feeds/themes/<slug:slug>/", feeds.ThemeFeed(), name="theme-feed"),
    undated("api/", views.api_page, name="api"),
    page("data-quality/", views.data_quality, name="data-quality"),
    page("about/", views.about, name="about"),
]
