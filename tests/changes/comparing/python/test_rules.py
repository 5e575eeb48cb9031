"""Every rule about packages with a change of the document that it is about."""

from __future__ import annotations

import ast
import json
from functools import cache
from typing import TYPE_CHECKING, Any

import griffe
import pytest

from specmint.changes.comparing.python.compare import python_changes
from specmint.changes.comparing.python.renaming import told_by
from specmint.changes.rules.python import PYTHON_RULES
from specmint.ir.names import Names
from tests.changes.comparing.revisions import OLD, changed, document, revision

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from specmint.changes.comparing.revision import Revision
    from specmint.changes.rules.change import Change

Document = dict[str, Any]
TEXT = {"type": "string"}
HOME, PROBLEM = ({"$ref": f"#/components/schemas/{name}"} for name in ("Home", "Problem"))
LIST, ONE = "/pets", "/owners/{owner_id}/pets/{pet_id}"


def _in_schema(name: str, change: Callable[[Document], object]) -> Callable[[Document], object]:
    return lambda content: change(content["components"]["schemas"][name])


def _property(name: str, field: str, schema: Any) -> Callable[[Document], object]:
    """Set a property of a schema; None takes it away."""

    def apply(schema_of: Document) -> None:
        schema_of["properties"][field] = schema
        if schema is None:
            del schema_of["properties"][field]
            schema_of["required"] = [each for each in schema_of.get("required", []) if each != field]

    return _in_schema(name, apply)


def _required(name: str, *fields: str) -> Callable[[Document], object]:
    return _in_schema(name, lambda schema: schema.update(required=list(fields)))


def _limit(**change: Any) -> Callable[[Document], object]:
    return lambda content: content["paths"][LIST]["get"]["parameters"][0].update(change)


def _rename_schema(old: str, new: str) -> Callable[[Document], object]:
    def apply(content: Document) -> None:
        schemas = content["components"]["schemas"]
        schemas[new] = schemas.pop(old)
        for schema in schemas.values():
            for field, value in schema.get("properties", {}).items():
                if value == {"$ref": f"#/components/schemas/{old}"}:
                    schema["properties"][field] = {"$ref": f"#/components/schemas/{new}"}

    return apply


def _each(*mutations: Callable[[Document], object]) -> Callable[[Document], object]:
    def apply(content: Document) -> None:
        for mutation in mutations:
            mutation(content)

    return apply


def _secure(content: Document) -> None:
    content["components"]["securitySchemes"] = {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}
    content["security"] = [{"key": []}]


def _turn_path(content: Document) -> None:
    """The same call under a path that ends with what it began with."""
    item = content["paths"][ONE]
    moved = {**item.pop("delete"), "x-specmint-name": "owners.pets.delete"}
    content["paths"]["/pets/{pet_id}/owners/{owner_id}"] = {"delete": moved}


def _answer(schema: Any, status: str = "200") -> Document:
    return {status: {"description": "", "content": {"application/json": {"schema": schema}}}}


CASES: dict[str, tuple[Callable[[Document], object], list[str]]] = {
    "call-added": (
        lambda content: content["paths"].update({"/ping": {"post": {"responses": {"204": {"description": ""}}}}}),
        ["The call `ping.create` is new."],
    ),
    "call-removed": (
        lambda content: content["paths"][ONE].pop("delete"),
        ["The call `owners.pets.delete` is gone."],
    ),
    "call-renamed": (
        lambda content: content["paths"][ONE]["delete"].update({"x-specmint-name": "owners.pets.forget"}),
        ["The call `owners.pets.delete` is `owners.pets.forget` now."],
    ),
    "return-changed": (
        lambda content: content["paths"][ONE]["get"]["responses"].update(_answer(TEXT)),
        ["`owners.pets.retrieve` gives `str`; it gave `models.Pet`."],
    ),
    "return-narrowed": (
        lambda content: content["paths"][ONE]["delete"].update(responses=_answer(TEXT)),
        ["`owners.pets.delete` gives `str`, which is less than `None` allowed."],
    ),
    "error-body-changed": (
        lambda content: content["paths"][LIST]["post"]["responses"].update(_answer(HOME, "422")),
        [
            "The error 422 of `pets.create` carries `models.Home`; it carried `models.Problem`.",
            "The type `models.Problem` is gone.",
        ],
    ),
    "argument-added": (
        _property("NewPet", "age", {"type": "integer"}),
        ["Argument `age` of `pets.create` is new and may be left out."],
    ),
    "argument-added-required": (
        lambda content: content["paths"][LIST]["get"]["parameters"].append(
            {"name": "since", "in": "query", "required": True, "schema": TEXT}
        ),
        ["Argument `since` of `pets.list` is new and has to be given."],
    ),
    "argument-removed": (
        _property("NewPet", "tag", None),
        ["Argument `tag` of `pets.create` is gone."],
    ),
    "argument-required": (
        _required("NewPet", "name", "tag"),
        ["Argument `tag` of `pets.create` has to be given now."],
    ),
    "argument-optional": (
        _required("NewPet"),
        ["Argument `name` of `pets.create` may be left out now."],
    ),
    "argument-position-changed": (
        _turn_path,
        [
            "Argument `owner_id` of `owners.pets.delete` is positional argument 1; it was passed by name only.",
            "Argument `pet_id` of `owners.pets.delete` is passed by name only; it was positional argument 1.",
        ],
    ),
    "argument-type-changed": (
        _limit(schema=TEXT),
        ["Argument `limit` of `pets.list` takes `str`; it took `int`."],
    ),
    "argument-type-widened": (
        _limit(schema={"type": ["integer", "string"]}),
        ["Argument `limit` of `pets.list` takes `str | int`, which is more than `int`."],
    ),
    "key-added": (
        _property("NewHome", "zip", TEXT),
        ["Key `zip` of `params.NewHome` is new and may be left out."],
    ),
    "key-added-required": (
        _each(_property("NewHome", "zip", TEXT), _required("NewHome", "city", "zip")),
        ["Key `zip` of `params.NewHome` is new and has to be given."],
    ),
    "key-removed": (_property("NewHome", "street", None), ["Key `street` of `params.NewHome` is gone."]),
    "key-required": (
        _required("NewHome", "city", "street"),
        ["Key `street` of `params.NewHome` has to be given now."],
    ),
    "key-optional": (_required("NewHome"), ["Key `city` of `params.NewHome` may be left out now."]),
    "key-type-changed": (
        _property("NewHome", "city", {"type": "integer"}),
        ["Key `city` of `params.NewHome` takes `int`; it took `str`."],
    ),
    "key-type-widened": (
        _property("NewHome", "city", {"type": ["integer", "string"]}),
        ["Key `city` of `params.NewHome` takes `str | int`, which is more than `str`."],
    ),
    "type-added": (
        _property("Problem", "part", {"type": "object", "properties": {"of": TEXT}}),
        ["Field `part` of `models.Problem` is new.", "The type `models.ProblemPart` is new."],
    ),
    "type-removed": (
        _property("Pet", "home", None),
        ["Field `home` of `models.Pet` is gone.", "The type `models.Home` is gone."],
    ),
    "type-renamed": (
        _rename_schema("Home", "House"),
        ["The type `models.Home` is called `models.House` now."],
    ),
    "type-moved": (
        lambda content: content["paths"].update({"/homes": {"get": {"responses": _answer(PROBLEM)}}}),
        [
            "The call `homes.retrieve` is new.",
            "The type `models.Problem` stands in the module `models.shared`; it stood in `models.pets`.",
        ],
    ),
    "type-kind-changed": (
        lambda content: content["components"]["schemas"].update(Home={"type": "array", "items": TEXT}),
        ["The type `models.Home` is another name of `list[str]`; it was a class."],
    ),
    "field-added": (_property("Pet", "weight", {"type": "number"}), ["Field `weight` of `models.Pet` is new."]),
    "field-removed": (_property("Pet", "born", None), ["Field `born` of `models.Pet` is gone."]),
    "field-may-be-none": (
        _required("Pet", "kind", "home"),
        ["Field `name` of `models.Pet` may be `None` now; it was always `str`."],
    ),
    "field-never-none": (
        _required("Pet", "name", "kind", "home", "born"),
        ["Field `born` of `models.Pet` is always `date` now; it could be `None`."],
    ),
    "field-type-changed": (
        _property("Pet", "name", {"type": "integer"}),
        ["Field `name` of `models.Pet` is `int`; it was `str`."],
    ),
    "field-type-narrowed": (
        _property("Pet", "age", {"type": "integer"}),
        ["Field `age` of `models.Pet` is `int | None`, which is less than `str | int | None` allowed."],
    ),
    "field-untyped": (
        _property("Pet", "name", {}),
        ["Field `name` of `models.Pet` is `Any`, since the document says less about it; it was `str`."],
    ),
    "field-values-changed": (
        _property("Pet", "kind", {"type": "string", "enum": ["cat", "dog", "cow"]}),
        [
            "Field `kind` of `models.Pet` has other known values or members: also `'cow'`.",
            "The type `models.Kind` is gone.",
            "The type `params.Kind` stands in the module `params.pets`; it stood in `params.shared`.",
        ],
    ),
    "field-renamed": (
        _property("Pet", "born", {"type": "string", "format": "date", "x-fern-property-name": "birthday"}),
        ["Field `born` of `models.Pet` is called `birthday` now."],
    ),
    "credentials-required": (
        _secure,
        ["Argument `api_key` of `Client` is new and may be left out.", "`Client()` needs a credential now."],
    ),
}


@cache
def _after(name: str) -> Revision:
    return changed(CASES[name][0])


@pytest.mark.parametrize("name", CASES)
def test_every_change_is_told_by_its_rule_and_no_other_is_found(name: str) -> None:
    _, messages = CASES[name]
    found = _changes(OLD, _after(name))
    assert sorted(change.message for change in found) == sorted(messages)
    assert f"python-{name}" in {change.rule.id for change in found}
    assert all(change.level == change.rule.level for change in found)


def test_another_environment_variable_is_told() -> None:
    before, after = (
        changed(_secure, credentials={"key": ("key", variable)}) for variable in ("PETS_KEY", "PETS_CLIENT_KEY")
    )
    assert [change.message for change in _changes(before, after)] == [
        "The credential `key` is read from the environment variable PETS_CLIENT_KEY; it was PETS_KEY."
    ]


def test_an_argument_that_lost_its_name_is_told() -> None:
    before, after = document(), document()
    header = {"name": "limit", "in": "header", "schema": {"type": "integer"}}
    before["paths"][LIST]["get"]["parameters"] = [header]
    after["paths"][LIST]["get"]["parameters"].append({**header, "schema": TEXT})
    del after["paths"][LIST]["get"]["parameters"][0]
    names = Names(arguments={"GET /pets header limit": "at_most"})
    assert [change.message for change in _changes(revision(before), revision(after, kept=names))] == [
        "Argument `limit` of `pets.list` is called `at_most` now.",
        "Argument `limit` of `pets.list` takes `str`; it took `int`.",
    ]


def test_fields_without_a_name_are_told() -> None:
    before = _in_schema("Home", lambda schema: schema.update(additionalProperties=TEXT))
    after = _in_schema("Home", lambda schema: schema.update(additionalProperties={"type": "integer"}))
    told = [[change.message for change in _changes(changed(before), now)] for now in (changed(after), OLD)]
    assert told == [
        ["Field `*` of `models.Home` is `int`; it was `str`."],
        ["Field `*` of `models.Home` is gone."],
    ]


@pytest.mark.parametrize(
    ("new", "level"),
    [({"type": "array", "items": TEXT}, "breaking"), ({"type": "string"}, "info")],
    ids=json.dumps,
)
def test_a_list_of_less_is_another_list(new: Document, level: str) -> None:
    """Type checkers take no ``list[str]`` where a ``list[str | int]`` is expected, since it could be added to."""
    old = [{"type": "array", "items": {"type": ["string", "integer"]}}, TEXT]
    before = changed(_property("Pet", "age", {"anyOf": old}))
    after = changed(_property("Pet", "age", new))
    assert [change.level for change in _changes(before, after) if change.symbols == ("models.shared.Pet.age",)] == [
        level
    ]


def test_types_that_are_named_after_a_renamed_one_are_told_with_it() -> None:
    nested = _property("Home", "door", {"type": "object", "properties": {"lock": TEXT}})
    before, after = changed(nested), changed(_each(nested, _rename_schema("Home", "House")))
    told = [(change.message, change.symbols) for change in _changes(before, after)]
    assert told == [
        (
            "The type `models.Home` is called `models.House` now, and the names of 1 more begin so.",
            ("models.shared.Home", "models.shared.HomeDoor"),
        )
    ]


def test_what_is_long_is_shortened() -> None:
    values = [f"value {number}" + 50 * "!" for number in range(4)]
    after = changed(_property("NewPet", "tag", {"type": "string", "enum": values}))
    messages = [change.message for change in _changes(OLD, after)]
    assert all(len(message) < 250 for message in messages)
    assert [message for message in messages if "...`; it took `str`." in message]


def test_every_rule_has_a_case() -> None:
    told = {"credential-variable-changed", "argument-renamed", *CASES}
    assert {rule.id for rule in PYTHON_RULES} == {f"python-{name}" for name in told}


def test_nothing_is_found_where_nothing_changed() -> None:
    assert _changes(OLD, OLD) == ()
    assert _changes(OLD, changed(lambda content: content["info"].update(description="Words."))) == ()


@pytest.mark.parametrize("name", CASES)
def test_griffe_finds_nothing_that_is_not_told(name: str, tmp_path: Path) -> None:
    """Its own comparison knows nothing of TypedDicts and what fields mean, but what it finds in calls is there."""
    after = _after(name)
    loaded = [_loaded(each, tmp_path / folder) for each, folder in ((OLD, "old"), (after, "new"))]
    breakages = [
        each
        for each in griffe.find_breaking_changes(*loaded)
        if "resources" in each.obj.path
        and not each.obj.path.rpartition(".")[2].isupper()
        and "_call" not in each.obj.path
    ]
    if breakages:
        assert any(change.level == "breaking" for change in _changes(OLD, after)), breakages


@pytest.mark.parametrize("name", CASES)
def test_no_field_that_differs_is_passed_over(name: str) -> None:
    """Held against a reading of the packages that knows nothing of types, only of lines."""
    after = _after(name)
    told = {symbol for change in _changes(OLD, after) for symbol in change.symbols}
    renamed = {symbol.rpartition(".")[2] for symbol in told} if name == "type-renamed" else set()
    before, now = _fields(OLD), _fields(after)
    classes = {symbol.rpartition(".")[0] for symbol in before} & {symbol.rpartition(".")[0] for symbol in now}
    differing = {
        symbol
        for symbol in before.keys() | now.keys()
        if symbol.rpartition(".")[0] in classes and before.get(symbol) != now.get(symbol)
    }
    assert {symbol for symbol in differing - told if before[symbol] not in renamed} == set()


def _fields(revision: Revision) -> dict[str, str]:
    """The annotation of every field of every class, by its dotted name."""
    return {
        f"{path.removesuffix('.py').replace('/', '.')}.{owner.name}.{field.target.id}": ast.unparse(field.annotation)
        for path, text in revision.files.items()
        if path.startswith(("models/", "params/")) and path.endswith(".py")
        for owner in ast.parse(text).body
        if isinstance(owner, ast.ClassDef)
        for field in owner.body
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
    }


def _loaded(revision: Revision, folder: Path) -> griffe.Object | griffe.Alias:
    for path, text in revision.files.items():
        target = folder / revision.package / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return griffe.load(revision.package, search_paths=[folder], allow_inspection=False, try_relative_path=False)


def _changes(old: Revision, new: Revision) -> tuple[Change, ...]:
    return python_changes(old.surface, new.surface, told_by(old.catalog, new.catalog))
