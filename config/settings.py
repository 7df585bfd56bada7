"""The dashboard's settings. Only what deployments differ in comes from the environment; config/environment.py reads it.

DATABASE_URL          the PostgreSQL database (15 to 18). Without it an embedded server runs, for one machine.
DASHBOARD_HOSTS       the host names people use, with commas. Without it only this machine can reach the dashboard.
DASHBOARD_SECRET_KEY  signs sessions; needed with DASHBOARD_HOSTS. DASHBOARD_SECRET_KEY_FILE names a file that has it.
DATABASE_PASSWORD_FILE  a file with the password that DATABASE_URL leaves out.
DASHBOARD_DATA_DIR    the folder for documents and the embedded database; var/ beside this file's folder without it.
DASHBOARD_LOG         json for a log of objects, for programs; lines for people without it.
DASHBOARD_METRICS     1 for figures for Prometheus at /metrics, which this machine may read,
DASHBOARD_METRICS_FROM  and those whose addresses or networks stand here, with commas.
DASHBOARD_DEBUG       1 for development.
DASHBOARD_PUBLIC      0 where only people with an account may read. Without it everybody may.
DASHBOARD_PROXIES     how many proxies pass requests on, each adding to X-Forwarded-For; 0 without it.
DASHBOARD_HSTS_SECONDS  how long browsers keep to https once they saw it; a year without it, 0 switches it off,
DASHBOARD_HSTS_SUBDOMAINS  1 where every name below has https too, and
DASHBOARD_HSTS_PRELOAD  1 where browsers may list it.
DASHBOARD_LIMITS      files=60,searches=300,api=300 a minute for each client without it; 0 for no limits.
DASHBOARD_CONTACT     whom to ask for rights, as pages say it: "Kim Lee, kim.lee@example.org". Names nobody without it.

Single sign-on by OpenID Connect, as docs/operators.md tells; off where none of these is set:
DASHBOARD_OIDC_ISSUER         the provider's issuer address.
DASHBOARD_OIDC_CLIENT_ID      the dashboard's registration there,
DASHBOARD_OIDC_CLIENT_SECRET  and its secret. DASHBOARD_OIDC_CLIENT_SECRET_FILE names a file that has it.
DASHBOARD_OIDC_GROUPS         which groups bring which role, with commas: 0f3c-group-id=editor,7a1b-group-id=coder
DASHBOARD_OIDC_CLAIM          where a token names groups; groups without it.
DASHBOARD_OIDC_OTHERS         reader where people without such a group may read; without it they are refused.
DASHBOARD_OIDC_NAME           what people call the provider: "Northton Council".

Past one machine, as docs/scaling.md tells:
DATABASE_REPLICA_URL       replicas of the database, with commas, from which people who are not signed in read pages.
DASHBOARD_REPLICA_MAX_LAG  by how many seconds a replica may be behind and still be read; 10 without it.
DASHBOARD_PGBOUNCER        1 where PgBouncer in transaction mode stands before the databases.
"""

import os
from datetime import timedelta
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from config import database, environment, logs, single_sign_on

BASE_DIR = Path(__file__).resolve().parent.parent

with_secrets = environment.with_secrets(os.environ)

DEBUG = environment.debug(os.environ)
ALLOWED_HOSTS = environment.hosts(os.environ)
LOCAL = environment.is_local(ALLOWED_HOSTS)
PUBLIC = environment.public(os.environ)
PROXIES = environment.proxies(os.environ)
LIMITS = environment.limits(os.environ)
METRICS = environment.metrics(os.environ)
METRICS_READERS = environment.metrics_readers(os.environ)
CONTACT = os.environ.get("DASHBOARD_CONTACT", "")
DATA_DIR = environment.data_dir(os.environ, BASE_DIR / "var")
SECRET_KEY = environment.secret_key(with_secrets, DATA_DIR, local=LOCAL)

if DEBUG and not LOCAL:
    raise ImproperlyConfigured(
        "DASHBOARD_DEBUG shows errors with the code around them. Leave it out, or leave out DASHBOARD_HOSTS."
    )

INSTALLED_APPS = [
    "inspections",
    "config.apps.DataEntryConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "django_tables2",
    "django_filters",
    "django_htmx",
    "simple_history",
    "django_tasks_db",
    "axes",
]

MIDDLEWARE = [
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.request_ids.named",
    *(["config.metrics.measured"] if METRICS else []),
    "config.compression.PublicText",
    "config.replicas.AnonymousReads",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "inspections.as_at.middleware.as_at",
    "django.middleware.common.CommonMiddleware",
    "inspections.rights.bodies.Bounded",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "inspections.rights.reading.Reading",
    "inspections.rights.limits.Limited",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "inspections.as_at.context.as_at",
                "inspections.saved.context.saving",
            ],
        },
    },
]

DATABASES = database.databases(with_secrets, DATA_DIR)
DATABASE_ROUTERS = ["config.replicas.Router"]
REPLICA_MAX_LAG = database.replica_max_lag(os.environ)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a visit is edited on one page with its hundreds of findings
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # and with their words; files are counted by themselves
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Imports of reports outlive the request that starts them; `manage.py db_worker` does them. The development server
# has no worker beside it and does them at once.
TASKS = {
    "default": {
        "BACKEND": "django.tasks.backends.immediate.ImmediateBackend" if DEBUG else "django_tasks_db.DatabaseBackend",
    },
}

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "sign-in"
SINGLE_SIGN_ON = single_sign_on.single_sign_on(with_secrets)  # None where it is switched off

SESSION_ENGINE = "inspections.rights.sessions"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_IDLE_SECONDS = 3600

# Attempts to sign in are counted by person and, apart from that, by address, where an office may share one.
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # or a stranger could keep a person out for good
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "inspections.rights.clients.client_address"
AXES_LOCKOUT_CALLABLE = "inspections.rights.views.locked_out"
AXES_DISABLE_ACCESS_LOG = True  # who signed in when is nobody's business afterwards
AXES_VERBOSE = False

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["config.formats"]

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static", BASE_DIR / "var" / "build"]
MEDIA_ROOT = DATA_DIR / "files"  # never served as it is; views decide who may read a document
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "answers": {  # public pages as last sent, some 20 kB each; those asked for longest ago make room
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "answers",
        "OPTIONS": {"MAX_ENTRIES": 1000},
    },
    "pages": {  # pages of documents as pictures, some 100 kB each
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "pages",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 5000},
    },
    "limits": {  # who asked how often in the last minute, for all web processes of a machine
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA_DIR / "limits",
        "OPTIONS": {"MAX_ENTRIES": 1000},
    },
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}

# What an import takes at most: more is refused with the remedy, before it is unpacked or read.
IMPORT_MAX_FILE_MB = 50
IMPORT_MAX_FILES = 500  # in one upload, and in one ZIP file
IMPORT_MAX_TOTAL_MB = 1000  # one upload, or one ZIP file unpacked
IMPORT_MAX_ZIP_RATIO = 100  # unpacked to packed; a PDF is compressed already and stays under 2
# What the process that reads one file may take. A file that needs more costs one refusal.
IMPORT_MAX_SECONDS = 60
IMPORT_MAX_MEMORY_MB = 1024
IMPORT_MAX_PAGES = 500
IMPORT_MAX_ATTEMPTS = 3  # how often a file is begun whose worker is killed
DATA_UPLOAD_MAX_NUMBER_FILES = IMPORT_MAX_FILES
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "inspections.importing.put_aside.PutAside",
]

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not LOCAL
SECURE_HSTS_SECONDS = environment.hsts_seconds(os.environ, local=LOCAL)
SECURE_HSTS_INCLUDE_SUBDOMAINS = environment.hsts_subdomains(os.environ)
SECURE_HSTS_PRELOAD = environment.hsts_preload(os.environ)
# Whether the names below the dashboard's have https too is for the operator to know; a wrong guess would close them.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]  # asked over plain http by whatever watches the process
X_FRAME_OPTIONS = "DENY"
PERMISSIONS_POLICY = {
    feature: []  # for nobody, not even our own pages, which use none of them
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
}

LOGGING = logs.logging_settings(os.environ)
