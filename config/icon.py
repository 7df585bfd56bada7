"""The icon that browsers ask for on pages that name none, such as the admin's."""

from django.shortcuts import redirect
from django.templatetags.static import static


def icon(request):
    return redirect(static("img/mark.svg"))
