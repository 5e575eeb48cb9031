"""SM3xx: problems of references."""

from __future__ import annotations

from specmint.ir.diagnostics import Rule

DANGLING_REFERENCE = Rule(
    "SM301",
    "dangling-reference",
    "error",
    "The reference '{reference}' leads nowhere.",
    "Define what it refers to, or correct the reference; only what needs it is untyped or left out.",
)
REMOTE_REFERENCE = Rule(
    "SM302",
    "remote-reference",
    "error",
    "The reference '{reference}' leads to another host and is not followed.",
    "Allow it with --allow-remote, or use a file beside the document.",
)
REFERENCE_OUTSIDE = Rule(
    "SM303",
    "reference-outside-folder",
    "error",
    "The reference '{reference}' leads out of the document's folder and is not followed.",
    "Move the file below the document's folder, or allow the folder that holds both with --allow-folder.",
)
REFERENCE_UNREADABLE = Rule(
    "SM304",
    "reference-unreadable",
    "error",
    "What the reference '{reference}' leads to cannot be read: {reason}",
    "Correct the reference, or the file it leads to.",
)
REFERENCE_CYCLE = Rule(
    "SM305",
    "reference-cycle",
    "error",
    "The reference '{reference}' leads back to itself.",
    "Let one of the references in this circle lead to a definition.",
)
BAD_REFERENCE = Rule(
    "SM306",
    "bad-reference",
    "error",
    "A '$ref' must be text, but this one is {kind}.",
    "Write the reference as text, such as '#/components/schemas/Pet'.",
)
DYNAMIC_REFERENCE = Rule(
    "SM307",
    "dynamic-reference",
    "warning",
    "What the dynamic reference '{reference}' leads to depends on where it is used, so any value is taken there.",
    "Use '$ref', or let only one schema have this '$dynamicAnchor'.",
)
MISPLACED_REFERENCE = Rule(
    "SM308",
    "misplaced-reference",
    "error",
    "The reference '{reference}' leads to {kind}, which says nothing that could be used here.",
    "Let it lead to a definition of what is needed here.",
)
