"""Takes the as-at date off an address before the page behind it is looked for."""

from functools import partial

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import FileResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils import timezone

from .addresses import DATED_PATH, PARAMETER, address_of, dated_prefix, under
from .context import AsAt
from .days import NoSuchDayError, read_day

DATED, API, UNDATED = "dated", "api", "undated"


def as_at(get_response):
    """Sets `request.as_at` to the day asked for: a date, today where there is none.

    The day of a page is part of its path. A form, or a person, may ask for it with the parameter `as_at` and is sent
    on to that path, so that links and further questions keep it. A download and the API answer where they are. What
    knows no day, such as the pages of staff, is sent on to its address without one.
    """
    return partial(_answered, get_response)


def _answered(get_response, request):
    request.as_at = timezone.localdate()
    in_path = _take_off_day(request)
    asked = request.GET.get(PARAMETER, in_path)
    if asked is None:
        return get_response(request)
    kind = _kind_of(request.path_info, is_in_path=in_path is not None)
    if kind == UNDATED:
        return get_response(request) if in_path is None else _moved(request, address_of(request))
    try:
        day = read_day(asked, request.as_at) if asked or in_path == asked else None
    except NoSuchDayError as error:
        return _refused(request, kind, str(error))
    moved = _right_place(request, kind, day, in_path)
    return _moved(request, moved) if moved else _as_at(day or request.as_at, get_response, request)


def _take_off_day(request):
    """The text of the day at the beginning of the path, which is then without it; None where there is none."""
    found = DATED_PATH.fullmatch(request.path_info)
    if found is None:
        return None
    request.path_info = found["rest"] or "/"
    return found["day"]


def _kind_of(path, *, is_in_path):
    """What answers a path: a page as at a day, the API, or something that knows no day.

    Where nothing does, an address with a day counts as a page, so that it is not found as at that day.
    """
    try:
        match = resolve(path)
    except Resolver404:
        return DATED if is_in_path else UNDATED
    if "api" in match.namespaces:
        return API
    return DATED if getattr(match.func, "is_dated", False) else UNDATED


def _right_place(request, kind, day, in_path):
    """The address with the day where it belongs; None where it is there already."""
    if kind == API:
        return None if in_path is None else address_of(request, day, as_parameter=True)
    is_page = "format" not in request.GET
    if PARAMETER in request.GET and is_page:
        return address_of(request, None if day == request.as_at else day)
    is_cut_short = in_path is not None and request.path.endswith(in_path)
    return address_of(request, day) if is_cut_short else None


def _moved(request, address):
    return HttpResponseRedirect(address, preserve_request=request.method not in ("GET", "HEAD"))


def _as_at(day, get_response, request):
    request.as_at = day
    staticfiles_storage.base_url  # noqa: B018 - read before the day is in it, and kept
    prefix = dated_prefix(day)
    with under(prefix):
        response = get_response(request)
    if response.streaming and not isinstance(response, FileResponse):
        response.streaming_content = _under(prefix, response.streaming_content)
    return response


def _under(prefix, parts):
    """The parts of an answer, each made with the day in its addresses: they are made after the view has returned."""
    while True:
        with under(prefix):
            part = next(parts, None)
        if part is None:
            return
        yield part


def _refused(request, kind, sentence):
    if kind == API:
        wrong = {"detail": "The question makes no sense.", "errors": {PARAMETER: [sentence]}}
        return JsonResponse(wrong, status=400, json_dumps_params={"ensure_ascii": False})
    context = {"page_title": sentence, "as_at": AsAt(request)}
    return render(request, "no_such_day.html", context, status=400)
