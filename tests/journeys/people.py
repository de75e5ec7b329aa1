"""Two people with a phone each: what they do is said in their own words."""

import re
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from stillhere.foundation.web.shell import addresses
from tests.journeys.house import House

PHONE = {"width": 390, "height": 844}
NO_SIGNAL = ("ERR_INTERNET_DISCONNECTED", "ERR_FAILED", "ERR_CONNECTION_REFUSED")
"""What a browser complains of without a signal."""
SOON = 5_000
"""Milliseconds a page may take to show what happened."""
READY = """() => navigator.serviceWorker.ready.then(
    registration => registration.active?.state === "activated")"""
"""Asks in a page whether the service worker has begun its work."""
WHILE = 30_000
"""Milliseconds that putting the shell away may take on a busy machine."""


def found_in(page: str, pattern: str) -> str:
    """Return what a page says, by a pattern with one group."""
    found = re.search(pattern, page)
    assert found, f"no {pattern} on the page"
    return found[1]


class Person:
    """Somebody with a phone; what goes wrong on it fails the journey."""

    def __init__(
        self,
        name: str,
        browser: Browser,
        house: House,
        *,
        theme: str = "light",
        script: bool = True,
    ) -> None:
        """Hand them a phone of their own."""
        self.name = name
        self.house = house
        self.theme = theme
        self.phone = browser.new_context(
            viewport=PHONE,  # type: ignore[arg-type]  # a size
            color_scheme=theme,  # type: ignore[arg-type]  # light or dark
            timezone_id="Europe/Dublin",
            locale="en-IE",
            java_script_enabled=script,
            has_touch=True,
        )
        self.phone.set_default_timeout(SOON)
        self.troubles: list[str] = []
        self.forgives: tuple[str, ...] = ()
        self.sign_in_name = ""
        self.passphrase = ""
        self.page = self.opens_a_tab()

    def opens_a_tab(self) -> Page:
        """Open another tab on the same phone."""
        page = self.phone.new_page()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        page.on("request", self._request)
        return page

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            where = message.location.get("url", "")
            self.troubles.append(f"console: {message.text} {where}")

    def _request(self, request: Request) -> None:
        here = (self.house.url, self.house.elsewhere, "data:", "blob:")
        if not request.url.startswith(here):
            self.troubles.append(f"left localhost: {request.url}")

    def trouble(self) -> list[str]:
        """Return what went wrong on this phone and is not forgiven."""
        return [
            text
            for text in self.troubles
            if not any(pattern in text for pattern in self.forgives)
        ]

    # --- looking ----------------------------------------------------------------

    def goes_to(self, path: str = "/") -> None:
        """Open a page by its address."""
        self.page.goto(self.house.url + path)

    def looks_again_after(self, *, minutes: float) -> None:
        """Put the phone away and open it later: a page left open reloads by itself."""
        self.page.goto("about:blank")
        self.house.wait(minutes=minutes)
        self.goes_to()

    def sees(self, text: str) -> None:
        """See these words, now or within a moment."""
        found = self.page.locator("main").get_by_text(text).filter(visible=True)
        expect(found.first).to_be_visible(timeout=SOON)

    def sees_nothing_of(self, text: str) -> None:
        """See these words nowhere on the page."""
        expect(self.page.get_by_text(text)).to_have_count(0, timeout=SOON)

    def title(self) -> str:
        """Return the page's heading."""
        return self.page.locator("h1").inner_text()

    # --- pressing -----------------------------------------------------------------

    def presses(self, name: str) -> None:
        """Press a button, or follow a link, by its words."""
        exact = re.compile(rf"^\s*{re.escape(name)}")
        button = self.page.get_by_role("button", name=exact)
        link = self.page.get_by_role("link", name=exact)
        button.or_(link).first.click()

    def writes(self, label: str, text: str) -> None:
        """Write into a field."""
        self.page.get_by_label(label, exact=True).fill(text)

    def chooses(self, label: str) -> None:
        """Choose one of several."""
        self.page.get_by_label(label, exact=True).check()

    def tabs_to(self, words: str) -> None:
        """Press Tab until these words have the focus, which can be seen."""
        for _ in range(60):
            self.page.keyboard.press("Tab")
            found, outline = self.page.evaluate(
                """() => {
                    const e = document.activeElement;
                    const label = e.labels?.[0];
                    const shown = label && /radio|checkbox/.test(e.type) ? label : e;
                    return [(label ?? e).innerText ?? "",
                            getComputedStyle(shown).outlineStyle];
                }"""
            )
            if words in found:
                assert outline != "none", f"no focus to be seen on {words}"
                return
        raise AssertionError(f"the keyboard never reaches {words}")

    def keeps_the_shell(self) -> None:
        """Wait until the service worker has put the shell away.

        It need not control this very page, which may have been on its way when the
        worker began; it will answer for the next one.
        """
        self.page.wait_for_function(READY, timeout=WHILE)
        self.page.wait_for_function(
            """async many => {
                let found = 0;
                for (const name of await caches.keys())
                    found += (await (await caches.open(name)).keys()).length;
                return found >= many;
            }""",
            arg=len(addresses()),
            timeout=WHILE,
        )

    # --- what they came for ---------------------------------------------------------

    def signs_up(self) -> "Person":
        """Keep a place, and write both things down: sent without filling pages in.

        Journeys about the first minutes do it by hand (``makes_a_place``).
        """
        page = self._reads("/new/")
        self.passphrase = found_in(page, r'id="six"[^>]*>([^<]+)<')
        self._sends(
            "/new/",
            page,
            token=found_in(page, r'name="token" value="([0-9a-f]{32})"'),
            name=self.name.lower(),
            which="words",
            words=self.passphrase,
            zone="Europe/Dublin",
        )
        self._sends("/m/k", self._reads("/m/k"), saved="1")
        self.sign_in_name = found_in(self._reads("/m/"), r"<strong>([^<]+)</strong>")
        self.goes_to()
        return self

    def shares_with(self, other: "Person") -> None:
        """Invite somebody, who joins: sent without filling pages in."""
        self._sends("/u/i", self._reads("/u/i"), name=self.name)
        code = found_in(self._reads("/u/c"), r"([0-9A-Z]{4}(?:-[0-9A-Z]{4}){6})")
        page = other._reads("/u/join/")
        other._sends("/u/join/", page, code=code, name=other.name, how="all")
        for person in (self, other):
            person.goes_to()

    def _reads(self, path: str) -> str:
        answer = self.phone.request.get(self.house.url + path)
        assert answer.ok, f"{path}: {answer.status}"
        return answer.text()

    def _sends(self, path: str, page: str, **fields: str) -> None:
        csrf = found_in(page, r'name="csrfmiddlewaretoken" value="([^"]+)"')
        form: dict[str, str | float | bool] = {"csrfmiddlewaretoken": csrf, **fields}
        answer = self.phone.request.post(self.house.url + path, form=form)
        assert answer.ok, f"{path}: {answer.status}"

    def makes_a_place(self) -> None:
        """Fill in the sign-up page that is open."""
        self.writes("A name to sign in with", self.name.lower())
        self.passphrase = self.page.locator("#six").inner_text()
        self.presses("Keep my place")
        self.sees("This is how you sign in")
        self.sign_in_name = self.page.locator(".words").first.inner_text()
        self.presses("I’ve written both down")

    def signs_in(self) -> None:
        """Come in by name and passphrase."""
        self.goes_to("/in/")
        self.writes("Your sign-in name", self.sign_in_name)
        self.writes("Passphrase", self.passphrase)
        self.presses("Sign in")

    def unlocks(self) -> None:
        """Open the lock page."""
        self.writes("Passphrase", self.passphrase)
        self.presses("Unlock")

    def invites(self) -> str:
        """Make an invitation and return its address."""
        self.goes_to("/u/")
        self.presses("Invite my partner")
        self.writes("What does your partner call you?", self.name)
        self.presses("Make the invitation")
        found = self.page.locator(".said", has_text="/u/join/#").first.inner_text()
        return re.sub(r"\s", "", found)

    def joins(self, address: str, how: str = "All of it") -> None:
        """Open an invitation while signed in, and join."""
        self.page.goto(address)
        self.writes("What does your partner call you?", self.name)
        self.chooses(how)
        self.presses("Join")

    def begins_a_pause(self, how_long: str = "30 min") -> None:
        """Call a pause with the line that stands there."""
        self.goes_to()
        self.presses("I need a pause")
        self.chooses(how_long)
        self.page.locator("main button.first").click()

    # --- checking the page itself -------------------------------------------------

    def finds_the_page_sound(self) -> None:
        """Let axe look at the page, and check that nothing needs sideways scrolling."""
        self.page.wait_for_load_state()
        self._fits("on a phone")
        self.page.set_viewport_size({"width": 320, "height": 640})
        self._fits("on a small phone")
        self.page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a size
        self._text_size("200%")
        self._fits("with text twice as large")
        self._text_size("")
        found: Any = Axe().run(self.page)
        assert found.violations_count == 0, (
            f"{self.page.url} in {self.theme}:\n{found.generate_report()}"
        )
        assert self.page.title() == "Still Here"

    def _text_size(self, size: str) -> None:
        self.page.locator("html").evaluate("(e, size) => e.style.fontSize = size", size)

    def _fits(self, how: str) -> None:
        # By way of <main>, which is waited for: the page may just be on its way.
        wide = self.page.locator("main").evaluate(
            "() => document.documentElement.scrollWidth - innerWidth"
        )
        assert wide <= 0, f"{self.page.url} is {wide} px too wide {how}"
