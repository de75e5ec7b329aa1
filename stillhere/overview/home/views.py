"""Today, or the first page for whoever is signed out."""

from datetime import datetime

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from stillhere.foundation.couples.middleware import settled
from stillhere.foundation.couples.queries import PARTNER, us_of
from stillhere.foundation.people.access import anyone, visit_of
from stillhere.foundation.people.queries import (
    PREFERENCES,
    RECOVERY,
    preferences_of,
    unsaved_code_of,
)
from stillhere.foundation.people.sessions import State
from stillhere.foundation.web import clock
from stillhere.rooms.conversations.queries import MINE as TALK_MINE
from stillhere.rooms.conversations.queries import NOTHING as NO_TALK
from stillhere.rooms.conversations.queries import STANDING as TALK
from stillhere.rooms.conversations.queries import HomeTalk, home_talk
from stillhere.rooms.disclosures import queries as disclosures
from stillhere.rooms.disclosures.homely import HomeShared
from stillhere.rooms.feelings.queries import AWAY as FEELINGS_AWAY
from stillhere.rooms.feelings.queries import (
    HomeFeelings,
    home_feelings,
    shared_slots,
)
from stillhere.rooms.moments.queries import SMALL, home_moments
from stillhere.rooms.pauses.queries import (
    AFTER,
    AGREEMENT,
    OPEN,
    QUIET,
    home_pauses,
)
from stillhere.rooms.pauses.seen import Face, HomePauses
from stillhere.rooms.reaching.queries import WALK, home_reaching
from stillhere.rooms.reaching.rules import Phase
from stillhere.rooms.repairs.ours import PHRASES, PHRASES_AWAY, home_phrases
from stillhere.rooms.repairs.queries import NOTHING, STANDING, home_mending
from stillhere.vault.ahead import read_ahead
from stillhere.vault.opened import Vault

OF_TWO = (
    *(OPEN, QUIET, AGREEMENT, disclosures.NEWEST, STANDING),
    *(PHRASES, TALK),
)
OF_ONE = (
    *(PREFERENCES, RECOVERY, PARTNER, AFTER, OPEN, QUIET, AGREEMENT),
    *(FEELINGS_AWAY, disclosures.MINE, disclosures.LOOKS, WALK, SMALL),
    *(PHRASES_AWAY, TALK_MINE),
)
FOLLOWED = (OPEN, QUIET, disclosures.NEWEST)
"""The slots that today looks at; read at once, so that rooms cost no query each."""


@attrs.frozen(kw_only=True)
class TodayPage:
    """What today shows around the rooms' own pieces."""

    partner_name: str = attrs.field(repr=False)
    just_for_pauses: bool
    unsaved_code: bool
    ended: bool
    quiet: bool
    """Nothing waits: the four acts come first."""
    away: bool
    """This person has stepped away."""
    headed: bool = False
    """Something was said, and nothing of a pause comes before it."""
    calm: bool = False
    """Nobody is away, went quiet or said something: there is room for a small thing."""

    @property
    def mends(self) -> bool:
        """Old hurts are for calm days: never beside a pause."""
        return self.quiet and not self.just_for_pauses

    @property
    def alone(self) -> bool:
        """Nothing else on the page has a filled button."""
        return self.quiet and not self.headed


@anyone
def home(request: HttpRequest) -> HttpResponse:
    """Answer the two questions: where do we stand, what do I need now."""
    state = visit_of(request).state
    piece = "HX-Request" in request.headers
    if piece and state is not State.OPEN:  # a whole page would be nested in the old one
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    if state is State.SIGNED_OUT:
        return render(request, "web/first.html", {"here": "today"})
    if state is State.LOCKED:
        return redirect("people:lock")
    vault = settled(request)
    theirs = shared_slots(vault)
    both = [(vault.shared, (*OF_TWO, *theirs))] if vault.shared else []
    read_ahead([(vault.own, OF_ONE), *both], follow=FOLLOWED)
    now = clock.now()
    pauses = home_pauses(vault, now)
    said = disclosures.home_shared(vault, now, calm=pauses.quiet)
    page = _today(vault, pauses, said)
    feelings = HomeFeelings() if page.just_for_pauses else home_feelings(vault, now)
    reaching = home_reaching(vault, now)
    calm = page.calm and feelings.given is None and reaching.phase is Phase.NONE
    context = {
        "page": page,
        "pauses": pauses,
        "feelings": feelings,
        "said": said,
        "reaching": reaching,
        "mending": home_mending(vault, now) if page.mends else NOTHING,
        "phrases": home_phrases(vault, now),
        "talk": _talk(vault, page, pauses, now),
        "moments": home_moments(vault, now, calm=calm),
        "here": "today",
    }
    template = "home/_today.html" if piece else "home/today.html"
    return render(request, template, context)


def _talk(vault: Vault, page: TodayPage, pauses: HomePauses, now: datetime) -> HomeTalk:
    """Never beside a pause; once both are back, a talk that is open leads on."""
    back = pauses.face in (Face.RETURNED, Face.OVER) and not page.just_for_pauses
    found = home_talk(vault, now) if page.mends or back else NO_TALK
    return found if page.mends or found.on else NO_TALK


def _today(vault: Vault, pauses: HomePauses, said: HomeShared) -> TodayPage:
    slots = vault.own.currents(PREFERENCES, RECOVERY, PARTNER)
    two = us_of(vault, slots[PARTNER])
    just_for_pauses = preferences_of(slots[PREFERENCES]).just_for_pauses
    here = pauses.face is Face.QUIET and pauses.sign is None
    calm = here and pauses.my_sign is None and not pauses.agreement_waits
    return TodayPage(
        partner_name=two.partner_name,
        just_for_pauses=just_for_pauses,
        unsaved_code=unsaved_code_of(slots[RECOVERY]) is not None,
        ended=two.ended,
        quiet=pauses.quiet,
        away=pauses.face in (Face.AWAY, Face.TIME_UP),
        headed=here and said.waits and not just_for_pauses,
        calm=calm and not said.waits and not just_for_pauses,
    )
