"""Uploads too large for memory, put aside on the disk while they arrive."""

from contextlib import suppress

from django.core.files.uploadhandler import TemporaryFileUploadHandler


class PutAside(TemporaryFileUploadHandler):
    """Django's handler, which on a full disk also takes away at once the part that there was room for."""

    def receive_data_chunk(self, raw_data, start):
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError:
            with suppress(OSError):  # what waits to be written has no room either
                self.upload_interrupted()
            raise
