"""The addresses of saved views."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.saved_views, name="saved-views"),
    path("new/", views.save_view, name="save-view"),
    path("<int:pk>/name/", views.rename_view, name="rename-view"),
    path("<int:pk>/delete/", views.delete_view, name="delete-view"),
]
