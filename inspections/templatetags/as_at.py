"""Links that leave the as-at date behind."""

from django import template

from inspections.as_at import plain_reverse

register = template.Library()

plain_url = register.simple_tag(plain_reverse, name="plain_url")
"""As `url`, for what knows no as-at date: staff's pages, documents, feeds, the API."""
