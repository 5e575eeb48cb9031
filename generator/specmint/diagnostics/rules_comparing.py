"""SM95x: two revisions cannot be compared."""

from __future__ import annotations

from specmint.ir.diagnostics import Rule

NOT_IN_GIT = Rule(
    "SM951",
    "not-in-git",
    "error",
    "'{name}' is neither a file nor a document that git has: {reason}.",
    "Write a revision and a path from the top of the repository, such as HEAD:spec/api.yaml.",
)
USAGE_MISSING = Rule(
    "SM952",
    "usage-missing",
    "error",
    "There is no folder '{path}' with code to search.",
    "Give --usage the folder of the code that uses the client.",
)
CODE_UNREADABLE = Rule(
    "SM953",
    "code-unreadable",
    "warning",
    "'{path}' was not searched for what the changes hit: {reason}.",
    "Look at this file yourself, or mend it and compare again.",
)
ACCEPTANCE_EXPIRED = Rule(
    "SM954",
    "acceptance-expired",
    "warning",
    "The acceptance of {acceptance} expired on {until}; it accepts nothing any more.",
    "Look at the changes again; then remove it from the configuration, or give it another date.",
)
