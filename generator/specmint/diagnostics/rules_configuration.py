"""SM6xx: problems of the configuration."""

from __future__ import annotations

from specmint.ir.diagnostics import Rule

CONFIGURATION_MISSING = Rule(
    "SM601",
    "configuration-missing",
    "error",
    "No configuration was found: there is no pyproject.toml with [tool.specmint] in '{folder}' or above.",
    "Add one [[tool.specmint.clients]] entry for each client, or name the document with --spec.",
)
CONFIGURATION_SYNTAX = Rule(
    "SM602",
    "configuration-syntax",
    "error",
    "The configuration is not valid TOML: {problem}.",
    "Correct the text at this place.",
)
UNKNOWN_KEY = Rule(
    "SM603",
    "unknown-key",
    "error",
    "The configuration key '{key}' is not known{suggestion}.",
    "Correct or remove the key.",
)
MISSING_VALUE = Rule(
    "SM604",
    "missing-value",
    "error",
    "The configuration needs a value for '{key}'.",
    "Add the key to this entry.",
)
BAD_VALUE = Rule(
    "SM605",
    "bad-value",
    "error",
    "The value of '{key}' is not right: {problem}.",
    "Correct the value.",
)
UNKNOWN_CLIENT = Rule(
    "SM606",
    "unknown-client",
    "error",
    "No client '{name}' is configured{suggestion}; there are: {known}.",
    "Name one of these; without a name all of them are taken.",
)
