"""The addresses of history."""

from django.urls import path

from . import views

urlpatterns = [
    path("<slug:kind>/<int:key>/", views.history, name="history"),
    path("<slug:kind>/<int:key>/<int:number>/", views.version, name="history-version"),
]
