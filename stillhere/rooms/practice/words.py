"""How scenes are said: whose side one is on, and how words of one's own might land.

Pure but for the language.
"""

from django.utils.translation import gettext as _

from stillhere.rooms.practice.rules import Landing, Side


def side(item: Side) -> str:
    """Say whose side of a scene one is on."""
    return {
        Side.REACH: _("You reach out"),
        Side.BACK: _("You pulled back"),
        Side.HARD: _("You’re told something hard"),
        Side.GOOD: _("You’re told something good"),
    }[item]


def landing(item: Landing) -> str:
    """Say how words might land: as a guess, in one or two sentences."""
    return {
        Landing.SEEN: _(
            "They may notice that you saw what it took. That can make a next time "
            "lighter."
        ),
        Landing.UNDERSTOOD: _(
            "They may feel understood, since their side comes before yours."
        ),
        Landing.STEADY: _(
            "It says that you two hold. With that said, the hard part can weigh less."
        ),
        Landing.ROOM: _(
            "It leaves time. Without a clock on it, an answer may come more easily."
        ),
        Landing.OWNED: _(
            "You name a part of your own. They may need fewer words to defend theirs."
        ),
        Landing.HOW_IT_IS: _(
            "You say how it is for you. There may be little in that to argue with, and "
            "much to come near to."
        ),
        Landing.CAN_SAY_NO: _(
            "It asks for one small thing. They can say yes or no, and both can be fine."
        ),
        Landing.ASKED: _(
            "It asks, and does not know beforehand. They can tell it in their own way."
        ),
        Landing.THANKED: _(
            "They may hear that something they did has arrived. Much can rest on that."
        ),
        Landing.SMALL: _(
            "They may hear that they are small in your eyes. What stands beside it "
            "may not be heard at all."
        ),
        Landing.ONE_WAY_OUT: _(
            "They may see one way out only. Some answer that by going further away."
        ),
        Landing.COUNTS_LITTLE: _(
            "They may hear that what they feel counts for little, and say less of it "
            "next time."
        ),
        Landing.JUDGED: _(
            "They may answer the part about them, and what you need may go unheard."
        ),
        Landing.TOLD_WHAT_THEY_THINK: _(
            "They may stop at being told what goes on in them. A question leaves them "
            "more room."
        ),
        Landing.OLD_THINGS: _(
            "The older things may take over, and today’s may be left out."
        ),
        Landing.ANSWERED_BACK: _(
            "They may hear a reason before they feel heard. It may fit in a little "
            "later."
        ),
        Landing.NOT_HEARD_YET: _(
            "They may have wanted to be heard first. Help can land softly after that."
        ),
        Landing.OPEN: _(
            "From the words alone there is little to guess. The day and your voice may "
            "say the rest."
        ),
    }[item]
