"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class Pet(Model):
    """An animal that lives with people.

    - It eats.
    - It sleeps.

        indented code
    """

    name: str | None = None
    bio: str | None = None
    """A sentence that is much longer than the line of a hundred and twenty characters, so that it is to be wrapped
    somewhere between two words, and not once but twice, which needs some more words at its end.
    """
    url: str | None = None
    """https://example.com/a-single-word-that-is-longer-than-a-line-can-be/and-that-nobody-should-break-in-the-middle-because-it-is-an-address"""
    short: str | None = None
    """short"""
