"""The dashboard's addresses: staff's, the check that it is alive, documents, and the pages of inspections/urls.py."""

from django.contrib import admin
from django.urls import include, path

from config.health import healthz
from config.icon import icon
from inspections.api import api

urlpatterns = [
    path("admin/", admin.site.urls),
    path("desk/", include("inspections.desk.urls")),
    path("desk/", include("inspections.desk.double_urls")),
    path("documents/", include("inspections.sources.urls")),
    path("saved/", include("inspections.saved.urls")),
    path("healthz", healthz),
    path("favicon.ico", icon),
    path("", include("inspections.urls")),
    path("api/", api.urls),
]
