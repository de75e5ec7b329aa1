"""Forms: errors are tied to their fields, what was typed stays, one token a form."""

from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string

from stillhere.foundation.web.forms import TOKEN_PATTERN, TokenForm
from tests.foundation.web.pages import read


class Letter(TokenForm):
    """A form with one of each kind."""

    back = forms.ChoiceField(
        label="Back", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect
    )
    words = forms.CharField(
        label="Words",
        widget=forms.Textarea,
        help_text="A hint",
        error_messages={"required": "Say a word."},
    )
    name = forms.CharField(label="Name", max_length=3)
    yes = forms.BooleanField(label="Yes")


def shown(form: forms.Form) -> str:
    return render_to_string("web/_form.html", {"form": form})


def test_a_fresh_form_has_a_fresh_token() -> None:
    first, second = (
        next(i for i in read(shown(Letter())).named("input") if i["name"] == "token")
        for _ in range(2)
    )

    assert TOKEN_PATTERN.fullmatch(first["value"] or "")
    assert first["value"] != second["value"]


def test_a_form_shown_again_keeps_its_token_and_its_words() -> None:
    token = "ab" * 16
    html = shown(Letter({"token": token, "words": "Still here.", "name": "Charlie"}))

    assert f'value="{token}"' in html
    assert "Still here.</textarea>" in html
    assert 'value="Charlie"' in html


def test_errors_stand_on_top_and_are_tied_to_their_fields() -> None:
    html = shown(Letter({"token": "ab" * 16}))
    page = read(html)
    ids = [a["id"] for _tag, a in page.tags if "id" in a]
    text = page.named("textarea")[0]

    assert html.index('role="alert"') < html.index("<textarea")
    assert text["aria-invalid"] == "true"
    assert set((text["aria-describedby"] or "").split()) <= set(ids)
    assert "id_words_error" in (text["aria-describedby"] or "")
    assert {link["href"] for link in page.named("a")} <= {f"#{i}" for i in ids}
    assert len(ids) == len(set(ids))


def test_messages_are_plain_unless_a_form_has_its_own() -> None:
    form = Letter({"token": "ab" * 16, "name": "Charlie"})

    assert form.errors["name"] == ["Please use up to 3 characters."]
    assert form.errors["back"] == ["Please choose one."]
    assert form.errors["words"] == ["Say a word."]


def test_choices_are_a_group_with_a_name() -> None:
    page = read(shown(Letter()))

    assert len(page.named("fieldset")) == len(page.named("legend")) == 1
    assert len([i for i in page.named("input") if i["type"] == "radio"]) == 2


def test_a_token_of_another_shape_is_refused() -> None:
    form = Letter({"token": "x" * 32})

    assert "token" in form.errors


def test_a_hand_written_form_keeps_its_token_too() -> None:
    template = Template("{% load web %}{% formtoken %}")
    sent = template.render(Context({"form": Letter({"token": "cd" * 16})}))
    forged = template.render(Context({"form": Letter({"token": '"><b>'})}))

    assert "cd" * 16 in sent
    assert "<b>" not in forged


def test_the_mark_says_who_can_read() -> None:
    template = Template("{% load web %}{% mark who name %}")

    assert "Only you" in template.render(Context({"who": "you", "name": ""}))
    assert "Only you" in template.render(Context({"who": "us", "name": ""}))
    both = template.render(Context({"who": "us", "name": "<Sam>"}))
    assert "You and &lt;Sam&gt;" in both
