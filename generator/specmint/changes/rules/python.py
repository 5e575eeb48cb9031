"""The table of changes that are found in the two packages.

The names of calls and types in a sentence stand between backticks, as code does in Markdown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from specmint.changes.rules.change import ChangeRule

if TYPE_CHECKING:
    from specmint.changes.rules.change import Direction
    from specmint.ir.policy import Level


def _row(name: str, area: str, level: Level, sentence: str, reaction: str) -> ChangeRule:
    return ChangeRule(f"python-{name}", "python", area, _DIRECTIONS[area], level, sentence, reaction)


_DIRECTIONS: Final[dict[str, Direction]] = {
    "calls": "both",
    "returns": "response",
    "arguments": "request",
    "keys": "request",
    "types": "both",
    "fields": "response",
    "client": "request",
}

CALL_ADDED = _row("call-added", "calls", "info", "The call `{call}` is new.", "Use it where it helps.")
CALL_REMOVED = _row(
    "call-removed", "calls", "breaking", "The call `{call}` is gone.", "Remove what calls it, or call something else."
)
CALL_RENAMED = _row(
    "call-renamed",
    "calls",
    "breaking",
    "The call `{call}` is `{new}` now.",
    "Write the new name wherever it is called.",
)

RETURN_CHANGED = _row(
    "return-changed",
    "returns",
    "breaking",
    "`{call}` gives `{new}`; it gave `{old}`.",
    "Look at what is done with the answer.",
)
RETURN_NARROWED = _row(
    "return-narrowed",
    "returns",
    "info",
    "`{call}` gives `{new}`, which is less than `{old}` allowed.",
    "Nothing; checks for the rest can go.",
)
ERROR_BODY_CHANGED = _row(
    "error-body-changed",
    "returns",
    "warning",
    "The error {status} of `{call}` carries `{new}`; it carried `{old}`.",
    "Look at what is read from the `body` of this error.",
)

ARGUMENT_ADDED = _row(
    "argument-added",
    "arguments",
    "info",
    "{subject} is new and may be left out.",
    "Pass it where it helps.",
)
ARGUMENT_ADDED_REQUIRED = _row(
    "argument-added-required",
    "arguments",
    "breaking",
    "{subject} is new and has to be given.",
    "Pass it in every call.",
)
ARGUMENT_REMOVED = _row(
    "argument-removed",
    "arguments",
    "breaking",
    "{subject} is gone.",
    "Do not pass it any more; if the server still takes it, use `extra_query` or `extra_body`.",
)
ARGUMENT_RENAMED = _row(
    "argument-renamed", "arguments", "breaking", "{subject} is called `{new}` now.", "Pass it by its new name."
)
ARGUMENT_REQUIRED = _row(
    "argument-required",
    "arguments",
    "breaking",
    "{subject} has to be given now.",
    "Pass it in every call.",
)
ARGUMENT_OPTIONAL = _row(
    "argument-optional", "arguments", "info", "{subject} may be left out now.", "Nothing; you may leave it out."
)
ARGUMENT_POSITION = _row(
    "argument-position-changed",
    "arguments",
    "breaking",
    "{subject} is {new}; it was {old}.",
    "Pass it as the signature says.",
)
ARGUMENT_NARROWED = _row(
    "argument-type-changed",
    "arguments",
    "breaking",
    "{subject} takes `{new}`; it took `{old}`.",
    "Check the values that you pass.",
)
ARGUMENT_WIDENED = _row(
    "argument-type-widened",
    "arguments",
    "info",
    "{subject} takes `{new}`, which is more than `{old}`.",
    "Nothing; you may pass what is new.",
)

KEY_ADDED = _row("key-added", "keys", "info", "{subject} is new and may be left out.", "Pass it where it helps.")
KEY_ADDED_REQUIRED = _row(
    "key-added-required",
    "keys",
    "breaking",
    "{subject} is new and has to be given.",
    "Add it wherever you make this object.",
)
KEY_REMOVED = _row("key-removed", "keys", "breaking", "{subject} is gone.", "Do not pass it any more.")
KEY_REQUIRED = _row(
    "key-required",
    "keys",
    "breaking",
    "{subject} has to be given now.",
    "Add it wherever you make this object.",
)
KEY_OPTIONAL = _row("key-optional", "keys", "info", "{subject} may be left out now.", "Nothing; you may leave it out.")
KEY_NARROWED = _row(
    "key-type-changed",
    "keys",
    "breaking",
    "{subject} takes `{new}`; it took `{old}`.",
    "Check the values that you pass.",
)
KEY_WIDENED = _row(
    "key-type-widened",
    "keys",
    "info",
    "{subject} takes `{new}`, which is more than `{old}`.",
    "Nothing; you may pass what is new.",
)

TYPE_ADDED = _row("type-added", "types", "info", "The {what} new.", "Nothing.")
TYPE_REMOVED = _row(
    "type-removed",
    "types",
    "breaking",
    "The {what} gone.",
    "Remove the imports and annotations that name it.",
)
TYPE_RENAMED = _row(
    "type-renamed",
    "types",
    "breaking",
    "The type `{type}` is called `{new}` now{more}.",
    "Write the new name in imports and annotations.",
)
TYPE_MOVED = _row(
    "type-moved",
    "types",
    "warning",
    "The type `{type}` stands in the module `{new}`; it stood in `{old}`.",
    "Import it from the package's `models` or `params`, where every type is found; only a longer path breaks.",
)
TYPE_KIND = _row(
    "type-kind-changed",
    "types",
    "breaking",
    "The type `{type}` is {new}; it was {old}.",
    "Look at every place that makes it or reads from it.",
)

FIELD_ADDED = _row("field-added", "fields", "info", "{subject} is new.", "Read it where it helps.")
FIELD_REMOVED = _row(
    "field-removed",
    "fields",
    "breaking",
    "{subject} is gone.",
    "Do not read it any more; if the server still sends it, it is among the fields without a type.",
)
FIELD_RENAMED = _row(
    "field-renamed", "fields", "breaking", "{subject} is called `{new}` now.", "Read it by its new name."
)
FIELD_NULLABLE = _row(
    "field-may-be-none",
    "fields",
    "breaking",
    "{subject} may be `None` now; it was always `{old}`.",
    "Check for `None` wherever it is read.",
)
FIELD_NEVER_NONE = _row(
    "field-never-none",
    "fields",
    "info",
    "{subject} is always `{new}` now; it could be `None`.",
    "Nothing; checks for `None` can go.",
)
FIELD_CHANGED = _row(
    "field-type-changed",
    "fields",
    "breaking",
    "{subject} is `{new}`; it was `{old}`.",
    "Look at every place that reads it.",
)
FIELD_NARROWED = _row(
    "field-type-narrowed",
    "fields",
    "info",
    "{subject} is `{new}`, which is less than `{old}` allowed.",
    "Nothing; checks for the rest can go.",
)
FIELD_UNTYPED = _row(
    "field-untyped",
    "fields",
    "warning",
    "{subject} is `{new}`, since the document says less about it; it was `{old}`.",
    "Type checkers say nothing about it any more: look at every place that reads it.",
)
FIELD_EXTENDED = _row(
    "field-values-changed",
    "fields",
    "info",
    "{subject} has other known values or members: {what}.",
    "Nothing has to be done, since unknown values were always let through; handle what is new where it matters.",
)

CREDENTIALS_REQUIRED = _row(
    "credentials-required",
    "client",
    "breaking",
    "`Client()` needs a credential now.",
    "Pass one to the client, or set its environment variable.",
)
CREDENTIAL_VARIABLE = _row(
    "credential-variable-changed",
    "client",
    "breaking",
    "The credential `{argument}` is read from the environment variable {new}; it was {old}.",
    "Set the new variable.",
)

PYTHON_RULES: Final[tuple[ChangeRule, ...]] = tuple(
    row for row in list(globals().values()) if isinstance(row, ChangeRule)
)
"""Every rule, in the order of the table."""
