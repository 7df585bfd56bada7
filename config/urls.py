"""The dashboard's addresses: staff's, signing in, the check that it is alive, documents, pages, the API."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path

from config.health import healthz, readyz
from config.icon import icon
from config.metrics import metrics
from inspections.api import api

urlpatterns = [
    path("admin/", admin.site.urls),
    path("desk/", include("inspections.desk.urls")),
    path("desk/", include("inspections.desk.double_urls")),
    path("desk/history/", include("inspections.history.urls")),
    path("documents/", include("inspections.sources.urls")),
    path("saved/", include("inspections.saved.urls")),
    path("healthz", healthz),
    path("readyz", login_not_required(readyz)),
    path("metrics", metrics),
    path("favicon.ico", login_not_required(icon)),
    path("", include("inspections.rights.urls")),
    path("", include("inspections.urls")),
    path("api/", api.urls),
]

handler400 = "config.failures.bad_request"
handler404 = "config.failures.not_found"
handler500 = "config.failures.server_error"
handler403 = "inspections.rights.views.forbidden"
