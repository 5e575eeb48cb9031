"""Identifies schemas across revisions of a document."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from specmint.api.naming.members import Members
from specmint.ir.document import child, escape, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from specmint.api.schemas.view import Schemas


def identities(schemas: Schemas, pointers: Iterable[str]) -> dict[str, str]:
    """For each pointer, a form of it without indexes that change when something is added before it.

    A member of a union is identified by its content, a parameter by location and name, and a part of an ``allOf`` by
    what it contains: ``components/schemas/Pet/properties/home/oneOf/A house``. Of schemas with equal identities, all
    but the first add their pointer.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    unions: dict[str, Members] = {}
    for pointer in sorted(pointers):
        identity = "/".join(_steps(schemas, pointer, unions))
        found[pointer] = f"{identity} {pointer}" if identity in taken else identity
        taken.add(found[pointer])
    return found


def _steps(schemas: Schemas, pointer: str, unions: dict[str, Members]) -> Iterator[str]:
    steps = tokens(pointer)
    at = "#"
    for step in steps:
        at = child(at, step)
        match step:
            case "oneOf" | "anyOf" if isinstance(schemas.document.at(at), list):
                index = next(steps)
                yield step
                yield escape(unions.setdefault(at, Members(schemas, at)).identity(int(index)))
                at = child(at, index)
            case "allOf" if isinstance(schemas.document.at(at), list):
                at = child(at, next(steps))
            case "parameters" if isinstance(schemas.document.at(at), list):
                at = child(at, next(steps))
                node = schemas.document.at(at)
                yield escape(f"{node.get('in')} {node.get('name')}")
            case _:
                yield escape(step)


def fingerprint(identity: str) -> str:
    """A short digest of an identity, which can be long."""
    return sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:12]
