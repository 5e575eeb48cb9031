"""The rules for bounds."""

from __future__ import annotations

from typing import NamedTuple

from specmint.changes.rules.wire.making import READ_NOTHING, SENT_NOTHING, Directed, Verdict, directed

AREA = "bounds"
_TIGHTER = Verdict("breaking", "Check that what your code passes keeps within this bound.")
_LOOSER = Verdict("warning", "Check code that relies on the old bound.")
_ACCEPTED = Verdict("info", SENT_NOTHING)
_READABLE = Verdict("info", READ_NOTHING)


class BoundRules(NamedTuple):
    """The changes that a bound can undergo."""

    added: Directed
    removed: Directed
    tightened: Directed
    relaxed: Directed


def _bound(name: str, sentence: str, tightened: str, relaxed: str) -> BoundRules:
    """``sentence`` says what the bound does, with ``{{}}`` for its value."""
    now, before = sentence.format("{new}"), sentence.format("{old}")
    changed = f"{{subject}} {now} instead of {{old}}."
    return BoundRules(
        added=directed(AREA, f"{name}-added", f"{{subject}} {now} now.", request=_TIGHTER, response=_READABLE),
        removed=directed(
            AREA,
            f"{name}-removed",
            f"It is no longer so that {{subject}} {before}.",
            request=_ACCEPTED,
            response=_LOOSER,
        ),
        tightened=directed(AREA, f"{name}-{tightened}", changed, request=_TIGHTER, response=_READABLE),
        relaxed=directed(AREA, f"{name}-{relaxed}", changed, request=_ACCEPTED, response=_LOOSER),
    )


def _least(name: str, sentence: str) -> BoundRules:
    return _bound(name, sentence, "increased", "decreased")


def _most(name: str, sentence: str) -> BoundRules:
    return _bound(name, sentence, "decreased", "increased")


MINIMUM = _least("minimum", "must be {}")
MAXIMUM = _most("maximum", "must be {}")
MULTIPLE_OF = _bound("multiple-of", "must be a multiple of {}", "tightened", "relaxed")
MULTIPLE_OF_CHANGED = directed(
    AREA,
    "multiple-of-changed",
    "{subject} must be a multiple of {new} instead of {old}.",
    request=_TIGHTER,
    response=_LOOSER,
)
SIZES: dict[str, BoundRules] = {
    "minLength": _least("min-length", "must have at least {} characters"),
    "maxLength": _most("max-length", "must have at most {} characters"),
    "minItems": _least("min-items", "must have at least {} items"),
    "maxItems": _most("max-items", "must have at most {} items"),
    "minProperties": _least("min-properties", "must have at least {} properties"),
    "maxProperties": _most("max-properties", "must have at most {} properties"),
    "minContains": _least("min-contains", "must have at least {} of the items that it has to contain"),
    "maxContains": _most("max-contains", "must have at most {} of the items that it has to contain"),
}
"""The rules for sizes and lengths, by keyword."""
