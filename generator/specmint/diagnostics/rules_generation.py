"""SM4xx: operations and their names. SM5xx: what the client cannot express as the document says it."""

from __future__ import annotations

from specmint.ir.diagnostics import Rule

NOTHING_SELECTED = Rule(
    "SM401",
    "nothing-selected",
    "error",
    "The selection takes none of the {count} operations of the document.",
    "Run specmint operations on the document to see what can be selected.",
)
UNMATCHED_SELECTION = Rule(
    "SM402",
    "unmatched-selection",
    "error",
    "The selection '{pattern}' matches no operation.",
    "Correct or remove it; specmint operations shows what can be selected.",
)
OPERATION_LEFT_OUT = Rule(
    "SM404",
    "operation-left-out",
    "error",
    "{operation} is left out: {reason}.",
    "Correct the document there, or exclude the operation.",
)
BAD_NAME = Rule(
    "SM405",
    "bad-name",
    "error",
    "'{name}' cannot be a name in Python.",
    "Use letters, digits and underscores, and no keyword of Python.",
)
UNKNOWN_OPERATION = Rule(
    "SM406",
    "unknown-operation",
    "error",
    "The configuration names the operation '{operation}', which the document does not have.",
    "Correct or remove the entry; specmint operations lists every operation.",
)
UNSUPPORTED_MEDIA_TYPE = Rule(
    "SM501",
    "unsupported-media-type",
    "warning",
    "The media type '{media_type}' is not supported; {consequence}.",
    "Nothing needs to be done, unless this body is needed in a typed form.",
)
UNSUPPORTED_SECURITY_SCHEME = Rule(
    "SM504",
    "unsupported-security-scheme",
    "warning",
    "The security scheme '{name}' of type '{kind}' is not supported; {consequence}.",
    "Send the credentials yourself with default_headers or an http_client.",
)
MISSING_SECURITY_SCHEME = Rule(
    "SM505",
    "missing-security-scheme",
    "warning",
    "The security scheme '{name}' is required here but not defined.",
    "Define it in components.securitySchemes.",
)
UNUSABLE_HEADER = Rule(
    "SM506",
    "unusable-header",
    "warning",
    "The header parameter '{name}' is left out: that is no name a header can have.",
    "Correct the name; RFC 9110, section 5.6.2, says which characters it may hold.",
)
UNUSABLE_SERVER = Rule(
    "SM507",
    "unusable-server",
    "warning",
    "The server URL '{url}' is not complete, so a client has to be told its base_url.",
    "Give the server an absolute http or https URL.",
)
EXAMPLE_NOT_VALID = Rule(
    "SM511",
    "example-not-valid",
    "warning",
    "This example is not valid against its own schema, so no fixture uses it.",
    "Correct the example, or the schema.",
)
FIXTURE_NOT_POSSIBLE = Rule(
    "SM512",
    "fixture-not-possible",
    "warning",
    "{fixture} of {operation} is left out or incomplete: no value was found that satisfies this schema.",
    "Give the schema an example that is valid.",
)
