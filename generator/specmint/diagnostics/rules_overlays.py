"""SM13x: overlays that cannot be applied."""

from __future__ import annotations

from specmint.ir.diagnostics import Rule

BAD_OVERLAY = Rule(
    "SM131",
    "bad-overlay",
    "error",
    "This is not a valid overlay: {problem}.",
    "Correct the overlay; version 1.0 and 1.1 of the Overlay Specification are understood.",
)
BAD_OVERLAY_TARGET = Rule(
    "SM132",
    "bad-overlay-target",
    "error",
    "'{target}' is not a valid JSONPath expression: {problem}.",
    "Correct the expression (RFC 9535); a name with special characters stands in brackets, as in $.paths['/pets'].",
)
UNMATCHED_OVERLAY_ACTION = Rule(
    "SM133",
    "unmatched-overlay-action",
    "error",
    "Action {number} of the overlay matches nothing in the document: {target}.",
    "Correct the expression, or remove the action if the document does not need it any more.",
)
UNFIT_OVERLAY_ACTION = Rule(
    "SM134",
    "unfit-overlay-action",
    "error",
    "Action {number} of the overlay does not fit '{pointer}' of the document: {problem}.",
    "Correct the action, or let its target select the object around this value.",
)
FOREIGN_OVERLAY = Rule(
    "SM135",
    "foreign-overlay",
    "warning",
    "The overlay says that it extends '{extends}', but it was applied to '{document}'.",
    "Correct 'extends' or remove it, if the overlay is meant for this document.",
)
