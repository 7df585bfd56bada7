"""The dashboard's addresses: the admin, the check that it is alive, and the pages of inspections/urls.py."""

from django.contrib import admin
from django.urls import include, path

from config.health import healthz

urlpatterns = [
    path("admin/", admin.site.urls),
    path("healthz", healthz),
    path("", include("inspections.urls")),
]
