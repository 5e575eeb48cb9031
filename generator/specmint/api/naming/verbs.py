"""The verbs of HTTP APIs: the five that every resource has, what else they are called, and those that say more."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SYNONYMS = {
    "retrieve": "retrieve get fetch read show view find describe display return query access obtain lookup",
    "list": "list index enumerate",
    "create": "create new make submit",
    "update": "update edit modify change set",
    "delete": "delete destroy",
}
STANDARD = {word: verb for verb, words in SYNONYMS.items() for word in _words(words)}
"""What a word at the beginning of a summary or an operationId comes to."""
OTHERS = _words(
    """
    abort accept activate add answer append apply approve archive assign associate attach authenticate authorize ban
    batch block cancel capture check clear clone close complete compute confirm connect convert copy count
    deactivate decline deny deploy detach disable disassociate disconnect dismiss download duplicate enable end
    endorse enhance exchange execute export follow forward generate hide import initiate introspect invite invoke join
    kick leave link lock log merge move mute order pause pin ping play preview promote publish purchase push recover
    redeem refresh refund register reject release remove rename render reopen reorder replace reply request resend
    reset resolve restart restore restrict resume retry revert revoke rotate run save schedule search send share
    sign skip speak start stop subscribe summarize suspend sync terminate test transcribe transfer translate trigger
    unarchive unassign unban unblock unfollow unlink unlock unmute unpin unpublish unregister unshare unsubscribe
    upload validate verify void
    """
)
"""Verbs beyond the five standard ones, as the summaries of APIs use them."""
CALLS = _words(
    "add cancel create delete fetch find generate get remove retrieve search send set update upload validate"
)
"""Verbs that no noun begins with: ``getUser`` is a call, ``checkRuns`` may be things."""
REPEATED = frozenset({"add", "remove", "replace"})
"""Verbs that add little to POST, DELETE and PUT on one thing."""

MODIFIERS = frozenset({"beta", "bulk", "deprecated", "force", "immediately", "manually", "partially"})
"""Words before the verb of a summary that do not change its meaning."""
PREPOSITIONS = frozenset({"by", "from", "via", "with"})
"""Words that qualify a verb: a POST to ``/voices/from_upload`` creates a voice from an upload."""


def verb(word: str) -> str | None:
    """The infinitive of a verb: ``Deletes`` gives ``delete``. None for any other word."""
    word = word.lower()
    stems = (word, word.removesuffix("s"), word.removesuffix("es"), f"{word.removesuffix('ies')}y")
    return next((stem for stem in stems if stem in STANDARD or stem in OTHERS), None)
