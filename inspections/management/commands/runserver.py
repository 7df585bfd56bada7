from django.db import connection
from whitenoise.runserver_nostatic.management.commands import runserver


class Command(runserver.Command):
    def run(self, **options):
        """Serve, with the embedded database held by this process: Ctrl-C leaves the reloaded one no time to stop it."""
        connection.ensure_connection()
        connection.close_pool()
        super().run(**options)
