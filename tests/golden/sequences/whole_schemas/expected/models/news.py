"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class ServerSentEvent(Model):
    """One event of a stream (WHATWG HTML, section 9.2.6)."""

    data: str
    """What the event tells."""
    event: str | None = None
    """The kind of the event."""
    id: str | None = None
    """What a later request may name to go on from here."""
    retry: int | None = None
    """Milliseconds to wait before connecting again."""
