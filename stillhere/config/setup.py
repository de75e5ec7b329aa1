"""The first page of a fresh server: who runs it. Opened with the code on its console.

Once a name is given the page is gone for good, and sign-up is open.
"""

import unicodedata

import attrs
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from stillhere.config import folder
from stillhere.foundation.people.access import anyone
from stillhere.foundation.web.operator import operator_file, operator_name


def plain_name(value: str) -> None:
    """Refuse what is no name on a page. :raises ValidationError: for such text."""
    if any(unicodedata.category(letter) in ("Cc", "Cf", "Cs") for letter in value):
        raise ValidationError(_("Use letters only, on one line."))


class SetupForm(forms.Form):
    """The name others read, and the code that shows who started the server."""

    name = forms.CharField(
        label=_("Your first name, as others know you"),
        help_text=_("People read it before they make a place here."),
        max_length=40,
        validators=[plain_name],
    )
    code = forms.CharField(
        label=_("The code from the console"),
        help_text=_("It is in the window where you started Still Here."),
        max_length=64,
    )

    def clean_code(self) -> str:
        """Return the code. :raises ValidationError: if it is not the console's."""
        code = str(self.cleaned_data["code"])
        if not constant_time_compare(code, folder.setup_code(settings.DATA)):
            raise ValidationError(_("This is not the code on the console."))
        return code


@attrs.frozen(kw_only=True)
class SetupPage:
    """Nothing but the form."""


@anyone
def setup(request: HttpRequest) -> HttpResponse:
    """Ask who runs this server, once."""
    if operator_name():
        raise Http404
    if request.method == "POST":
        form = SetupForm(request.POST)
        if form.is_valid():
            folder.keep(operator_file(), form.cleaned_data["name"])
            (settings.DATA / "setup-code").unlink(missing_ok=True)
            return redirect("/")
    else:
        form = SetupForm(initial={"code": request.GET.get("code", "")[:64]})
    return render(request, "config/setup.html", {"page": SetupPage(), "form": form})
