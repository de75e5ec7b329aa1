"""Logs say what happened and where; never who, from where, or a word of it."""

import logging
import sys

import structlog

from stillhere.config import logs

CANARY = "I could not sleep again"


def record(name="django.request", **kwargs):
    return logging.LogRecord(name, logging.ERROR, "x.py", 1, CANARY, (), **kwargs)


def raised():
    try:
        raise ValueError(CANARY)
    except ValueError:
        return sys.exc_info()


def test_only_allowed_keys_are_kept():
    event = {"event": "pauses.begun", "person": "41", "text": CANARY, "count": 2}

    assert logs.keep_allowed(None, "", event) == {"event": "pauses.begun", "count": 2}


def test_an_error_is_its_type_alone():
    kept = logs.keep_allowed(None, "", {"event": "x", "exc_info": raised()})

    assert kept == {"event": "x", "error": "ValueError", "at": ""}


def test_the_place_of_an_error_in_our_code_is_said():
    try:
        logs.place(None)
    except AttributeError as error:
        assert logs.place(error).startswith("config/logs.py:")


def test_a_library_cannot_log_a_word_a_path_or_an_address():
    line = logs.Reticent().format(record(exc_info=raised()))

    assert CANARY not in line
    assert line == "error: a request failed logger=django.request error=ValueError"


def test_a_structlog_line_drops_what_is_not_allowed(capsys):
    logger = structlog.wrap_logger(
        structlog.PrintLogger(), processors=structlog.get_config()["processors"]
    )

    logger.info("pauses.begun", person="41", words=CANARY)

    assert capsys.readouterr().out == "info: pauses.begun\n"


def test_access_logs_are_off():
    access = logging.getLogger("uvicorn.access")

    assert not access.propagate
