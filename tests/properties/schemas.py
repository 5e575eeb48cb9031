"""Small schemas and small values, so that many of the values are valid and many are not."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from random import Random

Node = dict[str, Any]

HOME: Final = "#/components/schemas/"
NAMES: Final = ("a", "b", "c")
SCALARS: Final[tuple[Any, ...]] = (None, True, False, 0, 1, 1.0, 2, 2.5, "", "a", "b", "abc")
VALUES: Final[tuple[Any, ...]] = (
    *SCALARS,
    3,
    -1,
    [],
    [1],
    [1.0, True],
    ["a", "a"],
    [None],
    [["a"]],
    {},
    *({name: value} for name in NAMES[:2] for value in (None, 1, True, "a", 1.0, {"a": 1}, ["a"])),
    *({"a": one, "b": other} for one in (1, "a", None) for other in (1, "b", True)),
    {"a": 1, "c": 2},
    {"a": 1, "z": "a"},
    {"b": {"a": "a"}},
)
DEEPEST: Final = 3


@dataclass
class SchemaMaker:
    """Makes schemas by chance; ``components`` are the names that they may refer to."""

    random: Random
    components: tuple[str, ...] = ()
    _depth: int = field(default=0)

    def schema(self) -> Any:
        """Any schema."""
        if self._depth >= DEEPEST:
            return self._leaf()
        self._depth += 1
        made = self.random.choices(
            (self._leaf, self._object, self._array, self._union, self._all_of, self._reference, self._odd),
            (6, 5, 3, 5, 4, 3, 1),
        )[0]()
        self._depth -= 1
        return made

    def _leaf(self) -> Node:
        return self.random.choice((self._typed, self._typed, self._enum, self._constant, self._text, self._number))()

    def _typed(self) -> Node:
        return {"type": self._with_null(self.random.choice(("string", "integer", "number", "boolean")))}

    def _with_null(self, name: str) -> str | list[str]:
        return [name, "null"] if self.random.random() < 1 / 4 else name

    def _enum(self) -> Node:
        values = self.random.sample(SCALARS, self.random.randint(1, 4))
        node: Node = {"enum": list({json.dumps(value): value for value in values}.values())}
        return {**self._typed(), **node} if self.random.random() < 1 / 2 else node

    def _constant(self) -> Node:
        return {"const": self.random.choice(SCALARS)}

    def _text(self) -> Node:
        bound: Node = self.random.choice(({"minLength": 1}, {"maxLength": 2}, {"pattern": "^a"}, {"pattern": "(?!b)a"}))
        return {"type": self._with_null("string"), **bound}

    def _number(self) -> Node:
        bounds = ({"minimum": 1}, {"exclusiveMaximum": 2}, {"multipleOf": 2}, {"maximum": 1.5})
        return {"type": self._with_null(self.random.choice(("integer", "number"))), **self.random.choice(bounds)}

    def _object(self) -> Node:
        names = self.random.sample(NAMES, self.random.randint(0, 2))
        node: Node = {"type": self._with_null("object"), "properties": {name: self.schema() for name in names}}
        if names and self.random.random() < 1 / 2:
            node["required"] = self.random.sample(names, 1)
        rest = self.random.random()
        if rest < 1 / 3:
            node["additionalProperties"] = False
        elif rest < 1 / 2:
            node["additionalProperties"] = self.schema()
        return node

    def _array(self) -> Node:
        node: Node = {"type": self._with_null("array"), "items": self.schema()}
        if self.random.random() < 1 / 3:
            node |= self.random.choice(({"minItems": 1}, {"maxItems": 1}, {"uniqueItems": True}))
        return node

    def _union(self) -> Node:
        members = [self.schema() for _ in range(self.random.randint(1, 3))]
        if self.random.random() < 1 / 3:
            members.append(self.random.choice(({"type": "null"}, {"enum": [None]}, {"const": None})))
        node: Node = {self.random.choice(("oneOf", "anyOf")): members}
        return {"type": self._with_null("object"), **node} if self.random.random() < 1 / 6 else node

    def _all_of(self) -> Node:
        node: Node = {"allOf": [self.schema() for _ in range(self.random.randint(1, 2))]}
        return {**self._object(), **node} if self.random.random() < 1 / 3 else node

    def _reference(self) -> Node:
        if not self.components:
            return self._leaf()
        node: Node = {"$ref": HOME + self.random.choice(self.components)}
        return {**node, **self._leaf()} if self.random.random() < 1 / 5 else node

    def _odd(self) -> Any:
        return self.random.choice((True, False, {}, {"not": self._leaf()}, {"if": self._leaf(), "then": self._leaf()}))


def components(random: Random, count: int) -> Node:
    """Components that may refer to those after them, and to themselves inside of objects and arrays."""
    names = tuple(f"S{index}" for index in range(count))
    made: Node = {}
    for index, name in enumerate(names):
        schema = SchemaMaker(random, names[index + 1 :]).schema()
        if random.random() < 1 / 6:
            schema = {"type": "object", "properties": {"a": {"$ref": HOME + name}, "b": schema}}
        made[name] = schema
    return made
