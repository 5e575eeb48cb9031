"""TypedDicts of what a caller may pass."""

from typing import TypedDict

from typing_extensions import NotRequired


class PetsUpdateParams(TypedDict):
    """An animal that lives with people.

    - It eats.
    - It sleeps.

        indented code
    """

    name: NotRequired[str]
    bio: NotRequired[str]
    """A sentence that is much longer than the line of a hundred and twenty characters, so that it is to be wrapped
    somewhere between two words, and not once but twice, which needs some more words at its end.
    """
    url: NotRequired[str]
    """https://example.com/a-single-word-that-is-longer-than-a-line-can-be/and-that-nobody-should-break-in-the-middle-because-it-is-an-address"""
    short: NotRequired[str]
    """short"""
