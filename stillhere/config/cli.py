"""The command ``stillhere``: it asks nothing, and what goes wrong is one line."""

import sys

# Any Python can read this file, so that an old one gets a line and no traceback.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("Still Here needs Python 3.11 or newer.")

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from stillhere.config import environment, server

_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - recognised here, not bound


class _Refused(Exception):
    """What was asked for would not be safe; the message is one line."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    os.umask(0o077)  # whatever is written is for its owner alone
    args = parser().parse_args(argv)
    if args.data:
        os.environ["STILLHERE_DATA"] = args.data
    try:
        return int(args.run(args))
    except (_Refused, environment.BadSetting, server.CannotServe) as error:
        print(error, file=sys.stderr)
        return 2


def parser() -> argparse.ArgumentParser:
    """Return what the command line takes."""
    top = argparse.ArgumentParser(
        prog="stillhere", description="A private companion for two, on your own server."
    )
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    serve = commands.add_parser("serve", help="open the pages on this machine")
    serve.set_defaults(run=_serve)
    serve.add_argument("--host", default="localhost", help="default: localhost")
    serve.add_argument("--port", type=int, default=8000, help="default: 8000")
    serve.add_argument("--operator", default="", help="the name of who runs it")
    demo = commands.add_parser(
        "demo", help="the same with an invented couple and a year of their days"
    )
    demo.set_defaults(run=_demo)
    demo.add_argument("--port", type=int, default=8000, help="default: 8000")
    demo.add_argument(
        "--data", default="data-demo", help="the data folder; default: data-demo"
    )
    check = commands.add_parser(
        "check", help="look for wrong settings, and whether the data folder is whole"
    )
    check.set_defaults(run=_check)
    backup = commands.add_parser("backup", help="keep everything in one file")
    backup.set_defaults(run=_backup)
    backup.add_argument("file", help="where to; nothing is written over")
    restore = commands.add_parser("restore", help="make a data folder from a backup")
    restore.set_defaults(run=_restore)
    restore.add_argument("file", help="what stillhere backup wrote")
    restore.add_argument("--data", required=True, help="a new folder")
    restore.add_argument(
        "--erased",
        default="",
        metavar="FILE",
        help="the newest erased.log of the old server, or its data folder",
    )
    vacuum = commands.add_parser(
        "vacuum", help="take what is erased out of the database's files"
    )
    vacuum.set_defaults(run=_vacuum)
    prepare = commands.add_parser(
        "prepare", help="make tables and static files ready (serve does it by itself)"
    )
    prepare.set_defaults(run=_prepare)
    coach = commands.add_parser("coach", help="read messages back, a line each")
    coach.set_defaults(run=_coach, data="")
    coach.add_argument("file", nargs="?", default="-", help="default: the keyboard")
    coach.add_argument("--json", action="store_true", help="one object a line")
    for command in (serve, check, prepare, backup, vacuum):
        command.add_argument(
            "--data", default="", help="the data folder; default: data"
        )
    return top


def _serve(args: argparse.Namespace) -> int:
    if args.operator:
        os.environ["STILLHERE_OPERATOR"] = args.operator
    if environment.text("STILLHERE_CLOCK_FILE"):
        raise _Refused(
            "STILLHERE_CLOCK_FILE is set: a moved clock is for tests and the demo."
        )
    _refuse_plain_http(args.host)
    if args.host in _EVERYWHERE and not environment.text("STILLHERE_ORIGIN"):
        raise _Refused("Say which address people open: set STILLHERE_ORIGIN to it.")
    name = f"[{args.host}]" if ":" in args.host else args.host
    local = "localhost" if args.host in _LOOPBACK else name
    os.environ.setdefault("STILLHERE_ORIGIN", f"http://{local}:{args.port}")
    taken = server.listen("127.0.0.1" if name == "localhost" else args.host, args.port)
    with taken:
        _make_ready()
        server.run(taken, _say_where)
    return 0


def _demo(args: argparse.Namespace) -> int:
    """Open the invented house, on this machine alone: its passphrases are known."""
    from stillhere.config import demo

    os.environ.setdefault("STILLHERE_OPERATOR", demo.OPERATOR)
    os.environ["STILLHERE_ORIGIN"] = f"http://localhost:{args.port}"
    data = environment.data_folder()
    with server.listen("127.0.0.1", args.port) as taken:
        demo.claim(data)
        _make_ready()
        names = demo.fill(data)

        def ready() -> None:
            _say_where()
            demo.introduce(names)

        server.run(taken, ready)
    return 0


def _make_ready() -> None:
    server.prepare(environment.data_folder())

    from stillhere.config import checks

    problems = checks.in_the_way()
    if problems:
        raise _Refused("\n".join(checks.sentences(problems)))
    unnamed = "stillhere.W002"  # the first page, printed below, asks for the name
    advice = [found for found in checks.advice() if found.id != unnamed]
    for line in checks.sentences(advice):
        print(line, file=sys.stderr)


def _refuse_plain_http(host: str) -> None:
    if host in _LOOPBACK or environment.switch("STILLHERE_INSECURE"):
        return
    if environment.switch("STILLHERE_TLS_PROXY"):
        return
    raise _Refused(
        f"Serving on {host} would send private words in the clear. Put a TLS proxy in"
        " front and set STILLHERE_TLS_PROXY=1 (docs/how-to/phones-behind-caddy.md)."
    )


def _say_where() -> None:
    from django.conf import settings

    from stillhere.config import folder
    from stillhere.foundation.web.operator import operator_name

    if operator_name():
        print(f"Still Here is open: {settings.ORIGIN}/", flush=True)
    else:
        code = quote(folder.setup_code(settings.DATA))
        print(
            f"Still Here is open: {settings.ORIGIN}/setup/?code={code}\n"
            "Open this page first and give your name. Others can sign up after that.",
            flush=True,
        )


def _check(args: argparse.Namespace) -> int:
    server.set_up()

    from stillhere.config import checks, whole

    data = environment.data_folder()
    wrong = checks.sentences([*checks.in_the_way(), *checks.clock()])
    wrong += whole.look(data)
    advice = [*checks.sentences(checks.advice()), *whole.waiting(data)]
    for line in [*wrong, *advice]:
        print(line)
    if not wrong:
        if whole.there(data):
            print("The data folder is whole.")
        print("Nothing stands in the way.")
    return 2 if wrong else 0


def _backup(args: argparse.Namespace) -> int:
    server.set_up()

    from stillhere.config import keeping

    try:
        print(keeping.back_up(environment.data_folder(), Path(args.file)))
    except keeping.CannotKeep as error:
        raise _Refused(str(error)) from None
    return 0


def _restore(args: argparse.Namespace) -> int:
    from stillhere.config import restoring

    given = Path(args.erased) if args.erased else None
    try:
        made = restoring.restore(Path(args.file), environment.data_folder(), given)
    except restoring.CannotRestore as error:
        raise _Refused(str(error)) from None
    for line in [*made.said, *made.problems]:
        print(line)
    return 2 if made.problems else 0


def _vacuum(args: argparse.Namespace) -> int:
    server.set_up()

    from stillhere.config import vacuuming

    try:
        print(vacuuming.vacuum(environment.data_folder()))
    except vacuuming.CannotVacuum as error:
        raise _Refused(str(error)) from None
    return 0


def _coach(args: argparse.Namespace) -> int:
    from stillhere.config import coaching

    try:
        coaching.explain(
            args.file,
            sys.stdout,
            as_json=args.json,
            colour=coaching.wants_colour(sys.stdout),
        )
    except coaching.NoSuchFile as error:
        raise _Refused(str(error)) from None
    except BrokenPipeError:  # whoever read along has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        print()
    return 0


def _prepare(args: argparse.Namespace) -> int:
    server.prepare(environment.data_folder())
    return 0
