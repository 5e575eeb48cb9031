"""SM1xx: a document cannot be read."""

from __future__ import annotations

from specmint.ir.diagnostics import Rule

FILE_MISSING = Rule(
    "SM101",
    "file-missing",
    "error",
    "There is no file '{path}'.",
    "Check the path; a relative one starts at the folder the command runs in.",
)
FILE_IS_DIRECTORY = Rule(
    "SM102",
    "file-is-directory",
    "error",
    "'{path}' is a folder, not a document.",
    "Name the document's own file in that folder.",
)
FILE_UNREADABLE = Rule(
    "SM103",
    "file-unreadable",
    "error",
    "'{path}' cannot be read: {reason}.",
    "Make the file readable for the user who runs this command.",
)
DOCUMENT_EMPTY = Rule(
    "SM104",
    "document-empty",
    "error",
    "The document is empty.",
    "Check that the file was written or downloaded completely.",
)
BAD_ENCODING = Rule(
    "SM105",
    "bad-encoding",
    "error",
    "Byte {offset} of the document is no valid {encoding}.",
    "Save the document as UTF-8.",
)
SYNTAX_ERROR = Rule(
    "SM106",
    "syntax-error",
    "error",
    "This is not valid {language}: {problem}.",
    "Correct the text at this place; the cause may also stand shortly before it.",
)
NOT_A_MAPPING = Rule(
    "SM107",
    "not-a-mapping",
    "error",
    "The document is {kind}, but an OpenAPI document is a mapping.",
    "Check that this file is the OpenAPI document itself.",
)
NOT_OPENAPI = Rule(
    "SM108",
    "not-openapi",
    "error",
    "The document has neither an 'openapi' nor a 'swagger' field, so it is no OpenAPI document.",
    "Start the document with the version it is written in, for example openapi: 3.1.0.",
)
UNSUPPORTED_VERSION = Rule(
    "SM109",
    "unsupported-version",
    "error",
    "The version {version} in '{field}' is not supported.",
    "Use swagger: '2.0', or a full version of OpenAPI 3.0, 3.1 or 3.2, for example openapi: 3.1.0.",
)
DUPLICATE_KEY = Rule(
    "SM110",
    "duplicate-key",
    "error",
    "The key '{key}' stands twice in one mapping; the first is in line {line}, column {column}.",
    "Remove or rename one of the two.",
)
TOO_MANY_NODES = Rule(
    "SM111",
    "too-many-nodes",
    "error",
    "The document has more than {limit} values once its aliases are written out.",
    "Use $ref instead of YAML aliases, or split the document.",
)
TOO_DEEP = Rule(
    "SM112",
    "nested-too-deeply",
    "error",
    "The document is nested more than {limit} levels deep.",
    "Move inner schemas to components and refer to them with $ref.",
)
NON_FINITE_NUMBER = Rule(
    "SM113",
    "non-finite-number",
    "error",
    "{number} is no number that JSON can hold.",
    "Write a finite number, or quote it if it is meant as text.",
)
RECURSIVE_ALIAS = Rule(
    "SM114",
    "recursive-alias",
    "error",
    "The alias '*{anchor}' stands inside of the value it stands for.",
    "Use $ref for a schema that contains itself.",
)
BAD_KEY = Rule(
    "SM115",
    "bad-key",
    "error",
    "The key of a mapping must be a plain value, but this one is {kind}.",
    "Write the key as text.",
)
BAD_MERGE = Rule(
    "SM116",
    "bad-merge",
    "error",
    "The merge key '<<' needs a mapping or a list of mappings.",
    "Merge an alias of a mapping, or quote '<<' if it is meant as a name.",
)
LONE_SURROGATE = Rule(
    "SM117",
    "lone-surrogate",
    "warning",
    "The document holds an escape for half of a character (a lone surrogate); it was read as U+FFFD.",
    "Write the character itself, or both halves of its escape.",
)
TOO_LARGE = Rule(
    "SM118",
    "document-too-large",
    "error",
    "'{name}' has more than {limit} bytes.",
    "Check that this is the right document, or split it.",
)
URL_UNREACHABLE = Rule(
    "SM119",
    "url-unreachable",
    "error",
    "'{url}' cannot be reached: {reason}.",
    "Check the address and the network, or download the document and name the file.",
)
URL_STATUS = Rule(
    "SM120",
    "url-status",
    "error",
    "'{url}' answered with HTTP status {status} instead of a document.",
    "Check the address, and whether it needs a header that says who asks.",
)
PRIVATE_ADDRESS = Rule(
    "SM121",
    "private-address",
    "error",
    "'{url}' leads to an address inside of a private network, where references may not lead.",
    "Download what it refers to and use a file reference.",
)
VARIABLE_MISSING = Rule(
    "SM122",
    "variable-missing",
    "error",
    "The header '{header}' needs the environment variable {variable}, which is not set.",
    "Set the variable where this command runs.",
)
BAD_HEADER = Rule(
    "SM123",
    "bad-header",
    "error",
    "The header '{name}' cannot be sent: its name or its value holds characters that headers must not have.",
    "Check the header, and what the variables in it hold; the value is not shown here on purpose.",
)
URL_IS_PAGE = Rule(
    "SM124",
    "url-is-page",
    "error",
    "'{url}' answered with a web page instead of a document.",
    "Check that the address leads to the file itself, and whether it needs a header that says who asks.",
)
URL_ENCODING = Rule(
    "SM125",
    "url-encoding",
    "error",
    "'{url}' answered in the encoding '{encoding}', which was not asked for.",
    "Download the document and name the file.",
)
COLLECTION_FORMAT = Rule(
    "SM126",
    "collection-format",
    "warning",
    "A list cannot be sent as the collectionFormat '{format}' here; its items are joined by commas.",
    "Check what the server takes, and correct the format; an overlay can do so.",
)
TOO_MANY_FILES = Rule(
    "SM127",
    "too-many-files",
    "error",
    "The document refers to more than {limit} files.",
    "Bundle them into fewer files.",
)
