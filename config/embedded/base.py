from pathlib import Path

from django.db.backends.postgresql import base

from config.database import start_embedded


class DatabaseWrapper(base.DatabaseWrapper):
    """Starts the server when the first connection is asked for."""

    def get_connection_params(self) -> dict:
        folder = Path(self.settings_dict["HOST"])
        keep = self.settings_dict.get("KEEP_DATA", True)
        return super().get_connection_params() | {"host": str(start_embedded(folder, keep=keep))}
