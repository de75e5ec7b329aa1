"""Find a Chromium for the journeys; as root on Debian, install one.

``python -m tests.browser`` says in one line what is missing, and fails in CI.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""What it is started with: no sandbox for root in containers, no calls home."""


def chromium() -> str | None:
    """Return the path of a browser: ``CHROMIUM``, or the first that is found."""
    given = os.environ.get("CHROMIUM")
    if given:
        return given
    return next(filter(None, map(shutil.which, NAMES)), None)


def _install() -> None:
    quiet = {"stdout": subprocess.DEVNULL, "check": True}
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], env=env, **quiet)
    subprocess.run(
        ["apt-get", "install", "-qy", "--no-install-recommends", "chromium"],
        env=env,
        **quiet,
    )


def main() -> int:
    """Make sure there is a browser, or say what to do."""
    if chromium() is None and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Chromium for the journeys ...", flush=True)
        try:
            _install()
        except (OSError, subprocess.CalledProcessError):
            print("Chromium could not be installed.", file=sys.stderr)
    if chromium() is not None:
        return 0
    print(
        "Install Chromium or Chrome (or set CHROMIUM to its path) for the journeys.",
        file=sys.stderr,
    )
    return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    raise SystemExit(main())
