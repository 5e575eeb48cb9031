"""SM4xx: operations and their names. SM5xx: parts of the document that the client cannot express."""

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
    "The selection '{pattern}' matches no operation{suggestion}.",
    "Name a call or resource ('pets.*'), 'GET /pets/*', an operationId or a tag; specmint operations lists them.",
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
    "warning",
    "'{name}' cannot be a name in Python, so the call is named by the rules.",
    "Use letters, digits and underscores, and no keyword of Python.",
)
UNKNOWN_OPERATION = Rule(
    "SM406",
    "unknown-operation",
    "error",
    "The configuration names the operation '{operation}', which the document does not have.",
    "Correct or remove the entry; specmint operations lists every operation.",
)
NOTHING_TO_GENERATE = Rule(
    "SM403",
    "nothing-to-generate",
    "error",
    "The document has no operation, no webhook and no schema that a client can be made of.",
    "Look at the other findings first; they name what was left out, and why.",
)
UNSUPPORTED_MEDIA_TYPE = Rule(
    "SM501",
    "unsupported-media-type",
    "error",
    "The media type '{media_type}' is not supported; {consequence}.",
    "Nothing needs to be done, unless this body is needed in a typed form.",
)
UNSUPPORTED_SECURITY_SCHEME = Rule(
    "SM504",
    "unsupported-security-scheme",
    "error",
    "The security scheme '{name}' ({kind}) is not supported; {consequence}.",
    "Send the credentials yourself with default_headers or an http_client.",
)
MISSING_SECURITY_SCHEME = Rule(
    "SM505",
    "missing-security-scheme",
    "error",
    "The security scheme '{name}' is required here but not defined.",
    "Define it in components.securitySchemes.",
)
UNUSABLE_HEADER = Rule(
    "SM506",
    "unusable-header",
    "error",
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
UNUSABLE_OWN_SERVER = Rule(
    "SM520",
    "unusable-own-server",
    "warning",
    "The server '{url}' of these calls is no complete http or https URL, so they go to the API's own server.",
    "Give the server an absolute http or https URL, and each of its variables a default.",
)
DOUBLED_SERVER_PATH = Rule(
    "SM521",
    "doubled-server-path",
    "warning",
    "The path of these calls begins with what the path of their own server '{url}' ends with, so they go to '{api}'.",
    "Leave that out of the server or of the path.",
)
OTHER_SERVERS = Rule(
    "SM522",
    "other-servers",
    "warning",
    "These calls go to '{url}'; others beside it are used only where a client is told to (of such servers: {count}).",
    "Nothing needs to be done, unless another one is needed; pass that as server_urls then.",
)
UNUSABLE_SERVER_CHOICE = Rule(
    "SM523",
    "unusable-server-choice",
    "warning",
    "The server '{url}' is no complete http or https URL, so a client cannot choose it by name.",
    "Give the server an absolute http or https URL, and each of its variables a default.",
)
UNUSABLE_STATUS = Rule(
    "SM508",
    "unusable-status",
    "error",
    "The answer '{status}' is left out: that is no status of HTTP.",
    "Write a status such as '200', a range such as '4XX', or default.",
)
UNSUPPORTED_PARAMETER = Rule(
    "SM509",
    "unsupported-parameter",
    "error",
    "The parameter '{name}' of the whole query string is left out, as it cannot be sent in one piece.",
    "Give its parts as extra_query where the call is made.",
)
UNTYPED_VALUE = Rule(
    "SM510",
    "untyped-value",
    "error",
    "This value is typed as Any: its type cannot follow '{keyword}'.",
    "Describe the value with one schema, or check it where it is used.",
)
OTHER_REPRESENTATION = Rule(
    "SM513",
    "other-representation",
    "warning",
    "'{media_type}' stands beside '{chosen}' with a schema of its own; the client uses '{chosen}' alone.",
    "Nothing needs to be done, unless this representation is needed; send it with an HTTP client of your own then.",
)
OTHER_SPELLING = Rule(
    "SM515",
    "other-spelling",
    "warning",
    "'{media_type}' says in another form what '{chosen}' says: the client asks for '{chosen}' first, and gives the "
    "other form as text or bytes (of such answers: {count}).",
    "Nothing needs to be done; a call asks for the other form with the header Accept in extra_headers.",
)
STYLE_LEFT_OPEN = Rule(
    "SM514",
    "style-left-open",
    "warning",
    "OpenAPI leaves open how lists and objects inside a deepObject are sent: '{name}' goes with a bracket for each "
    "level, as '{name}[key][0]' (of such places: {count}).",
    "Ask whether the server reads it so; if not, pass what it reads as extra_query.",
)
FLOW_NOT_RUN = Rule(
    "SM524",
    "flow-not-run",
    "warning",
    "The client gets no token by {flows} of the security scheme '{name}'; it sends the token that it is given.",
    "Get the token elsewhere, and pass it, or a function that gives it, to the client.",
)
ENCODING_NOT_HONOURED = Rule(
    "SM525",
    "encoding-not-honoured",
    "warning",
    "The encoding of '{name}' is not honoured: {reason} (of such places: {count}).",
    "Correct the encoding; if the server really needs it, send this body with an HTTP client of your own.",
)
OTHER_BODY = Rule(
    "SM526",
    "other-body",
    "warning",
    "'{media_type}' says of a body what '{chosen}' says: the client sends '{chosen}' alone (of such bodies: {count}).",
    "Nothing needs to be done, unless the server no longer takes what is sent.",
)
UNTYPED_BODY = Rule(
    "SM527",
    "untyped-body",
    "warning",
    "The schema of '{media_type}' types nothing: {what} as it is (of such bodies: {count}).",
    "Nothing needs to be done, unless the body is needed in a typed form; offer JSON beside it then.",
)
WEBHOOK_ANSWER = Rule(
    "SM528",
    "webhook-answer",
    "warning",
    "What a receiver answers to '{name}' is described; the client reads webhooks, and answers none (of such: {count}).",
    "Make the answer where the webhook is received.",
)
LINKS_NOT_FOLLOWED = Rule(
    "SM529",
    "links-not-followed",
    "warning",
    "The link '{name}' is not followed (of such links: {count}).",
    "Make the call that it leads to, with the values that it names.",
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
