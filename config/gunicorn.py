"""How gunicorn serves the dashboard: `gunicorn --config config/gunicorn.py`."""

import os
import shutil
import tempfile

wsgi_app = "config.wsgi"
workers = os.environ.get("WEB_CONCURRENCY", "2")
threads = 4
graceful_timeout = 30  # seconds that requests under way have when the server stops: a long download may take them
loglevel = "warning"
control_socket_disable = True

if os.environ.get("DASHBOARD_LOG") == "json":
    logconfig_dict = {
        "formatters": {"json": {"()": "config.logs.Objects"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"level": "WARNING", "handlers": ["stderr"]},
        "loggers": {"gunicorn.error": {"level": "WARNING"}},
    }

if os.environ.get("DASHBOARD_METRICS") == "1":
    # The processes write their figures into files there, and whichever is asked adds them up.
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="dashboard-metrics-")


def post_worker_init(worker):
    from inspections.preparing import prepare_beside  # the application is loaded now, and not before

    prepare_beside()


def on_exit(server):
    if os.environ.get("DASHBOARD_METRICS") == "1":
        shutil.rmtree(os.environ["PROMETHEUS_MULTIPROC_DIR"], ignore_errors=True)


def child_exit(server, worker):
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        from prometheus_client.multiprocess import mark_process_dead

        mark_process_dead(worker.pid)
