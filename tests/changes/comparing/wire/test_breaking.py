"""What breaks a caller is never told as compatible: an independent validator says what breaks."""

from __future__ import annotations

from contextlib import suppress
from random import Random
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import jsonschema_rs
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from specmint.changes.comparing.wire.compare import wire_changes
from specmint.package.examples.direction import HiddenProperties
from specmint.package.examples.goals import MINIMAL, ExampleGoal, NoValueError
from specmint.package.examples.shape import Shapes
from specmint.package.examples.synthesis import Synthesis
from specmint.package.examples.tangles import Tangles
from specmint.package.examples.unions import Unions
from specmint.package.examples.validation import Validator
from tests.changes.comparing.wire.documents import scope
from tests.changes.comparing.wire.mutations import mutated
from tests.changes.comparing.wire.test_mutations import DOCUMENTS, tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from specmint.api.schemas.view import Direction
    from specmint.api.selecting.scope import Scope
    from specmint.ir.api import Operation

JSON = "application/json"
bounded = settings(max_examples=15, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
every_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name.partition(".")[0])


def values(api: Scope, pointer: str, way: Direction) -> Iterator[Any]:
    """Bodies as the fixtures of a client have them, the smallest one and some of the fullest."""
    document = api.api.document
    shapes = Shapes(document)
    hidden = HiddenProperties(shapes, way)
    validator = Validator(document, hidden.tree())
    made = Synthesis(shapes, Unions(api.schemas), hidden, validator, Tangles(), ignored, ignored)
    for goal in (MINIMAL, *(ExampleGoal("full", variant) for variant in range(3))):
        with suppress(NoValueError):
            yield made.value((pointer,), goal)


def ignored(_: str) -> None:
    """What is noticed while a body is made is no concern of these tests."""


def body_pointer(operation: Operation) -> str | None:
    content = operation.request_body.content if operation.request_body else ()
    return next((media.schema for media in content if media.content_type == JSON), None)


def answer_pointer(operation: Operation) -> str | None:
    answers = (answer for answer in operation.responses if answer.is_success)
    return next((media.schema for each in answers for media in each.content if media.content_type == JSON), None)


def validator(api: Scope, pointer: str | None) -> jsonschema_rs.Draft202012Validator:
    registry = jsonschema_rs.Registry([("urn:it", api.api.document.tree)])
    schema = True if pointer is None else {"$ref": f"urn:it#{quote(pointer[1:], safe='/~')}"}
    return jsonschema_rs.Draft202012Validator(schema, registry=registry, offline=True)


def breaks(old: Scope, new: Scope, operation: Operation) -> bool:
    """Whether anything that breaks is told of an operation."""
    return any(change.level == "breaking" and operation.key in change.operations for change in wire_changes(old, new))


def pair(path: Path, seed: int, times: int) -> tuple[Scope, Scope]:
    random = Random(seed)  # noqa: S311 - the same seed gives the same document
    old = mutated(tree_of(path), random, 1)
    return scope(old), scope(mutated(old, random, times))


@every_document
@bounded
@given(seed=st.integers(0, 2**32), times=st.integers(1, 4))
def test_a_request_that_no_longer_validates_is_told_as_breaking(path: Path, seed: int, times: int) -> None:
    old, new = pair(path, seed, times)
    for before, after in same_operations(old, new):
        if (pointer := body_pointer(before)) is None:
            continue
        known, now = validator(old, pointer), validator(new, body_pointer(after))
        refused = [value for value in values(old, pointer, "request") if known.is_valid(value) > now.is_valid(value)]
        assert not refused or breaks(old, new, after), refused


@every_document
@bounded
@given(seed=st.integers(0, 2**32), times=st.integers(1, 4))
def test_an_answer_that_lacks_what_was_always_there_is_told_as_breaking(path: Path, seed: int, times: int) -> None:
    old, new = pair(path, seed, times)
    for before, after in same_operations(old, new):
        if (pointer := answer_pointer(after)) is None:
            continue
        known, now = validator(old, answer_pointer(before)), validator(new, pointer)
        lacking = [value for value in values(new, pointer, "response") if now.is_valid(value) and lacks(known, value)]
        assert not lacking or breaks(old, new, after), lacking


def same_operations(old: Scope, new: Scope) -> list[tuple[Operation, Operation]]:
    latter = {operation.key: operation for operation in new.api.operations}
    return [(each, latter[each.key]) for each in old.api.operations if each.key in latter]


def lacks(schema: jsonschema_rs.Draft202012Validator, value: Any) -> bool:
    return any(error.kind.name == "required" for error in schema.iter_errors(value))
