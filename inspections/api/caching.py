"""Answers of the API need not be sent twice, and programs in other pages may read them."""

from functools import wraps

from inspections.unchanged import tagged


def conditional(view):
    """The view with an ETag, as pages have it, for programs of any site: nothing in the answers is private."""

    @wraps(view)
    def answered(request, *args, **kwargs):
        response = tagged(view)(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return answered
