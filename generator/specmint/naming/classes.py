"""Which schemas deserve a class or an alias, what it is called and which module it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from specmint.ir.catalog import ClassName
from specmint.ir.document import child, tokens
from specmint.naming.identifiers import pascal_case, unused
from specmint.naming.modules import SHARED, module_names
from specmint.schemas.content import body_schema, preferred

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from specmint.ir.api import Operation
    from specmint.ir.catalog import CallName
    from specmint.schemas.view import Direction, Schemas, View

LONG_ENUM = 8
"""An inline enum with more values than this gets a name of its own."""
LONG_TITLE = 40
RESERVED = frozenset(
    {
        "Annotated",
        "Any",
        "ByProperty",
        "ByShape",
        "DateLike",
        "DateTimeLike",
        "False",
        "Field",
        "File",
        "Literal",
        "Mapping",
        "Model",
        "None",
        "NotRequired",
        "Required",
        "Sequence",
        "Timestamp",
        "True",
        "TypeAlias",
        "TypeAliasType",
        "TypedDict",
        "Union",
        "UnknownMember",
    }
)
"""Names that the modules of models and params import or that Python keeps."""


@dataclass
class Reach:
    """The schemas that the operations lead to: for each direction, pointer to the resources that lead there."""

    schemas: Schemas
    request: dict[str, set[str]] = field(default_factory=dict)
    response: dict[str, set[str]] = field(default_factory=dict)
    referenced: set[str] = field(default_factory=set)
    roots: dict[str, Direction] = field(default_factory=dict)

    def add(self, operation: Operation, resource: str) -> None:
        """Follow everything one operation sends and gets."""
        for parameter in operation.parameters:
            self._root(parameter.schema, "request", resource, force=parameter.location == "path")
        if (body := body_schema(operation)) is not None:
            self._root(body, "request", resource, force=True)
        for response in operation.responses:
            media = preferred(response.content)
            if media and media.schema:
                self._root(media.schema, "response", resource, force=True)

    def _root(self, pointer: str, direction: Direction, resource: str, *, force: bool) -> None:
        if force:
            self.roots.setdefault(self.schemas.follow(pointer), direction)
        self._visit(pointer, direction, resource)

    def _visit(self, start: str, direction: Direction, resource: str) -> None:
        reached = self.request if direction == "request" else self.response
        waiting = [start]
        while waiting:
            pointer = waiting.pop()
            target = self.schemas.follow(pointer)
            if target != pointer:
                self.referenced.add(target)
            resources = reached.setdefault(target, set())
            if resource not in resources:
                resources.add(resource)
                waiting += children(self.schemas, self.schemas.view(target), direction)


def children(schemas: Schemas, view: View, direction: Direction) -> list[str]:
    """The pointers of the schemas a view is made of."""
    found = [*schemas.properties(view, direction).values(), *view.members, *view.items]
    return [*found, view.values] if view.values and view.kind != "class" else found


@dataclass(frozen=True)
class Classes:
    """The named schemas: pointer to name, and the pointers that each direction reaches."""

    names: Mapping[str, ClassName]
    request: frozenset[str]
    response: frozenset[str]


def name_classes(schemas: Schemas, operations: Iterable[Operation], calls: Mapping[str, CallName]) -> Classes:
    """Name every schema that the operations reach and that deserves a name.

    A component keeps its own name in PascalCase. What stands inline is named from where it stands: parent and property.
    A class used by one resource lives in that resource's module, one used by several in ``shared``.
    """
    reach = Reach(schemas)
    owners: dict[str, str] = {}
    modules = module_names(calls.values())
    for operation in operations:
        reach.add(operation, modules[calls[operation.key].resource])
        owners[operation.pointer] = "_".join((*calls[operation.key].resource, calls[operation.key].method))
    deserving = {pointer for pointer in {**reach.request, **reach.response} if _deserves(reach, pointer)}
    deserving |= {pointer for pointer in reach.roots if not composable(schemas, pointer, deserving)}
    namer = _Namer(schemas, owners)
    names: dict[str, ClassName] = {}
    taken = set(RESERVED)
    for pointer in sorted(deserving, key=_precedence):
        name = unused(_not_reserved(namer.name(pointer)), taken)
        taken.add(name)
        resources = reach.request.get(pointer, set()) | reach.response.get(pointer, set())
        names[pointer] = ClassName(next(iter(resources)) if len(resources) == 1 else SHARED, name)
    return Classes(names, frozenset(reach.request), frozenset(reach.response))


def composable(schemas: Schemas, pointer: str, names: Container[str]) -> bool:
    """Whether the type of a schema can be said in a few words: a scalar, a named class, or a list or map of those."""
    target = schemas.follow(pointer)
    if target in names:
        return True
    view = schemas.view(target)
    if view.kind in {"scalar", "any"}:
        return len(view.types) <= 1
    inner = view.items if view.kind == "array" else ((view.values,) if view.values else ())
    return view.kind in {"array", "map"} and len(inner) <= 1 and all(composable(schemas, each, names) for each in inner)


def _not_reserved(name: str) -> str:
    return f"{name}Schema" if name in RESERVED else name


def _precedence(pointer: str) -> tuple[bool, int, str]:
    """Components come first, then what stands nearer to the root, so that an inline schema never takes their name."""
    return not _is_component(pointer), pointer.count("/"), pointer


def _is_component(pointer: str) -> bool:
    return pointer.startswith("#/components/schemas/") and pointer.count("/") == 3  # noqa: PLR2004 - its three parts


def _deserves(reach: Reach, pointer: str) -> bool:
    view = reach.schemas.view(pointer)
    referenced = pointer in reach.referenced
    match view.kind:
        case "class":
            return True
        case "union":
            has_objects = any(_is_object(reach.schemas, each) for each in view.members)
            return referenced or (len(view.members) > 1 and has_objects)
        case "enum":
            return referenced or len(view.enum) > LONG_ENUM
        case "array" | "map":
            return referenced
        case _:
            return False


def _is_object(schemas: Schemas, pointer: str) -> bool:
    view = schemas.view(pointer)
    return view.kind in {"class", "map"} or (view.kind == "union" and bool(view.members))


@dataclass(frozen=True)
class _Namer:
    schemas: Schemas
    owners: Mapping[str, str]

    def name(self, pointer: str) -> str:
        steps = list(tokens(pointer))
        for length in range(len(steps), 0, -1):
            owner = self.owners.get(child("#", *steps[:length]))
            if owner is not None:
                return pascal_case(owner) + self._within_operation(pointer, steps[length:])
        if steps[0] == "components":
            return pascal_case(steps[2]) + "".join(self._steps(child("#", *steps[:3]), steps[3:]))
        return "".join(self._steps(child("#", steps[0]), steps[1:])) or pascal_case(steps[-1])

    def _within_operation(self, pointer: str, steps: list[str]) -> str:
        start = child(pointer.rsplit("/", len(steps))[0])
        match steps:
            case ["requestBody", "content", _, "schema", *rest]:
                return "Request" + "".join(self._steps(child(start, *steps[:4]), rest))
            case ["responses", status, "content", _, "schema", *rest]:
                label = "Response" if status.startswith("2") else f"Response{pascal_case(status).lstrip('N')}"
                return label + "".join(self._steps(child(start, *steps[:5]), rest))
            case _:
                return "".join(self._steps(start, steps))

    def _steps(self, pointer: str, steps: list[str]) -> Iterator[str]:
        """Say each step from a schema to one inside it."""
        position = 0
        while position < len(steps):
            step, following = steps[position], steps[position + 1 : position + 2]
            pointer = child(pointer, step)
            match step, following:
                case "schema" | "content" | "allOf" as skipped, _:
                    position += 1 if skipped == "schema" else 2
                    pointer = pointer if skipped == "schema" else child(pointer, *following)
                    continue
                case "items", _:
                    yield "Item"
                case "additionalProperties", _:
                    yield "Value"
                case "patternProperties", [pattern]:
                    yield "Value"
                    pointer, position = child(pointer, pattern), position + 1
                case "prefixItems", [index]:
                    yield f"Item{int(index) + 1}"
                    pointer, position = child(pointer, index), position + 1
                case "oneOf" | "anyOf", [index]:
                    yield self._member(pointer, int(index))
                    pointer, position = child(pointer, index), position + 1
                case "parameters", [index]:
                    pointer, position = child(pointer, index), position + 1
                    yield pascal_case(str(self.schemas.document.at(pointer).get("name", "")))
                case "properties" | "$defs" | "definitions", [name]:
                    yield pascal_case(name)
                    pointer, position = child(pointer, name), position + 1
                case _:
                    yield pascal_case(step)
            position += 1

    def _member(self, union: str, index: int) -> str:
        """A member of a union: by its title, else by the constant that tells it apart, else by its number."""
        document = self.schemas.document
        members = document.at(union)
        if self._is_only_structure(union, index):
            return ""
        titles = [pascal_case(str(member.get("title", ""))) if isinstance(member, dict) else "" for member in members]
        title = str(members[index].get("title", ""))
        if title and len(title) <= LONG_TITLE and titles.count(titles[index]) == 1:
            return titles[index]
        constants = [_constant(self.schemas, child(union, each)) for each in range(len(members))]
        if constants[index] and constants.count(constants[index]) == 1:
            return constants[index]
        return f"Option{index + 1}"

    def _is_only_structure(self, union: str, index: int) -> bool:
        """Whether every other member is a plain value, so that nothing has to be told apart."""
        views = [self.schemas.view(child(union, each)) for each in range(len(self.schemas.document.at(union)))]
        plain = [view.kind in {"scalar", "enum"} or (view.kind == "any" and view.nullable) for view in views]
        return all(plain[:index] + plain[index + 1 :])


def _constant(schemas: Schemas, pointer: str) -> str:
    view = schemas.view(pointer)
    for name in view.properties:
        values = schemas.view(view.properties[name]).enum
        if len(values) == 1 and isinstance(values[0], str) and values[0]:
            return pascal_case(values[0])
    return ""
