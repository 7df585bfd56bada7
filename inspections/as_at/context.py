"""What pages say of their as-at date, and offer to change it."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone

from .addresses import PARAMETER, address_of, is_dated
from .days import FIRST, in_words


@dataclass(frozen=True)
class AsAt:
    """The day of a request in words, and the addresses of the same page as at other days."""

    request: HttpRequest

    first = FIRST

    @property
    def day(self):
        return self.request.as_at

    @property
    def words(self):
        return in_words(self.day)

    @property
    def today(self):
        return timezone.localdate()

    @property
    def is_today(self):
        return self.day == self.today

    @property
    def is_in_address(self):
        return is_dated()

    @property
    def today_url(self):
        """The same page without a day in its address, which always shows the present."""
        return address_of(self.request)

    @property
    def dated_url(self):
        """The same page with its day in its address, which shows the same tomorrow."""
        return address_of(self.request, self.day)

    @property
    def form_url(self):
        return self.today_url.partition("?")[0]

    @property
    def kept(self):
        """Name and value of all that the page was asked, but for its day and the place in its lists."""
        return [
            (name, value)
            for name, values in self.request.GET.lists()
            if name not in (PARAMETER, "page") and not name.endswith("-page")
            for value in values
        ]


def as_at(request):
    """A context processor: `as_at` on pages that show a state of knowledge; nothing on others."""
    match = request.resolver_match
    is_page = is_dated() or getattr(getattr(match, "func", None), "is_dated", False)
    return {"as_at": AsAt(request)} if is_page else {}
