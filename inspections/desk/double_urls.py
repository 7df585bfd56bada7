"""The addresses of double coding at the review desk."""

from django.urls import path

from . import blind_views, disagreement_views, double_views

urlpatterns = [
    path("double/", double_views.double_codings, name="desk-double-codings"),
    path("double/<int:pk>/", double_views.double_coding, name="desk-double-coding"),
    path("double/<int:pk>/take-up/", double_views.take_up, name="desk-double-take-up"),
    path("double/<int:pk>/end/", double_views.end, name="desk-double-end"),
    path("double/<int:pk>/code/", blind_views.blind, name="desk-blind"),
    path("double/<int:pk>/code/<int:key>/<slug:verb>/", blind_views.act, name="desk-blind-act"),
    path("visits/<int:pk>/double/", double_views.open_for_visit, name="desk-double-open"),
    path("disagreements/", disagreement_views.disagreements, name="desk-disagreements"),
    path("disagreements/machine/", disagreement_views.refuted, name="desk-refuted"),
    path("disagreements/<int:pk>/", disagreement_views.disagreement, name="desk-disagreement"),
]
