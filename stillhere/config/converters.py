"""How ids stand in addresses; registered when config/urls.py imports this."""

from django.urls import register_converter

from stillhere.vault.names import Stream


class StreamConverter:
    """``<stream:stream>``: 32 hex characters; everything else is no address."""

    regex = "[0-9a-f]{32}"

    def to_python(self, value: str) -> Stream:
        """Return the stream an address names."""
        return Stream(value)

    def to_url(self, value: str) -> str:
        """Return the stream as it stands in an address."""
        return value


register_converter(StreamConverter, "stream")
