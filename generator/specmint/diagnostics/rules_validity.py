"""SM2xx: problems of a document that could be read."""

from __future__ import annotations

from specmint.ir.diagnostics import Rule

INVALID_STRUCTURE = Rule(
    "SM201",
    "invalid-structure",
    "error",
    "The document breaks the OpenAPI specification here: {problem}.",
    "Correct the document, or mend it with an overlay; what stands here is left out.",
)
FORMALLY_INVALID = Rule(
    "SM202",
    "formally-invalid",
    "warning",
    "The document is formally invalid here: {problem}.",
    "Correct the document when you can; the client is generated all the same.",
)
BAD_DEFAULT = Rule(
    "SM203",
    "bad-default",
    "warning",
    "The default does not fit its own schema: {problem}.",
    "Correct the default or the schema; this default is only documentation.",
)
VALIDATION_INCOMPLETE = Rule(
    "SM204",
    "validation-incomplete",
    "warning",
    "openapi-spec-validator could not check this part: {problem}.",
    "Look at the other findings first; they often name the cause.",
)
DUPLICATE_OPERATION_ID = Rule(
    "SM205",
    "duplicate-operation-id",
    "warning",
    "The operationId '{operation_id}' is already used by {other}.",
    "Give each operation an operationId of its own; calls are named after paths, so none is lost.",
)
UNDECLARED_PATH_PARAMETER = Rule(
    "SM206",
    "undeclared-path-parameter",
    "error",
    "The path names '{{{name}}}', but {operation} declares no path parameter of that name; it is taken for text.",
    "Declare the parameter with in: path, or correct the name in the path.",
)
UNUSED_PATH_PARAMETER = Rule(
    "SM207",
    "unused-path-parameter",
    "warning",
    "The path parameter '{name}' does not stand in the path '{path}', so it is not sent.",
    "Put the parameter into the path in braces, or remove it.",
)
DUPLICATE_PARAMETER = Rule(
    "SM208",
    "duplicate-parameter",
    "warning",
    "The {location} parameter '{name}' is declared twice here; the first one counts.",
    "Remove one of the two.",
)
AMBIGUOUS_PATHS = Rule(
    "SM209",
    "ambiguous-paths",
    "warning",
    "The path '{path}' differs from '{other}' only in the names of its parameters.",
    "Join the two paths to one; a server cannot tell them apart.",
)
UNSUPPORTED_PATTERN = Rule(
    "SM210",
    "unsupported-pattern",
    "warning",
    "The pattern '{pattern}' cannot be checked in Python and is not enforced: {problem}.",
    "Write the pattern without look-around and back-references, or leave it; the server still checks it.",
)
TOO_MANY_FINDINGS = Rule(
    "SM212",
    "too-many-findings",
    "warning",
    "The document is formally invalid in more places; only the first {limit} are shown.",
    "Correct these first, then run the command again.",
)
