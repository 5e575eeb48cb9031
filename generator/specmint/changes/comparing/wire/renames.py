"""Names on the wire that changed, while what they name stayed the same."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from specmint.ir.document import ANNOTATIONS
from specmint.ir.equality import exact
from specmint.ir.nodes import mapping
from specmint.text.identifiers import words

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

K = TypeVar("K")
_REMARKS: Final = ANNOTATIONS - {"readOnly", "writeOnly"}
"""The keywords by which two schemas may differ that are the same."""


class Named(NamedTuple):
    """Something that has a name on the wire: the schemas that say what it is, and what else has to be the same."""

    name: str
    schemas: tuple[Any, ...]
    use: Hashable


def renamed(gone: Mapping[K, Named], come: Mapping[K, Named]) -> dict[K, K]:
    """The new key by the old one, of what is the same under another name.

    Two things are the same if the document says the same of both, remarks aside, and of no other one that is gone or
    new. Where it says it of several, those belong together whose names have the same letters, or which are described
    in the same words. Schemas that say nothing make nothing the same.
    """
    found: dict[K, K] = {}
    for likeness in (_letters, _described, _meaning):
        before = _by(likeness, {key: each for key, each in gone.items() if key not in found})
        after = _by(likeness, {key: each for key, each in come.items() if key not in found.values()})
        for what, keys in before.items():
            if len(keys) == len(after.get(what, ())) == 1:
                found[keys[0]] = after[what][0]
    return found


def _by(likeness: Callable[[Named], Hashable], things: Mapping[K, Named]) -> dict[Hashable, list[K]]:
    groups: dict[Hashable, list[K]] = defaultdict(list)
    for key, each in things.items():
        if any(map(_asserting, each.schemas)):
            groups[likeness(each)].append(key)
    return groups


def _letters(of: Named) -> Hashable:
    """The meaning, and the letters of the name: those of ``petId`` and ``pet_id`` are the same."""
    return "".join(words(of.name)).lower(), _meaning(of)


def _described(of: Named) -> Hashable:
    return exact(list(of.schemas)), of.use


def _meaning(of: Named) -> Hashable:
    return exact([_asserting(each) for each in of.schemas]), of.use


def _asserting(schema: Any) -> dict[str, Any]:
    """What a schema says, without remarks."""
    return {word: said for word, said in mapping(schema).items() if word not in _REMARKS and word[:2] != "x-"}
