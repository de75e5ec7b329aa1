"""What every answer says, and what every request is told about the server."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_POWERS = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)
POLICY = ", ".join(f"{power}=()" for power in _POWERS)


class Ground:
    """Say that no page asks for place, camera or microphone; mark plain HTTP.

    ``request.insecure`` is what the banner on every page is shown for.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the header."""
        request.insecure = settings.INSECURE  # type: ignore[attr-defined]  # the shell's
        response = self._get_response(request)
        response["Permissions-Policy"] = POLICY
        return response
