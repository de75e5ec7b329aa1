"""Answer requests of one site through WSGI and tell the CPU time they took.

Run in a process of its own. Told on standard input, a line each: an act and how many
times; answers with CPU seconds for each. The first line says what it serves.
"""

import gc
import io
import json
import os
import re
import sys
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

WRONG = "not the passphrase that opens it"


class Site:
    """A WSGI application and one browser's cookies."""

    def __init__(self, cookies: str) -> None:
        from django.core.wsgi import get_wsgi_application

        self._app = get_wsgi_application()
        self.cookies = cookies

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, bytes]:
        """Answer one request; return status and body."""
        body = urlencode(form).encode() if form is not None else b""
        environ: dict[str, Any] = {
            "REQUEST_METHOD": "GET" if form is None else "POST",
            "PATH_INFO": path,
            "HTTP_HOST": "localhost",
            "HTTP_COOKIE": self.cookies,
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
        }
        setup_testing_defaults(environ)
        told: list[Any] = []

        def start(status: str, headers: list[tuple[str, str]], _: Any = None) -> Any:
            told.extend((int(status.split(maxsplit=1)[0]), headers))

        answer = self._app(environ, start)
        try:
            page = b"".join(answer)
        finally:
            answer.close()
        self.headers: list[tuple[str, str]] = told[1]
        return told[0], page


def acts(site: Site, name: str) -> dict[str, Callable[[], object]]:
    """Return what can be measured."""

    def page(path: str) -> Callable[[], object]:
        def once() -> None:
            status, _ = site.ask(path)
            if status != 200:
                raise SystemExit(f"{path} answered {status}")

        return once

    found = {"home": page("/"), "noticed": page("/j/")}
    if name:
        found |= _sign_ins(site.cookies, name)
    return found


def _sign_ins(known: str, name: str) -> dict[str, Callable[[], object]]:
    from stillhere.foundation.people import limits

    browser = Site("")
    _, page = browser.ask("/in/")
    csrf = next(v for k, v in browser.headers if k == "Set-Cookie" and "csrf=" in v)
    browser.cookies = csrf.split(";")[0]
    token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', page)
    if token is None:
        raise SystemExit("no form to sign in with")

    def try_as(who: str) -> Callable[[], object]:
        form = {
            "csrfmiddlewaretoken": token[1].decode(),
            "name": who,
            "passphrase": WRONG,
        }

        def once() -> None:
            limits.forget()  # throttled answers cost no derivation
            status, _ = browser.ask("/in/", form)
            if status != 200:
                raise SystemExit(f"signing in answered {status}")

        return once

    nobody = name[:-1] + str((int(name[-1]) + 5) % 10)
    return {"wrong-passphrase": try_as(name), "wrong-name": try_as(nobody)}


def serve(cookies: str, name: str) -> None:
    import django
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    django.setup()
    site = Site(cookies)
    for _ in range(30):  # templates are read, caches are warm
        _, page = site.ask("/")
    with CaptureQueriesContext(connection) as queries:
        site.ask("/")
    known = acts(site, name)
    gc.collect()
    gc.freeze()
    said = {"bytes": len(page), "queries": len(queries), "text": page.decode()}
    print(json.dumps(said), flush=True)
    for line in sys.stdin:
        act, count = line.split()
        once = known[act]
        begun = time.process_time()
        for _ in range(int(count)):
            once()
        print((time.process_time() - begun) / int(count), flush=True)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stillhere.config.settings")
    serve(*sys.argv[1:])
