"""The addresses of the review desk."""

from django.urls import path

from . import by_hand_views, finding_views, visit_views

urlpatterns = [
    path("", visit_views.queue, name="desk"),
    path("new/", by_hand_views.new_visit, name="desk-new"),
    path("visits/<int:pk>/", visit_views.visit, name="desk-visit"),
    path("visits/<int:pk>/facts/", visit_views.confirm_facts, name="desk-confirm"),
    path("visits/<int:pk>/facts/<slug:slug>/", visit_views.fact, name="desk-fact"),
    path("visits/<int:pk>/facts/<slug:slug>/read/", visit_views.take_as_read, name="desk-take-as-read"),
    path("visits/<int:pk>/problems/<int:problem>/", visit_views.settle, name="desk-settle"),
    path("visits/<int:pk>/publish/", visit_views.publish_visit, name="desk-publish"),
    path("visits/<int:pk>/findings/publish/", visit_views.publish_new_findings, name="desk-publish-new"),
    path("visits/<int:pk>/coverage/", visit_views.raise_coverage, name="desk-coverage"),
    path("visits/<int:pk>/findings/", finding_views.findings, name="desk-findings"),
    path("visits/<int:visit>/findings/<int:pk>/<slug:verb>/", finding_views.act, name="desk-act"),
    path("visits/<int:visit>/undo/", finding_views.undo_last, name="desk-undo"),
    path("visits/<int:visit>/restore/<int:action>/", finding_views.restore, name="desk-restore"),
    path("visits/<int:pk>/passages/", by_hand_views.add_passage, name="desk-passages"),
]
