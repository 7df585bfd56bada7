"""How gunicorn serves the dashboard: `gunicorn --config config/gunicorn.py`."""

import os

wsgi_app = "config.wsgi"
workers = 2
threads = 4
graceful_timeout = 5  # seconds that requests under way have when the server stops
loglevel = "warning"
control_socket_disable = True

if os.environ.get("DASHBOARD_LOG") == "json":
    logconfig_dict = {
        "formatters": {"json": {"()": "config.logs.Objects"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"level": "WARNING", "handlers": ["stderr"]},
        "loggers": {"gunicorn.error": {"level": "WARNING"}},
    }
