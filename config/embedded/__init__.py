"""Django's PostgreSQL engine with a server of its own. HOST is the folder of that server's data."""
