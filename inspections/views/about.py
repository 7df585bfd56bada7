"""What the dashboard is, where its facts come from and what its words mean."""

from .page import page


def about(request):
    return page(request, "about.html", subject="about", title="About the dashboard")
