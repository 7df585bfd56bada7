"""How gunicorn serves the dashboard: `gunicorn --config config/gunicorn.py`."""

wsgi_app = "config.wsgi"
workers = 2
threads = 4
graceful_timeout = 5  # seconds that requests under way have when the server stops
loglevel = "warning"
control_socket_disable = True
