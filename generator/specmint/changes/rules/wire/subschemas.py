"""The rules for ``not``, ``if``, ``contains`` and similar keywords, whose differences have no general direction."""

from __future__ import annotations

from typing import NamedTuple

from specmint.changes.rules.wire.making import READ_NOTHING, SENT_NOTHING, Directed, Verdict, directed

AREA = "conditions"
_CHECK = Verdict("breaking", "Check what your code passes here.")
_LOOSER = Verdict("warning", "Check code that relies on the old condition.")


class SubschemaRules(NamedTuple):
    """What may become of such a schema."""

    added: Directed
    removed: Directed
    changed: Directed


def _subschema(name: str, condition: str) -> SubschemaRules:
    accepted, readable = Verdict("info", SENT_NOTHING), Verdict("info", READ_NOTHING)
    return SubschemaRules(
        added=directed(
            AREA, f"{name}-added", f"There is a condition now {condition}.", request=_CHECK, response=readable
        ),
        removed=directed(
            AREA, f"{name}-removed", f"There is no condition any more {condition}.", request=accepted, response=_LOOSER
        ),
        changed=directed(
            AREA, f"{name}-changed", f"The condition changed {condition}.", request=_CHECK, response=_LOOSER
        ),
    )


SUBSCHEMAS: dict[str, SubschemaRules] = {
    "not": _subschema("not", "on what {subject} may not be"),
    "if": _subschema("condition", "on what {subject} is, if it is of a certain form"),
    "contains": _subschema("contains", "on what {subject} has to contain"),
    "propertyNames": _subschema("property-names", "on the names of properties in {subject}"),
    "dependentSchemas": _subschema("dependent-schema", "on {subject} where it holds {name}"),
    "contentSchema": _subschema("content-schema", "on what the text of {subject} holds"),
    "unevaluatedProperties": _subschema(
        "unevaluated-properties", "on properties of {subject} that nothing else describes"
    ),
    "unevaluatedItems": _subschema("unevaluated-items", "on items of {subject} that nothing else describes"),
}
"""The rules by the keyword; ``if`` stands for ``then`` and ``else``, too."""
