"""Every setting, read from the environment. docs/reference/settings.md explains each.

Reading this changes nothing on the disk; ``config/folder.py`` makes the data folder.
"""

import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from stillhere.config import environment, logs

_KIBIBYTE = 1024
_MEBIBYTE = 1024 * _KIBIBYTE
_HERE = Path(__file__).resolve().parent.parent

# --- where things are ------------------------------------------------------

DATA = environment.data_folder()
ORIGIN = environment.text("STILLHERE_ORIGIN", "http://localhost:8000").rstrip("/")
"""What stands in the address bar: scheme, host and port."""
_origin = urlsplit(ORIGIN)
_host = _origin.hostname or "localhost"
LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = sorted({_host, *LOOPBACK, *environment.words("STILLHERE_HOSTS")})

# --- who can reach it ------------------------------------------------------

DEBUG = environment.switch("STILLHERE_DEBUG")
SECURE = _origin.scheme == "https"
TLS_PROXY = environment.switch("STILLHERE_TLS_PROXY")
INSECURE = environment.switch("STILLHERE_INSECURE") and not SECURE
"""Plain HTTP beyond this machine, chosen on purpose: a banner stands on every page."""
PROCESSES = environment.number("STILLHERE_PROCESSES", 1, least=1)

# --- what it says and does -------------------------------------------------

OPERATOR = environment.text("STILLHERE_OPERATOR")
"""The name of who runs it; empty means: the one kept in the data folder, if any."""


HIDE_TO = environment.text("STILLHERE_HIDE_TO", "https://www.wikipedia.org/")
IDLE_MINUTES = environment.number("STILLHERE_IDLE_MINUTES", 15, least=1)
ARGON_OPS = environment.number("STILLHERE_ARGON_OPS", 2, least=1)
ARGON_MEM = environment.number(
    "STILLHERE_ARGON_MEM", 19 * _MEBIBYTE, least=8 * _KIBIBYTE
)
"""Bytes. 19 MiB and two passes: the first choice of OWASP's password storage page."""
CLOCK_FILE = environment.text("STILLHERE_CLOCK_FILE")
"""A file that moves the clock, for tests and the demo; ``serve`` refuses it."""
REDIS_URL = environment.text("REDIS_URL")

# --- secrets ---------------------------------------------------------------


def _site_secret() -> str:
    """Return the given secret, the kept one, or one for this process alone."""
    kept = DATA / "secret"
    try:
        return environment.text("STILLHERE_SECRET") or kept.read_text("ascii").strip()
    except OSError:
        return secrets.token_urlsafe(48)


SECRET_KEY = _site_secret()

# --- Django ----------------------------------------------------------------

HASHED_STATIC = environment.switch("STILLHERE_HASHED_STATIC", default=True)
"""Static files get names with a hash and compressed copies when ``serve`` starts;
tests of single pages do without."""

INSTALLED_APPS = [
    "stillhere.config.apps.Config",
    "stillhere.vault",
    "stillhere.foundation.people",
    "stillhere.foundation.couples",
    "stillhere.foundation.support",
    "stillhere.foundation.coach",
    "stillhere.foundation.notices",
    "stillhere.foundation.live",
    "stillhere.foundation.web",
    "stillhere.rooms.pauses",
    "stillhere.rooms.feelings",
    "stillhere.rooms.disclosures",
    "stillhere.rooms.reaching",
    "stillhere.rooms.episodes",
    "stillhere.rooms.moments",
    "stillhere.rooms.practice",
    "stillhere.rooms.repairs",
    "stillhere.rooms.conversations",
    "stillhere.overview.home",
    "stillhere.overview.patterns",
    "stillhere.overview.records",
    "csp",
    "django.forms",  # its templates, through our own engine
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "stillhere.config.headers.Ground",
    *(["whitenoise.middleware.WhiteNoiseMiddleware"] if HASHED_STATIC else []),
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "stillhere.foundation.people.middleware.Door",
    "stillhere.foundation.couples.middleware.Settled",
]
ROOT_URLCONF = "stillhere.config.urls"
WSGI_APPLICATION = "stillhere.config.asgi.pages"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = False
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "stillhere.foundation.web.context.shell",
            ],
            "builtins": ["stillhere.foundation.web.templatetags.addresses"],
        },
    }
]

# --- database --------------------------------------------------------------

_SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA / "stillhere.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,  # seconds a writer waits for another
        "init_command": (
            "PRAGMA journal_mode=WAL;"
            # What was acknowledged survives a power cut.
            "PRAGMA synchronous=FULL;"
            # What is erased is overwritten, not only forgotten.
            "PRAGMA secure_delete=ON;"
        ),
    },
    # Tests race threads against each other, so they need a file as well.
    "TEST": {"NAME": DATA.parent / "test.sqlite3"},
}
_database_url = environment.text("DATABASE_URL")
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        **(environment.postgres(_database_url) if _database_url else _SQLITE),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": bool(_database_url),
    }
}

# --- what is sent and taken ------------------------------------------------

COOKIE_PREFIX = "__Host-" if SECURE else ""
"""Browsers keep a ``__Host-`` cookie to this very host and to TLS; plain
localhost cannot have it."""
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrf"
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [ORIGIN]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TLS_PROXY else None
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
# Subdomains and browsers' preload lists belong to whoever owns the name, not to us.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
# Not "no-referrer": browsers would then send `Origin: null` with our own forms. Other
# sites learn as little from this one: nothing.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
# What is sent stays in memory: Django would spool larger files to the disk.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 8 * _MEBIBYTE
"""What was taken out elsewhere comes as one packed file; config/asgi.py lets only
that page take so much."""
DATA_UPLOAD_MAX_MEMORY_SIZE = _MEBIBYTE
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 4

# --- static files ----------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "staticfiles": {
        "BACKEND": (
            "stillhere.config.files.Files"
            if HASHED_STATIC
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    }
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# --- words, times, logs ----------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [_HERE / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"
LOGGING_CONFIG = None
logs.configure()
