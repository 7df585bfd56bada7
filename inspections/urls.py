"""The addresses of the public pages."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.home, name="home"),
    path("findings/", views.finding_list, name="findings"),
    path("findings/<int:pk>/", views.finding_detail, name="finding"),
    path("authorities/", views.authority_list, name="authorities"),
    path("authorities/<slug:slug>/", views.authority_detail, name="authority"),
    path("visits/", views.visit_list, name="visits"),
    path("visits/<slug:slug>/", views.visit_detail, name="visit"),
    path("themes/", views.theme_list, name="themes"),
    path("themes/<slug:slug>/", views.theme_detail, name="theme"),
    path("inspectors/", views.inspector_list, name="inspectors"),
    path("inspectors/<slug:slug>/", views.inspector_detail, name="inspector"),
    path("about/", views.about, name="about"),
]
