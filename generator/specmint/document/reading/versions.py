"""Determines the version of the specification that a document follows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from specmint.diagnostics import rules_reading as rules
from specmint.diagnostics.report import finding
from specmint.ir.diagnostics import SpecmintError

if TYPE_CHECKING:
    from specmint.document.reading.files import File
    from specmint.ir.document import Node

Family = Literal["2.0", "3.0", "3.1", "3.2"]

_OPENAPI: Final = re.compile(r"(3\.[012])(?:\.\d+(?:-.+)?)?\Z")
_FAMILIES: Final[dict[str, Family]] = {"3.0": "3.0", "3.1": "3.1", "3.2": "3.2"}
_KINDS: Final = {"list": "a list", "str": "text", "NoneType": "null", "bool": "true or false"}


def root_of(file: File) -> Node:
    """The tree of a document as a mapping. Raises SpecmintError for any other value."""
    tree = file.parsed.tree
    if not isinstance(tree, dict):
        kind = _KINDS.get(type(tree).__name__, "a number")
        raise SpecmintError([finding(rules.NOT_A_MAPPING, file.place("#"), kind=kind)])
    return tree


def family_of(file: File) -> tuple[Family, str]:
    """The version family, and the version as written. Raises SpecmintError."""
    tree = root_of(file)
    field = next((name for name in ("openapi", "swagger") if name in tree), None)
    if field is None:
        raise SpecmintError([finding(rules.NOT_OPENAPI, file.place("#"))])
    version = tree[field]
    if field == "swagger" and str(version) == "2.0":
        return "2.0", "2.0"
    if field == "openapi" and (match := _OPENAPI.match(str(version))):
        return _FAMILIES[match.group(1)], str(version)
    place = file.place(f"#/{field}")
    raise SpecmintError([finding(rules.UNSUPPORTED_VERSION, place, version=repr(version), field=field)])
