"""The API as a whole: what it is called, and where it is found."""

from __future__ import annotations

from specmint.changes.rules.wire.making import NOTHING, Verdict, rule

AREA = "api"

VERSION_CHANGED = rule(
    AREA, "api-version-changed", Verdict("info", NOTHING), "The API's version is {new} instead of {old}.", "both"
)
API_DOCUMENTATION_CHANGED = rule(
    AREA,
    "api-documentation-changed",
    Verdict("info", "Read what its author says now."),
    "What its author says of the API as a whole changed.",
    "both",
)
BASE_URL_CHANGED = rule(
    AREA,
    "base-url-changed",
    Verdict("warning", "Check that the new address is the one you want, or give the client your own base_url."),
    "The API is found at {new} instead of {old}.",
)
SERVER_ADDED = rule(AREA, "server-added", Verdict("info", NOTHING), "The server {new} was added.")
SERVER_REMOVED = rule(
    AREA,
    "server-removed",
    Verdict("warning", "Use another server if you give the client this one as base_url."),
    "The server {old} was removed.",
)
SERVER_VARIABLE_CHANGED = rule(
    AREA,
    "server-variable-changed",
    Verdict("warning", "Check the base_url that you give the client."),
    "The variable {name} of the server {new} changed.",
)
SERVER_DOCUMENTATION_CHANGED = rule(
    AREA,
    "server-documentation-changed",
    Verdict("info", "Read what its author says now."),
    "The documentation of the server {new} changed.",
)
