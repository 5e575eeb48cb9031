"""Code such as those have who use a package: it makes every call, reads every field, passes every key."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from specmint.package.planning.snippets import snippet
from tests.changes.comparing.callers.annotations import OPEN, members, outside
from tests.changes.comparing.callers.packages import RUNTIME, Package, fields, further

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from specmint.changes.comparing.revision import Revision
    from tests.changes.comparing.callers.packages import Taken

SNIPPET: Final = "def show"
_ASKED: Final = frozenset({"str", "int", "float", "bool"})


@dataclass(frozen=True)
class Block:
    """A function of a sample. ``subject`` is the call, type or webhook that it is about, or the client."""

    subject: str
    lines: tuple[str, ...]

    @property
    def uses(self) -> frozenset[str]:
        """What it is about, and the types that it names on the way."""
        return frozenset({self.subject, *re.findall(r"(?:models|params)\.\w+", " ".join(self.lines))})


@dataclass(frozen=True)
class Sample:
    """A module that uses a package, which it imports by a name that is still to be said."""

    heading: tuple[str, ...]
    blocks: tuple[Block, ...]

    def text(self, package: str, runtime: str) -> str:
        """The module for a package of this name."""
        lines = [each.replace("PACKAGE", package).replace(RUNTIME, runtime) for each in self.heading]
        return "\n".join([*lines, *(line for block in self.blocks for line in block.lines)]) + "\n"

    def block(self, line: int) -> Block:
        """The function that a line stands in. Lines count from 1."""
        at = len(self.heading)
        for block in self.blocks:
            at += len(block.lines)
            if len(self.heading) < line <= at:
                return block
        return Block("Client", ())


def sample_of(revision: Revision) -> Sample:
    """The code of somebody who uses all of a package."""
    package = Package(revision.files)
    kinds = ["models", "params", *(["webhooks"] if package.webhooks else [])]
    blocks = [
        *_models(package),
        *_params(package),
        *_calls(package),
        *_snippets(revision),
        *_webhooks(package),
        *_client(package),
    ]
    used = {word for block in blocks for line in block.lines for word in re.findall(r"\w+", line)}
    heading = [
        "from __future__ import annotations",
        f"from PACKAGE import AsyncClient, Client, {', '.join(kinds)}",
        *(f"from {module} import {name}" for name, module in sorted(package.imports.items()) if name in used),
    ]
    return Sample(tuple(heading), tuple(blocks))


def _function(subject: str, takes: Iterable[str], lines: Iterable[str], name: str = "def use") -> Block:
    head = f"{name}_{subject.replace('.', '_')}({', '.join(takes)}) -> None:"
    return Block(subject, (head, *(f"    {line}" for line in lines), "    return"))


def _models(package: Package) -> Iterator[Block]:
    for name, owner in package.classes("models").items():
        rest = further(owner)
        read = {**fields(owner), **({"a_field_without_a_name": rest} if rest else {})}
        lines = [
            f"field_{number}: {outside(of, package, 'models')} = value.{field}"
            for number, (field, of) in enumerate(read.items())
        ]
        yield _function(f"models.{name}", [f"value: models.{name}"], lines)
    for name, meant in package.aliases("models").items():
        said = [outside(each, package, "models") for each in members(meant)]
        lines = list(_asked(package, said)) if OPEN in said else [f"meant: {' | '.join(said)} = value"]
        yield _function(f"models.{name}", [f"value: models.{name}"], lines)


def _asked(package: Package, said: list[str]) -> Iterator[str]:
    """Who reads an open union asks which member it has, and is ready for one that it does not know."""
    for number, name in enumerate(said):
        if name in _ASKED or name.removeprefix("models.") in package.classes("models"):
            yield f"if isinstance(value, {name}):"
            yield f"    member_{number}: {name} = value"


def _params(package: Package) -> Iterator[Block]:
    for name, keys in package.keys.items():
        values = {key: f"value_{number}" for number, key in enumerate(keys)}
        takes = [f"{values[key]}: {outside(of, package, 'params')}" for key, of in keys.items()]
        all_ = ", ".join(f"{key!r}: {value}" for key, value in values.items())
        least = ", ".join(f"{key!r}: {value}" for key, value in values.items() if _is_required(keys[key]))
        lines = [f"everything: params.{name} = {{{all_}}}", f"least: params.{name} = {{{least}}}"]
        yield _function(f"params.{name}", takes, lines)
    for name, meant in package.aliases("params").items():
        takes = [f"value: {outside(meant, package, 'params')}"]
        yield _function(f"params.{name}", takes, [f"passed: params.{name} = value"])


def _calls(package: Package) -> Iterator[Block]:
    for name, call in package.calls.items():
        every = _arguments(package, call)
        names = {each: f"value_{number}" for number, each in enumerate(every)}
        takes = [f"{names[each]}: {of}" for each, (of, _) in every.items()]
        named = ", ".join(f"{each}={value}" for each, value in names.items())
        least = ", ".join(
            value if each in call.positional else f"{each}={value}" for each, value in names.items() if every[each][1]
        )
        made = [f"client.{name}({arguments})" for arguments in (named, least)]
        given = outside(call.returns, package)
        lines = made if given == "None" else [f"given_{at}: {given} = {one}" for at, one in enumerate(made)]
        later = [line.replace("client.", "await client.", 1) for line in lines]
        yield _function(name, ["client: Client", *takes], lines, "def call")
        yield _function(name, ["client: AsyncClient", *takes], later, "async def call_later")


def _webhooks(package: Package) -> Iterator[Block]:
    for name, function in package.webhooks.items():
        takes = [f"{each}: {outside(of, package, 'webhooks')}" for each, of in function.positional.items()]
        of, read = outside(function.returns, package, "webhooks"), f"webhooks.{name}({', '.join(function.positional)})"
        yield _function(f"webhooks.{name}", takes, [read if of == "None" else f"read: {of} = {read}"])


def _client(package: Package) -> Iterator[Block]:
    made = package.constructor
    for name in ("Client", "AsyncClient"):
        named = {each: of for each, of in made.named.items() if each != "http_client"}
        takes = [f"{each}: {ast.unparse(of)}" for each, of in named.items()]
        lines = [f"{name}({each}={each})" for each in named]
        lines += [f"{name}()", f"{name}({', '.join(f'{each}={each}' for each in named)})"]
        yield _function("Client", takes, lines, f"def make_{name}")


def _arguments(package: Package, call: Taken) -> dict[str, tuple[str, bool]]:
    """The type of each argument, and whether it has to be given."""
    keys = package.keys.get(call.keywords, {})
    own = {**call.positional, **call.named}
    return {
        **{each: (_given(of, package), each in call.required) for each, of in own.items() if each != "timeout"},
        **{each: (outside(of, package, "params"), _is_required(of)) for each, of in keys.items()},
    }


def _given(of: ast.expr, package: Package) -> str:
    """An argument that is not left out."""
    return " | ".join(said for each in members(of) if (said := outside(each, package)) != "Absent")


def _snippets(revision: Revision) -> Iterator[Block]:
    """The calls as the README shows them, but for those that leave something to the reader."""
    catalog = revision.catalog
    for each in revision.scope.api.operations:
        call = catalog.calls[each.key]
        code = snippet(revision.scope.schemas, each, call, catalog.arguments[each.key])
        if "=..." not in code:
            yield _function(str(call), ["client: Client"], [code], SNIPPET)


def _is_required(of: ast.expr) -> bool:
    return not ast.unparse(of).startswith("NotRequired[")
