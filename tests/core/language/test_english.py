"""Another language is seen, and nothing is said of it."""

from pathlib import Path

import pytest

from stillhere.core.language.english import is_english
from stillhere.core.language.reading import Reading, read

DATA = Path(__file__).parent / "data"


@pytest.mark.parametrize(
    "message",
    [
        "Ich weiß nicht, warum du nicht mit mir redest.",
        "Du hörst mir nie zu!",
        "Je ne sais pas pourquoi tu ne me parles plus.",
        "Tu ne m'écoutes jamais.",
        "No sé por qué ya no me hablas.",
        "Non so perché non mi parli più.",
        "Não sei por que você não fala comigo.",
        "Ik weet niet waarom je niet met me praat.",
        "Nie wiem, dlaczego się do mnie nie odzywasz.",
        "Jag vet inte varför du inte pratar med mig.",
        "Bilmiyorum neden benimle konuşmuyorsun, bu çok kötü.",
        "Nevím, proč se mnou nemluvíš.",
        "Я не знаю, почему ты молчишь.",
        "为什么你不跟我说话",
        "لماذا لا تتحدث معي",
        "なぜ話してくれないの",
    ],
)
def test_another_language_is_left_alone(message: str) -> None:
    assert read(message) == Reading(english=False)


@pytest.mark.parametrize(
    "message",
    [
        "",
        "❤️",
        "ciao",
        "okay",
        "Merci!",
        "Привет",
        "Ok.",
        "Die Hard, again?",
        "We had a café au lait and talked.",
        "Dinner at La Casa de Papel?",
        "Good night, mon amour.",
        "You never listen.",
        "me too",
        "no pressure",
        "so tired. bed.",
        "Long day. Home soon.",
        "Sorry sorry sorry",
    ],
)
def test_a_word_or_a_sign_alone_is_no_other_language(message: str) -> None:
    assert is_english(message)


def test_none_of_our_own_messages_is_taken_for_another_language() -> None:
    lines = (DATA / "dev.tsv").read_text("utf-8").splitlines()[1:]

    assert [row for row in lines if not is_english(row.split("\t")[-1])] == []
