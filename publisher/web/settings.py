"""Django's settings, all of them from `publisher.toml`."""

from __future__ import annotations

import base64
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote, urlsplit

from publisher import config, keys

PUBLICATION = config.load()

BASE = Path(__file__).parent
SECRET_KEY = base64.urlsafe_b64encode(keys.derive(PUBLICATION.key_file, "web")).decode()
AUDIT_KEY = keys.derive(PUBLICATION.key_file, "audit")

DEBUG = False
ALLOWED_HOSTS = list(PUBLICATION.allowed_hosts)
ROOT_URLCONF = "publisher.web.urls"
AUTH_USER_MODEL = "review.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = PUBLICATION.zone.key
LANGUAGE_CODE = "id"
USE_I18N = True

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "publisher.review",
    "publisher.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Outside the others, so that their own refusals carry the policy too.
    "publisher.web.security.ContentPolicyMiddleware",
    "publisher.web.exits.ExitMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE / "html"],
        "OPTIONS": {
            "builtins": ["publisher.web.templatetags.newsroom"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "publisher.web.context.shared",
            ],
        },
    }
]


def database(url: str, folder: Path) -> dict[str, object]:
    """Django's words for a store URL: sqlite:///file (relative to the configuration) or postgresql://…"""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / parts.path.removeprefix("/") if not parts.path.startswith("//") else parts.path[1:],
            "OPTIONS": {
                # Writers queue at the start instead of failing in the middle; every commit reaches the disk.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
        }
    if parts.scheme in ("postgresql", "postgres"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.strip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "ATOMIC_REQUESTS": False,
        }
    raise config.ConfigError(f"[store] url: {parts.scheme!r} is not a store we keep; use sqlite:/// or postgresql://.")


DATABASES = {"default": database(PUBLICATION.store_url, PUBLICATION.folder)}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/redaksi/masuk/"
LOGIN_REDIRECT_URL = f"/redaksi/{PUBLICATION.slug}/"

SESSION_COOKIE_AGE = 30 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "publisher.web.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if PUBLICATION.behind_tls:
    SESSION_COOKIE_NAME = "__Host-sesi"
    CSRF_COOKIE_NAME = "__Host-csrf"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True

STATIC_URL = "/static/"
# The typeface is served from its package, so that no copy of it can grow old here.
STATICFILES_DIRS = [BASE / "static", ("font", str(files("fontpkg_plus_jakarta_sans") / "files"))]
# The finders serve straight from the packages: nothing has to be collected before the first start.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

# What the log may hold is an allow-list (decisions 38): a request line would carry paths, an exception values.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "publisher.log.AllowListFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "publisher": {"level": "INFO"},
        "scheduled": {"level": "INFO"},
        "instagrapi": {"level": "WARNING"},
        "private_request": {"level": "WARNING"},
        "urllib3": {"level": "WARNING"},
        # Below WARNING these two log addresses, and the official API's refresh has the token in its address.
        "httpx": {"level": "WARNING"},
        "httpcore": {"level": "WARNING"},
        "apscheduler": {"level": "WARNING"},
        "django.db.backends": {"level": "WARNING"},
    },
}
