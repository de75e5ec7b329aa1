"""The real server: what the command line says, and how it answers and stops."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-W", "error", "-m", "stillhere"]


def environment(**more):
    clean = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME")}
    return {**clean, "STILLHERE_OPERATOR": "Olga", **more}


def refused(*arguments, **env):
    run = subprocess.run(
        [*COMMAND, *arguments],
        env=environment(**env),
        cwd=ROOT,
        text=True,
        capture_output=True,
        timeout=60,
    )
    assert run.returncode == 2, run.stderr
    assert run.stdout == ""
    assert len(run.stderr.strip().splitlines()) == 1, run.stderr
    return run.stderr


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    port, data = free_port(), tmp_path_factory.mktemp("server")
    with subprocess.Popen(
        [*COMMAND, "serve", "--data", str(data / "data"), "--port", str(port)],
        env=environment(),
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        try:
            said = process.stdout.readline()
            assert said == f"Still Here is open: http://localhost:{port}/\n"
            yield port
        finally:
            process.send_signal(signal.SIGINT)
            begun = time.monotonic()
            _, errors = process.communicate(timeout=20)
    assert errors == ""
    assert process.returncode == 0
    assert time.monotonic() - begun < 3, "open streams held the server up"


def ask(port, path, method="GET", body=None, **headers):
    with contextlib.closing(http.client.HTTPConnection("localhost", port, 10)) as line:
        line.request(method, path, body, headers)
        answer = line.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()


def test_a_taken_port_is_one_line(server, tmp_path):
    said = refused("serve", "--data", str(tmp_path / "d"), "--port", str(server))

    assert f"--port {server + 1}" in said


def test_a_folder_that_cannot_be_is_one_line(tmp_path):
    (tmp_path / "file").write_text("")

    assert "cannot be written" in refused(
        "serve", "--data", str(tmp_path / "file"), "--port", str(free_port())
    )


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::"])
def test_beyond_this_machine_plain_http_is_refused(tmp_path, host):
    said = refused("serve", "--data", str(tmp_path / "d"), "--host", host)

    assert "STILLHERE_TLS_PROXY" in said


def test_a_moved_clock_is_refused(tmp_path):
    said = refused(
        "serve", "--data", str(tmp_path / "d"), STILLHERE_CLOCK_FILE=str(tmp_path / "c")
    )

    assert "clock" in said


def test_a_setting_that_cannot_be_read_is_one_line(tmp_path):
    said = refused("serve", "--data", str(tmp_path), STILLHERE_IDLE_MINUTES="soon")

    assert said == "STILLHERE_IDLE_MINUTES is not a whole number.\n"


def test_several_processes_without_redis_are_refused(tmp_path):
    said = refused(
        "serve",
        "--data",
        str(tmp_path / "d"),
        "--port",
        str(free_port()),
        STILLHERE_PROCESSES="2",
    )

    assert "stillhere.E001" in said


@pytest.mark.parametrize(
    ("path", "referrer"), [("/", "same-origin"), ("/s/", "no-referrer")]
)
def test_every_page_says_what_no_page_may_do(server, path, referrer):
    status, headers, _ = ask(server, path)

    policy = headers["content-security-policy"]
    assert status == 200
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "form-action 'self';" in policy + ";"
    assert "unsafe" not in policy
    assert headers["referrer-policy"] == referrer
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["x-content-type-options"] == "nosniff"
    assert "camera=()" in headers["permissions-policy"]
    assert "server" not in headers
    assert "content-encoding" not in ask(server, "/", **{"Accept-Encoding": "gzip"})[1]


def test_static_files_are_compressed_and_kept_for_good(server):
    page = ask(server, "/s/")[2].decode()
    sheet = page.split('rel="stylesheet" href="')[1].split('"')[0]

    status, headers, _ = ask(server, sheet, **{"Accept-Encoding": "gzip"})

    assert status == 200
    assert headers["content-encoding"] == "gzip"
    assert "immutable" in headers["cache-control"]


def test_a_body_beyond_the_cap_is_refused_in_words(server):
    status, _, said = ask(server, "/in/", "POST", b"x" * 3_000_000)

    assert status == 413
    assert b"Nothing was saved." in said


def test_slow_senders_do_not_hold_the_threads(server):
    begun = b"POST /in/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\nx"
    with contextlib.ExitStack() as stack:
        for _ in range(8):
            line = socket.create_connection(("localhost", server))
            stack.enter_context(line).sendall(begun)

        assert ask(server, "/s/")[0] == 200


def test_another_host_gets_no_page(server):
    assert ask(server, "/s/", Host="elsewhere.example")[0] == 400


def test_a_header_with_an_underscore_is_none(server):
    plain = ask(server, "/s/")[0]

    assert ask(server, "/s/", X_Forwarded_Host="elsewhere.example")[0] == plain


def test_who_is_signed_out_gets_no_stream(server):
    assert ask(server, "/live/")[0] == 204


def test_the_check_says_that_nothing_stands_in_the_way(tmp_path):
    run = subprocess.run(
        [*COMMAND, "check", "--data", str(tmp_path / "d")],
        env=environment(),
        cwd=ROOT,
        text=True,
        capture_output=True,
    )

    assert run.stdout == "Nothing stands in the way.\n"
    assert run.returncode == 0


def test_everywhere_is_no_address(tmp_path):
    said = refused(
        "serve",
        "--data",
        str(tmp_path / "d"),
        "--host",
        "0.0.0.0",
        STILLHERE_INSECURE="1",
    )

    assert "STILLHERE_ORIGIN" in said


def test_a_database_that_does_not_answer_is_one_line(tmp_path):
    pytest.importorskip("psycopg")
    said = refused(
        "serve",
        "--data",
        str(tmp_path / "d"),
        "--port",
        str(free_port()),
        DATABASE_URL=f"postgres://ann:hidden@127.0.0.1:{free_port()}/still",
    )

    assert "database" in said
    assert "hidden" not in said
