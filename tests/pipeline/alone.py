"""Documents that hold just some operations of another, and the packages that both give."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from specmint.api.selecting.scope import scope_of
from specmint.building.batches import BuildContext
from specmint.document.reading.source import Source
from specmint.document.reading.stage import parse_source
from specmint.document.reading.structure import METHODS
from specmint.ir.client import ClientConfig
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.document import unescape
from specmint.ir.output import LOCK_NAME
from specmint.pipeline import assemble

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from specmint.document.reading.stage import Loaded
    from tests.documents import Node

Component = tuple[str, str]
MENTION = re.compile(r'"#/components/([^/"]+)/([^/"]+)[^"]*"')
WORD = re.compile(r'"([^"\\]+)"')


def read(tree: Node) -> Loaded:
    """A tree, read as from a file."""
    return parse_source(Source("spec.json", json.dumps(tree).encode(), {}))


def package(loaded: Loaded, *select: str) -> dict[str, str]:
    """The files of a client but for its lock, which holds the digest of the document; or why there is none."""
    client = ClientConfig("pets", "spec.json", "spec.json", Path(), "pets", select=select, formatter="ruff")
    try:
        built = assemble(client, scope_of(loaded, client), lambda _: None, BuildContext())
    except SpecmintError as error:
        return {"refused": str(error)}
    return {path: text for path, text in built.files.items() if path != LOCK_NAME}


def alone(tree: Node, keys: Collection[str]) -> Node:
    """The document without any path, operation or webhook but those called ``METHOD /path`` here."""
    paths = {
        path: {name: node for name, node in item.items() if name not in METHODS or f"{name.upper()} {path}" in keys}
        for path, item in tree["paths"].items()
        if any(f"{name.upper()} {path}" in keys for name in item)
    }
    return {**{name: node for name, node in tree.items() if name not in {"webhooks", "x-webhooks"}}, "paths": paths}


def trimmed(tree: Node) -> Node:
    """The document without the components that nothing in it mentions, security schemes aside.

    What is mentioned is found in another way than the generator's: by looking at the text.
    """
    components: Node = tree["components"]
    nodes = {(kind, name): node for kind, named in components.items() for name, node in named.items()}
    extensions = _extensions(components.get("schemas", {}))
    waiting = [json.dumps({name: node for name, node in tree.items() if name != "components"})]
    kept = {component for component in nodes if component[0] == "securitySchemes"}
    while waiting:
        for component in {*_mentioned(waiting.pop(), components)} - kept:
            for each in {component, *extensions[component]} & nodes.keys():
                kept.add(each)
                waiting.append(json.dumps(nodes[each]))
    left = {
        kind: {name: node for name, node in named.items() if (kind, name) in kept} for kind, named in components.items()
    }
    return {**tree, "components": left}


def _mentioned(text: str, components: Node) -> Iterator[Component]:
    """Components that a text refers to, and schemas that it names, as a discriminator may."""
    yield from ((kind, unescape(name)) for kind, name in MENTION.findall(text))
    yield from (("schemas", word) for word in WORD.findall(text) if word in components.get("schemas", {}))


def _extensions(schemas: Node) -> defaultdict[Component, set[Component]]:
    """Each schema with those that extend it: the values of its discriminator may name them without a reference."""
    found: defaultdict[Component, set[Component]] = defaultdict(set)
    for name, node in schemas.items():
        for base in MENTION.findall(json.dumps(node.get("allOf", []))):
            found["schemas", unescape(base[1])].add(("schemas", name))
    return found
