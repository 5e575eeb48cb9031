"""Writes sequences of items to fixtures: the items, and the text that carries them.

Written apart from the runtime of the generated clients, so that each can be tested against the other.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from specmint.api.schemas.sequences import framing
from specmint.api.schemas.view import Schemas
from specmint.package.examples.goals import NoValueError
from specmint.package.examples.inputs import Input

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.api.schemas.sequences import Framing
    from specmint.ir.api import MediaType
    from specmint.package.examples.goals import Fullness
    from specmint.package.examples.inputs import Chooser

FIELDS = ("event", "id", "retry")
"""The fields of a Server-Sent Event beside its data, each on one line (WHATWG HTML, section 9.2.6)."""


def sequence_payload(chooser: Chooser, media: MediaType, fullness: Fullness) -> dict[str, Any]:
    """The entry of a body with one item. Raises NoValueError."""
    pointer = media.schema or media.pointer
    kind = framing(Schemas(chooser.synthesis.shapes.document), media)
    taken = Input("body", (pointer,), required=True, holder=pointer, content_type="application/json")
    item = chooser.value(taken, fullness)
    if kind in {"EVENTS", "JSON_EVENTS"}:
        item = {name: item[name] for name in ("data", *FIELDS) if name in item} if isinstance(item, dict) else {}
        if "data" not in item or any("\n" in str(item.get(name, "")) for name in FIELDS):
            raise NoValueError(pointer)
    return {"items": [item], "text": _text(kind, item)}


def _text(kind: Framing | None, item: Any) -> str:
    if kind == "JSON_LINES":
        return f"{_json(item)}\n"
    if kind == "JSON_SEQ":
        return f"\x1e{json.dumps(item, indent=2)}\n"
    return "".join(f"{line}\n" for line in _event(kind, item)) + "\n"


def _event(kind: Framing | None, item: Any) -> Iterator[str]:
    if kind == "EVENT_DATA":
        yield f"data: {_json(item)}"
        return
    yield ": a comment"
    yield from (f"{name}: {item[name]}" for name in FIELDS if name in item)
    data = item["data"] if kind == "EVENTS" else _json(item["data"])
    yield from (f"data: {line}" for line in str(data).split("\n"))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
