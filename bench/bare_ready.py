"""Make the bare page's database: ``python -m bench.bare_ready``, like ``ready``."""

import json

import django

django.setup()

from django.contrib.auth import SESSION_KEY  # noqa: E402
from django.contrib.auth.models import Group, User  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402


def bare() -> dict[str, str]:
    """Return the Cookie header of a user with a session."""
    call_command("migrate", verbosity=0)
    for place in range(10):
        Group.objects.create(name=f"group {place}")
        User.objects.create(username=f"user {place}")
    user, session = User.objects.create_user("bob"), SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    session["_auth_user_hash"] = user.get_session_auth_hash()
    session.save()
    return {"Bob": f"sessionid={session.session_key}"}


if __name__ == "__main__":
    print(json.dumps(bare()))
