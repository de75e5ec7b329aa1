"""What the invented people of the demo say, each in a voice of their own.

Sam says little. Robin finds words, and then some more. Kim writes alone.
"""

import attrs

PASSPHRASES = {
    "Sam": "river kitchen garden window bread morning",
    "Robin": "maple lunch bridge quick ocean story",
    "Kim": "orange table pencil winter bird coffee",
}
"""Six words each, printed on the console: nothing in a demo is secret."""


@attrs.frozen(kw_only=True)
class Voice:
    """How one of them talks."""

    lines: tuple[str, ...]
    """Said when a pause begins."""
    reasons: tuple[str, ...]
    notes: tuple[str, ...]
    """Practical notes while one of them is away."""
    own: tuple[str, ...]
    """Their own lines, kept to choose from."""


SAM = Voice(
    lines=(
        "I’m not leaving. My head is full.",
        "Too much at once. Back soon.",
        "Still on your side. I just can’t talk now.",
        "I’m going round the block. I’ll come back.",
        "I hear you. I’ve run out of words.",
        "Give me a bit. It’s me, it’s not you.",
        "I’m on the balcony. I’m all right.",
        "I want to get this right, so I’m stopping here.",
        "My chest is tight. I’ll breathe and come back.",
        "I don’t want to say something I’d regret.",
        "I love you. I’m stuck.",
        "Half an hour in the shed, then I’m yours.",
    ),
    reasons=(
        "I barely slept.",
        "I go blank when it gets loud, and then I’m no use to either of us.",
        "I was still at work in my head.",
        "I feel judged when money comes up. That’s old.",
        "I noticed I was only looking for the next thing to say back.",
        "I’m hungry and short with everybody today.",
        "There was shouting at home. When voices rise I’m ten again.",
        "I don’t know what I feel yet. I’d rather find out than guess.",
    ),
    notes=(
        "The soup is in the blue pot.",
        "I’ll fetch Ida at five.",
        "Took the dog.",
        "The boiler man comes at ten tomorrow.",
        "Your keys are on the hook.",
        "I’ve put the washing out.",
        "Bread’s finished. I’ll get some.",
        "I’ll do bedtime tonight.",
    ),
    own=(
        "I’m not leaving. My head is full.",
        "I’m going round the block. I’ll come back.",
        "I hear you. I’ve run out of words.",
        "Half an hour in the shed, then I’m yours.",
    ),
)

ROBIN = Voice(
    lines=(
        "This matters to me, and so do you. I need to catch my breath first.",
        "I can feel myself getting sharp. I’d like to come back kinder.",
        "I’m not slamming any door. I’m only going to sit by the window.",
        "I want to listen, and right now I only hear my own heart.",
        "Let me walk to the river and back. Then I’d like to hear the rest.",
        "I’m closer to tears than I look. A little time, and I’ll be back.",
        "We’re going in circles. I’d like to step out of mine.",
        "You’re dear to me, also in the middle of this.",
        "I said that badly. Give me a while to find what I meant.",
        "I’ll write it down first, so that I don’t throw it at you.",
        "I’m in the other room, with the door open.",
        "Nothing is broken. I’m tired and I need some quiet.",
    ),
    reasons=(
        "I was on my feet all day and there’s nothing left in me to be fair with.",
        "When I’m not answered I fill the silence with the worst. I want to stop.",
        "I notice I’m keeping a list in my head, and I don’t like it.",
        "My sister called. It stirred up more than I thought.",
        "I’m frightened of how much this matters to me.",
        "I get louder when I feel far away from you. I can hear it myself.",
        "I’ve been rushing since six, and I’d rather be slow with you.",
        "Part of this isn’t about today at all, I think.",
    ),
    notes=(
        "Ida has swimming at four; the bag is packed and by the door.",
        "I’ve told your mother we’ll ring on Sunday.",
        "The parcel for next door is under the stairs.",
        "I moved the car, so don’t wonder where it is.",
        "There’s lentil salad, and the good cheese is for whoever wants it.",
        "Dentist at half past eight tomorrow, I can drive.",
        "I’ve got my phone with me if Ida needs anything.",
        "The plumber said Thursday after all.",
    ),
    own=(
        "This matters to me, and so do you. I need to catch my breath first.",
        "I’m in the other room, with the door open.",
        "You’re dear to me, also in the middle of this.",
    ),
)

KIM = Voice(
    lines=(
        "I need a while by myself. I’ll ring you after.",
        "I’m all knotted up. I’ll be back when I can be gentle.",
        "I’m still in this with you, only without words tonight.",
        "Let me eat something first. Then I can talk.",
        "I’m going to the allotment for an hour.",
        "I’d like to answer you well. I can’t yet.",
    ),
    reasons=(
        "I shut down when I feel I’ve disappointed someone.",
        "It’s the week before the exam and everything feels like one more thing.",
        "I’m cross with myself, mostly.",
        "I heard blame where there may have been none.",
    ),
    notes=(),
    own=(
        "I need a while by myself. I’ll ring you after.",
        "I’d like to answer you well. I can’t yet.",
    ),
)

AGREED = (
    (
        "I’m not leaving. I’ll be back when I said.",
        "Walk, shower, music. We don’t go over it again.",
        "",
    ),
    (
        "I’m not leaving. I’ll be back when I said.",
        "Walk, shower, music, the dishes. We leave our phones alone.",
        "Lighthouse",
    ),
    (
        "It’s you and me. I’ll be back when I said.",
        "Walk, shower, music. Whoever stays puts the kettle on.",
        "Lighthouse",
    ),
)
"""What the couple agreed in turn: what reassures, what they do meanwhile, the word."""
