"""The link that saves the list a person is at."""

from urllib.parse import urlencode

from inspections.as_at import plain_reverse

from .addresses import LISTS


def saving(request):
    """A context processor: `save_url` on pages that can be saved as a view; nothing on others."""
    match = request.resolver_match
    if match is None or match.url_name not in LISTS:
        return {}
    return {"save_url": f"{plain_reverse('save-view')}?{urlencode({'address': request.get_full_path()})}"}
