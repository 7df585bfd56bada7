"""The addresses of documents and their pages. A document's name is its checksum."""

from django.urls import path, register_converter

from . import views


class Checksum:
    """A SHA-256 as 64 hexadecimal digits."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(Checksum, "checksum")

urlpatterns = [
    path("<checksum:sha256>/", views.document_file, name="document"),
    path("<checksum:sha256>/pages/<int:number>/", views.document_page, name="document-page"),
    path("<checksum:sha256>/pages/<int:number>.png", views.page_picture, name="page-picture"),
    path("<checksum:sha256>/pages/<int:number>/<int:finding>.svg", views.page_marks, name="page-marks"),
]
