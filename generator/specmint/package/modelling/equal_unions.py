"""Defines equal unions once, since mypy compares recursive unions with each other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from specmint.package.modelling.vocabulary import COMPONENTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.document import Node


def stated_once(definitions: Mapping[str, Node]) -> dict[str, Node]:
    """The definitions by ``module.Class``; a union that occurs again in a module becomes an alias of the first.

    mypy compares each pair of recursive unions by name. Aliases of one union are compared once.
    """
    first: dict[tuple[str, str], str] = {}
    found: dict[str, Node] = {}
    for name in sorted(definitions):
        definition = definitions[name]
        found[name] = definition
        if "anyOf" in definition:
            known = first.setdefault((name.partition(".")[0], json.dumps(definition["anyOf"])), name)
            if known != name:
                rest = {key: value for key, value in definition.items() if key != "anyOf"}
                found[name] = {**rest, "$ref": COMPONENTS + known}
    return found
