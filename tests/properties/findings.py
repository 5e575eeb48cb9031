"""Where the readings of generated schemas disagree with the validator, as sentences."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pydantic

from specmint.ir.equality import whole
from tests.properties.leniencies import documented, overlapping
from tests.properties.readings import Judge, Readings, is_compatible, request_types
from tests.properties.schemas import VALUES, SchemaMaker, components

if TYPE_CHECKING:
    from collections.abc import Iterator

COMPONENTS = 3
TYPED_COMPONENTS = 20


def check_and_examples(seed: int) -> Iterator[str]:
    """What the request check accepts, and what the maker of examples makes."""
    made = components(Random(seed), COMPONENTS)  # noqa: S311 - the same seed gives the same schemas
    judge, lax = Judge(made), Judge(made, lax=True)
    with TemporaryDirectory() as folder:
        readings = Readings(made, Path(folder))
        for name in made:
            for value in VALUES:
                is_valid, is_accepted = judge.accepts(name, value), readings.check_accepts(name, value)
                if is_valid and not is_accepted:
                    yield _sentence("the check refuses a valid value", name, value, made)
                if is_accepted and not is_valid and not lax.accepts(name, value):
                    yield _sentence("the check accepts what no leniency explains", name, value, made)
            for value in readings.examples(name):
                if not judge.accepts(name, value):
                    yield _sentence("an example is not valid", name, value, made)


def types(seed: int) -> Iterator[str]:
    """What the types of requests admit: every valid value."""
    made = components(Random(seed), TYPED_COMPONENTS)  # noqa: S311 - the same seed gives the same schemas
    judge = Judge(made)
    with TemporaryDirectory() as folder, request_types(made, Path(folder)) as known:
        for name in made:
            for value in VALUES:
                if judge.accepts(name, value) and not _admits(known[name], value):
                    yield _sentence(f"the type {known[name]} excludes a valid value", name, value, made)


def comparison(seed: int) -> Iterator[str]:
    """What the comparison of two revisions calls compatible: no value that was valid is refused."""
    random = Random(seed)  # noqa: S311 - the same seed gives the same schemas
    old = components(random, COMPONENTS)
    new = {**old, random.choice([*old]): SchemaMaker(random).schema()}
    before, known, after = Judge(old), Judge(documented(old)), Judge(overlapping(new))
    valid = [value for value in VALUES if before.accepts("S0", value) and known.accepts("S0", value)]
    lost = [value for value in valid if not after.accepts("S0", value)]
    if lost and is_compatible(old, new, "request"):
        yield _sentence(f"compatible with {json.dumps(new)}", "S0", lost[0], old)


def _admits(adapter: pydantic.TypeAdapter[Any], value: Any) -> bool:
    try:
        adapter.validate_python(_whole(value), strict=True)
    except pydantic.ValidationError:
        return False
    return True


def _whole(value: Any) -> Any:
    """A value as a caller writes it in Python: with integers where a number has nothing behind its point."""
    if isinstance(value, list):
        return [_whole(each) for each in value]
    if isinstance(value, dict):
        return {name: _whole(each) for name, each in value.items()}
    return whole(value)


def _sentence(what: str, name: str, value: Any, made: dict[str, Any]) -> str:
    return f"{what}: {name}, {json.dumps(value)}, in {json.dumps(made)}"
