"""The rules that name a call from its operation alone, so that other operations cannot change it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from specmint.api.naming.answers import answer
from specmint.api.naming.paths import read_path
from specmint.api.naming.verbs import CALLS, PREPOSITIONS, REPEATED, STANDARD, verb
from specmint.api.naming.wording import wording
from specmint.ir.catalog import CallName
from specmint.python.runtime import session_methods
from specmint.text.identifiers import snake_case, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from specmint.api.naming.answers import Answer
    from specmint.api.naming.paths import Path
    from specmint.api.naming.wording import Wording
    from specmint.api.schemas.view import Schemas
    from specmint.ir.api import Operation

STANDARD_METHODS = {"GET": "retrieve", "POST": "create", "PUT": "update", "PATCH": "update", "DELETE": "delete"}
ACTIONS = "actions"
"""A segment before the name of an action, as in ``/calls/{id}/actions/answer``."""
SINGULAR = frozenset({"dns", "gps", "mms", "sms", "tls"})
"""Words that end like a plural and are none."""
TYPES = frozenset({"object", "str"})
"""Type names in the signatures of methods, which a method or resource of that name would hide."""
MOCK = "mock"
"""The attribute that the client in a package's tests adds."""


def attributes(names: Iterable[str]) -> tuple[str, ...]:
    """The attributes that lead to a call. Reserved names get an underscore."""
    return tuple(
        f"{name}_" if name in TYPES or (position == 0 and (name == MOCK or name in session_methods())) else name
        for position, name in enumerate(map(snake_case, names))
    )


def name_by_rules(schemas: Schemas, operation: Operation) -> CallName:
    """Name a call from its path and method, its author's words, and its response."""
    path = read_path(operation.path)
    last = path.words[-1] if path.words else ""
    rules = _Rules(operation, path, wording(operation), answer(schemas, operation, last))
    found = rules.other_method() or rules.root() or rules.item() or rules.action() or rules.answered() or rules.sent()
    return CallName(attributes((*found.resource, found.method))[:-1], found.attribute, found.rule)


@dataclass(frozen=True)
class _Found:
    """The parts of a name as found in the path."""

    resource: tuple[str, ...]
    method: str
    rule: str

    @property
    def attribute(self) -> str:
        return attributes((*self.resource, self.method))[-1]


@dataclass(frozen=True)
class _Rules:
    operation: Operation
    path: Path
    wording: Wording
    answer: Answer | None

    @property
    def last(self) -> tuple[str, ...]:
        """The words of the last segment of the path."""
        return tuple(word.lower() for word in words(self.path.words[-1]))

    @property
    def is_plural(self) -> bool:
        last = self.last[-1] if self.last else ""
        return last.endswith("s") and not last.endswith(("ss", "us")) and last not in SINGULAR

    @property
    def own_verb(self) -> str | None:
        """The author's verb, unless the path contains it as a word."""
        own = self.wording.own_verb
        said = {word.lower().removesuffix("s") for segment in self.path.words for word in words(segment)}
        return None if own in said else own

    @property
    def standard(self) -> str:
        return STANDARD_METHODS[self.operation.method]

    def other_method(self) -> _Found | None:
        """HEAD, OPTIONS and other rare methods name the call."""
        if self.operation.method in STANDARD_METHODS:
            return None
        return _Found(self.path.words, self.operation.method, "method")

    def root(self) -> _Found | None:
        """A path without words: the first tag names the resource."""
        if self.path.words:
            return None
        lists = self.operation.method == "GET" and self.answer is not None and self.answer.is_list
        alone = "list" if lists else self.standard
        method = alone if self.path.parameter is None else self._item_verb()
        return _Found(self.operation.tags[:1], method, "tag" if self.operation.tags else "root")

    def item(self) -> _Found | None:
        """A path that ends with a parameter is about one thing."""
        if self.path.parameter is None:
            return None
        if self.operation.method == "GET":
            lists = self.wording.says("list") and self.answer is not None and self.answer.is_list
            return _Found(self.path.words, "list" if lists else "retrieve", "item")
        own = None if self._says_standard() and self.own_verb in REPEATED else self.own_verb
        return _Found(self.path.words, own or self._item_verb(), "own verb" if own else "item")

    def _says_standard(self) -> bool:
        """Whether the author uses the standard verb of the HTTP method beside another verb."""
        return self.wording.says(self.standard)

    def _item_verb(self) -> str:
        posted = self.operation.method == "POST" and not self.wording.says("create")
        return "update" if posted else self.standard

    def action(self) -> _Found | None:
        """A last segment that is a verb, or follows ``actions``, names the call."""
        *parents, segment = self.path.words
        turned = self.wording.turned(self.last)
        if parents[-1:] == [ACTIONS] and self._is_done():
            return _Found(tuple(parents), "_".join(turned) if turned else segment, "action")
        if not (turned or self._names_a_call()):
            return None
        tagged = tuple(tag for tag in self.operation.tags[:1] if not parents and snake_case(tag) != snake_case(segment))
        return _Found((*parents, *tagged), "_".join(turned) if turned else segment, "action")

    def _is_done(self) -> bool:
        """Whether a segment after ``actions`` names an action, not a collection whose things are called actions."""
        return self.operation.method == "POST" and not (self.is_plural and self.wording.says("create"))

    def _names_a_call(self) -> bool:
        """Whether the last segment is a verb, by the author's words or by the segment itself."""
        first, *rest = self.last or ("",)
        if snake_case(self.path.words[-1]) == snake_case(self.operation.operation_id):
            return bool(rest) or first in CALLS
        if first in CALLS and (rest or len(self.path.words) > 1):
            return True
        if self.operation.method != "POST":
            return verb(first) == first and self.wording.begins_with(first)
        alone = len(self.path.words) == 1 and not self._may_be_thing() and verb(first) == first
        return self.wording.begins_with(first) or (alone if rest else first in STANDARD)

    def _may_be_thing(self) -> bool:
        return self.is_plural or self._says_standard()

    def answered(self) -> _Found | None:
        """Names a call that reads: a list, a thing with an identity, or a value that belongs to the thing before it."""
        if self.operation.method != "GET":
            return None
        parents, segment = self.path.words[:-1], self.path.words[-1]
        if self._is_list():
            return _Found(self.path.words, "list", "collection")
        if parents and (own := self.own_verb):
            return _Found(parents, f"{own}_{segment}", "own verb")
        if parents and not self._has_identity:
            return _Found(parents, f"retrieve_{segment}", "value")
        return _Found(self.path.words, "retrieve", "single")

    @property
    def _has_identity(self) -> bool:
        return self.answer is not None and self.answer.has_identity

    def _is_list(self) -> bool:
        if self.answer is None:
            return self.is_plural
        says_list = self.wording.says("list") or self.wording.summary[1:2] == ("all",)
        if self.is_plural and self.last[-1] != "status":
            return self.answer.is_list or says_list
        plural = any(word.endswith("s") for word in self.wording.identifier[1:])
        return self.answer.is_list and (says_list or plural or not self.wording.identifier)

    def sent(self) -> _Found:
        """Names a call that changes something: a collection takes the verb, one thing is part of the name."""
        parents, segment = self.path.words[:-1], self.path.words[-1]
        own = self.own_verb
        if self.is_plural or not parents:
            own = None if self._says_standard() else own
            return _Found(self.path.words, own or self.standard, "own verb" if own else "collection")
        if own:
            return self._done(own, parents, segment)
        if self.operation.method == "POST":
            return self._posted(parents, segment)
        return _Found(self.path.words, self.standard, "single")

    def _done(self, own: str, parents: tuple[str, ...], segment: str) -> _Found:
        """The author's verb on a thing with an identity, or on a value or kind of the thing before it."""
        if snake_case(segment).startswith(own) or own.endswith(snake_case(segment)):
            return _Found(parents, own, "own verb")
        if ("as", segment.lower()) in pairwise(self.wording.summary):
            return _Found(parents, f"{own}_as_{segment}", "own verb")
        if self._has_identity and not self._is_kind(parents):
            return _Found(self.path.words, own, "own verb")
        return _Found(parents, f"{own}_{segment}", "own verb")

    def _is_kind(self, parents: tuple[str, ...]) -> bool:
        """Whether the last segment is a kind of the things in the collection before it, as in ``/messages/sms``."""
        return not self.path.follows_parameter and parents[-1].endswith("s")

    def _may_be_done(self) -> bool:
        """Whether a segment after a fixed one is an action, by its form or by the author's words."""
        return verb(self.last[0] if self.last else "") is not None or bool(self.wording.verbs)

    def _posted(self, parents: tuple[str, ...], segment: str) -> _Found:
        """Names a POST to one thing: an action, unless the author says that it creates or updates."""
        if self.wording.says("update"):
            return _Found(parents, f"update_{segment}", "value")
        if not self.wording.says("create") and (self.path.follows_parameter or self._may_be_done()):
            return _Found(parents, segment, "action")
        if self._has_identity and PREPOSITIONS.isdisjoint(self.last[:1]):
            return _Found(self.path.words, "create", "single")
        return _Found(parents, f"create_{segment}", "value")
