"""datamodel-code-generator does what it is told, or is found out."""

from __future__ import annotations

import ast
from importlib.resources import as_file
from typing import TYPE_CHECKING, Any

import datamodel_code_generator
import pytest

from specmint.package.modelling import dmcg
from specmint.package.modelling.bundles import Bundle
from specmint.package.modelling.dmcg import BrokenNameError
from specmint.package.modelling.vocabulary import reference
from specmint.text.templates import templates

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.documents import Node

PET: Node = {"type": "object", "properties": {"petName": {"type": "string"}}, "required": []}


OWNER: Node = {"type": "object", "properties": {"pet": reference("pets.Pet")}}


def _models(*bundles: Bundle) -> list[str]:
    with as_file(templates() / "dmcg") as folder:
        return dmcg.models(bundles, folder)


def test_nothing_gives_nothing() -> None:
    assert _models() == []
    assert dmcg.typed_dicts([]) == []


def test_classes_and_fields_are_called_as_told() -> None:
    told = {"pets.HTTPPet.petName": "pet_name"}
    pet, other = _models(Bundle({"pets.HTTPPet": PET}, told, {}), Bundle({"shared.pet_2": PET}, {}, {}))
    assert "class HTTPPet(Model):" in pet
    assert "pet_name: Annotated[str | None, Field(alias='petName')] = None" in pet
    assert "class pet_2(Model):" in other


def test_typed_dicts_keep_the_names_of_the_wire() -> None:
    [found] = dmcg.typed_dicts([Bundle({"pets.Pet": {**PET, "properties": {"pet-name": {}, "import": {}}}}, {}, {})])
    assert "'pet-name'" in found.replace('"', "'")
    assert "'import'" in found.replace('"', "'")


def test_keys_that_python_would_fold_are_told_apart() -> None:
    keys = ("\ufb01le", "file", "caf\u00e9", "cafe\u0301", "\u00b5s", "\u03bcs")
    properties = {key: {"type": "string"} for key in keys}
    schema = {"type": "object", "properties": properties, "required": ["\ufb01le"]}
    (source,) = dmcg.typed_dicts([Bundle({"m.Folded": schema}, {}, {})])
    scope: dict[str, Any] = {}
    exec(source, scope)  # noqa: S102 - Python's own reading of our source
    assert set(scope["Folded"].__annotations__) == set(keys)
    assert scope["Folded"].__required_keys__ >= {"\ufb01le"}


@pytest.mark.parametrize("make", [_models, lambda *bundles: dmcg.typed_dicts(bundles)], ids=["models", "params"])
def test_a_bundle_gives_the_same_whatever_is_made_with_it(make: Callable[..., list[str]]) -> None:
    pet, owner = Bundle({"pets.Pet": PET}, {}, {}), Bundle({"shared.Owner": OWNER}, {}, {})
    circle = Bundle({"pets.A": {"properties": {"b": reference("pets.B")}}, "pets.B": OWNER | PET}, {}, {})
    alone = [made for bundle in (pet, owner, circle) for made in make(bundle)]
    assert make(pet, owner, circle) == alone
    assert make(circle, owner, pet) == alone[::-1]
    assert "from specmint_peers.pets import Pet" in alone[1]


def test_the_order_of_schemas_does_not_matter() -> None:
    one = {"pets.A": PET, "pets.B": {**PET, "description": "B."}}
    assert _models(Bundle(one, {}, {})) == _models(Bundle(dict(reversed(one.items())), {}, {}))


def test_a_union_gets_its_annotation() -> None:
    union: Node = {
        "anyOf": [{"$ref": "#/components/schemas/pets.Pet"}, {"type": "integer"}],
        "description": 'Said "so".',
    }
    [found] = _models(Bundle({"pets.Pet": PET, "pets.U": union}, {}, {"pets.U": "ByShape()"}))
    tree = ast.parse(found)
    assert any(isinstance(node, ast.Call) and ast.unparse(node).startswith("ByShape()") for node in ast.walk(tree))
    assert 'Said "so".' in found


def test_a_class_that_is_missing_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dmcg, "_unchanged", lambda name: f"{name}X")
    with pytest.raises(BrokenNameError, match=r"\.Pet has no class; there are .*PetX"):
        _models(Bundle({"pets.Pet": PET}, {}, {}))


def test_a_field_that_is_called_otherwise_is_found_out() -> None:
    told = {"pets.Pet.petName": "pet_name", "pets.Pet.other": "x"}
    with pytest.raises(BrokenNameError, match=r"the field 'a b' of .*\.Pet is called 'a_b' instead of 'a b'"):
        _models(Bundle({"pets.Pet": {**PET, "properties": {"a b": {"type": "string"}}}}, told, {}))


def test_one_module_for_all_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    made = datamodel_code_generator.generate

    def generate(*args: Any, **options: Any) -> str:
        made(*args, **options)
        return "class Pet: ..."

    monkeypatch.setattr(datamodel_code_generator, "generate", generate)
    with pytest.raises(BrokenNameError, match="one module"):
        _models(Bundle({"pets.Pet": PET}, {}, {}))
