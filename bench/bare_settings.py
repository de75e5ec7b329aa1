"""What ``startproject`` gives, on our database settings: the page to compare with."""

from stillhere.config.settings import DATA, DATABASES

SECRET_KEY = "only for measuring"
DEBUG = False
ALLOWED_HOSTS = ["localhost"]
ROOT_URLCONF = "bench.bare"
DATABASES = {"default": {**DATABASES["default"], "NAME": DATA / "bare.sqlite3"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "loaders": [
                (
                    "django.template.loaders.locmem.Loader",
                    {
                        "frame.html": "<!doctype html><title>Bare</title>"
                        "<main>{% block main %}{% endblock %}</main>",
                        "page.html": "{% extends 'frame.html' %}{% block main %}"
                        "<p>{{ user.username }}</p><form>{% csrf_token %}</form><ul>"
                        "{% for group in groups %}<li>{{ group.name }}</li>{% endfor %}"
                        "{% for kind in kinds %}<li>{{ kind.model }}</li>{% endfor %}"
                        "{% for one in people %}<li>{{ one.username }}</li>{% endfor %}"
                        "</ul>{% endblock %}",
                    },
                )
            ],
        },
    }
]
