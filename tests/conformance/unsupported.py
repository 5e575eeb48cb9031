"""What the check of a client says otherwise than the JSON-Schema-Test-Suite, and why."""

from __future__ import annotations

import re

OVERLAP = "A value that fits several members of oneOf is sent: authors mean alternatives (ARCHITECTURE.md, Schemas)."
NO_KEYWORD = "OpenAPI 3.0.4, section 4.7.24: its schemas have no such keyword, or not in this form."
NO_IDENTIFIERS = (
    "OpenAPI 3.0.4, section 4.7.24: its schemas have no id; a reference is a path from the file it stands in."
)
META = "The metaschema is no part of a document, and nothing is fetched for it."
DYNAMIC = "A $dynamicRef that may mean several schemas asks for nothing; SM307 tells that."
NESTED = "A reference relative to an $id is looked for among the schemas there and beside the file, and not fetched."
FORMATS = "Dates and date-times are checked: OpenAPI 3.1.1, section 4.8.24.4 lets tools check formats."
VOCABULARY = (
    "$schema and its vocabularies are not read: OpenAPI 3.1.1, section 4.8.24.5 has one dialect for a document."
)

# The draft, then patterns of the keyword and of the group of tests.
_REASONS = (
    ("draft4|draft2020-12", r"oneOf", r"oneOf.*", OVERLAP),
    ("draft2020-12", r"unevaluatedProperties", r".*(inside allOf / oneOf|inside nested refs)", OVERLAP),
    ("draft4|draft2020-12", r"defs|definitions", r"validate definition against metaschema", META),
    ("draft4|draft2020-12", r"ref", r"remote ref, containing refs itself", META),
    ("draft2020-12", r"dynamicRef|unevaluated.*", r".*[dD]ynamic.*|strict-tree.*", DYNAMIC),
    ("draft2020-12", r"refRemote", r"base URI change.*|root ref in.*|.*ref to defs|retrieved nested refs.*", NESTED),
    ("draft2020-12", r"format", r"date(-time)? format", FORMATS),
    ("draft2020-12", r"vocabulary", r".*", VOCABULARY),
    ("draft4", r"additionalItems|dependencies", r".*", NO_KEYWORD),
    ("draft4", r"items", r"an array of schemas for items|items and subitems", NO_KEYWORD),
    ("draft4", r"uniqueItems", r".* with an array of items .*", NO_KEYWORD),
    ("draft4", r"ref", r"relative pointer ref to array", NO_KEYWORD),
    ("draft4", r"ref|refRemote", r".*", NO_IDENTIFIERS),
)


def reason_for(draft: str, keyword: str, group: str) -> str | None:
    """Why the check differs from a test of this group; None where nobody knows."""
    for drafts, keywords, groups, reason in _REASONS:
        if all(map(re.fullmatch, (drafts, keywords, groups), (draft, keyword, group))):
            return reason
    return None
