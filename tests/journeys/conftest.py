"""A browser, a house and two people for every journey."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tests import browser as browsers
from tests.journeys.house import House, copied, prepared
from tests.journeys.people import Person

START = datetime(2026, 11, 23, 18, 10, tzinfo=UTC)
"""A Monday, ten past six in the evening in Dublin."""
Meet = Callable[..., Person]

# Playwright's own loop runs in this thread; Django's rule against that is for others.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here as a journey."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all journeys of this process."""
    path = browsers.chromium()
    if path is None:
        pytest.fail("no Chromium here; python -m tests.browser says what to install")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=path, args=list(browsers.FLAGS)
        )
        yield found
        found.close()


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A prepared data folder."""
    return prepared(tmp_path_factory.mktemp("ready"))


@pytest.fixture
def house(ready: Path, tmp_path: Path) -> Iterator[House]:
    """A server of this journey's own, at ten past six."""
    found = House(copied(ready, tmp_path), start=START)
    yield found
    found.stop()


@pytest.fixture
def meet(
    chromium: Browser, house: House, request: pytest.FixtureRequest
) -> Iterator[Meet]:
    """Hand out people; at the end no phone may have had trouble."""
    people: list[Person] = []

    def hand_out(name: str, **how: object) -> Person:
        person = Person(name, chromium, house, **how)  # type: ignore[arg-type]
        people.append(person)
        return person

    yield hand_out
    failed = getattr(request.node, "failed", False)
    for person in people:
        if failed:
            _keep(person, request.node.name)
        _settles(person)
        person.phone.close()
    troubles = {person.name: person.trouble() for person in people if person.trouble()}
    if not failed:
        assert not troubles


def _settles(person: Person) -> None:
    """Let pages arrive: Chromium can hang on closing one that is on its way."""
    for page in person.phone.pages:
        with suppress(PlaywrightError):  # it may never arrive, without a signal
            page.wait_for_load_state(timeout=2_000)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Iterator[None]:
    """Remember a failure, so that its pictures are kept."""
    report = yield
    if report.when == "call" and report.failed:  # type: ignore[attr-defined]
        item.failed = True  # type: ignore[attr-defined]
    return report  # type: ignore[return-value]


def _keep(person: Person, test: str) -> None:
    """Keep what the phone showed and what the server said."""
    folder = Path(os.environ.get("JOURNEY_FAILURES", "test-failures"))
    folder.mkdir(exist_ok=True)
    name = f"{test}-{person.name}".replace("/", "_")[:120]
    person.page.screenshot(path=folder / f"{name}.png", full_page=True)
    log = person.house.log.read_text("utf-8", "replace")
    (folder / f"{name}.log").write_text(log)


@pytest.fixture
def couple(meet: Meet) -> tuple[Person, Person]:
    """Alice and Bob, joined, both at home."""
    alice, bob = meet("Alice").signs_up(), meet("Bob", theme="dark").signs_up()
    alice.shares_with(bob)
    return alice, bob
