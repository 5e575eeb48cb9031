"""Explains in a sentence why a call has its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specmint.ir.catalog import CallName

SENTENCES = {
    "configuration": "The configuration names it.",
    "x-specmint-name": "The document names it by x-specmint-name.",
    "lock": "It was called so before, says specmint.lock.",
    "x-fern": "The document names it by x-fern-sdk-group-name and x-fern-sdk-method-name.",
    "x-speakeasy": "The document names it by x-speakeasy-group and x-speakeasy-name-override.",
    "method": "Its HTTP method has no other name.",
    "root": "Its path has no words, so it is a method of the client itself.",
    "tag": "Its path has no words, so its first tag is the resource.",
    "item": "Its path ends with a parameter, so it is about one thing; the HTTP method says what is done.",
    "action": "The last word of its path says what is done.",
    "own verb": "Its summary says what is done.",
    "collection": "The last word of its path is the resource; the HTTP method says what is done.",
    "single": "The last word of its path is a thing of its own; the HTTP method says what is done.",
    "value": "The last word of its path is a value that belongs to what stands before it.",
}
DISTINCT = ", made distinct"
"""The text for a name that was changed because it was taken."""


def explanation(call: CallName) -> str:
    """The sentence for the rule that gave a name, and a second one if the name was taken."""
    rule = call.rule.removesuffix(DISTINCT)
    more = " Something else has that name, so this one says more." if rule != call.rule else ""
    return SENTENCES[rule] + more
