"""Where the lines are drawn is a setting: it goes along, and reads as nothing."""

from typing import Final

from django.utils.translation import gettext_lazy

from stillhere.foundation.web.leaves import Binder
from stillhere.overview.patterns.lines import Lines

BINDER: Final = Binder(
    title=gettext_lazy("What I notice"), leaves={}, silent=frozenset({Lines})
)
