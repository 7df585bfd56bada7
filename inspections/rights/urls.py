"""The addresses of signing in and out. They stay open where the dashboard is not public."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path

from . import provider_views, views

urlpatterns = [
    path("sign-in/", login_not_required(views.SignIn.as_view()), name="sign-in"),
    path("sign-in/organisation/", login_not_required(provider_views.to_provider), name="to-provider"),
    path("sign-in/organisation/back/", login_not_required(provider_views.from_provider), name="from-provider"),
    path("sign-out/", login_not_required(views.SignOut.as_view()), name="sign-out"),
    path("password/", login_not_required(views.ChangePassword.as_view()), name="password"),
]
