"""Both sides of a comparison in one list, and the revisions that it is made from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from specmint.changes.comparing.compare import compare
from specmint.changes.comparing.python.reading import surface_of
from specmint.changes.comparing.python.surface import class_named
from specmint.changes.comparing.revision import revisions_of
from specmint.document.reading.source import Source
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.policy import LEVELS, Policy
from tests.changes.comparing.revisions import OLD, changed, client, comparison, document, revision

if TYPE_CHECKING:
    from specmint.changes.comparing.revision import Revision

Document = dict[str, Any]
ONE = "/owners/{owner_id}/pets/{pet_id}"


def _much(content: Document) -> None:
    """Something of every level, in several places."""
    schemas = content["components"]["schemas"]
    del content["paths"][ONE]["delete"]
    del schemas["Pet"]["properties"]["born"]
    schemas["NewHome"]["properties"]["zip"] = {"type": "string"}
    schemas["Problem"]["properties"]["detail"] = {}
    schemas["NewPet"]["required"].append("tag")


def _source(content: Document, name: str) -> Source:
    return Source(name, json.dumps(content).encode(), {})


def _both(old: Document, new: Document, **settings: Any) -> tuple[Revision, Revision]:
    return revisions_of(client(**settings), (_source(old, "old"), _source(new, "new")), lambda _: None)


def test_the_worst_comes_first_and_the_order_is_always_the_same() -> None:
    found = comparison(_much)
    levels = [LEVELS.index(change.level) for change in found.changes]
    assert levels == sorted(levels)
    assert set(levels) == {0, 1, 2}
    assert found == comparison(_much)


@pytest.mark.parametrize(
    ("rule", "symbol", "calls"),
    [
        (
            "response-property-removed",
            "models.shared.Pet.born",
            ("owners.pets.retrieve", "pets.create", "pets.list", "webhooks.new_pet"),
        ),
        ("request-property-became-required", "params.pets.PetsCreateParams.tag", ("pets.create",)),
        ("request-property-added", "params.pets.NewHome.zip", ("pets.create",)),
    ],
)
def test_a_change_on_the_wire_has_the_name_and_the_calls_of_its_consequence(
    rule: str, symbol: str, calls: tuple[str, ...]
) -> None:
    changes = comparison(_much).changes
    cause = next(index for index, change in enumerate(changes) if change.rule.id == rule)
    assert (changes[cause].rule.side, changes[cause].symbols, changes[cause].calls) == ("wire", (symbol,), calls)
    consequence = changes[cause + 1]
    assert (consequence.rule.side, consequence.symbols, consequence.calls) == ("python", (symbol,), calls)


def test_a_parameter_has_the_name_of_its_argument() -> None:
    def restrict(content: Document) -> None:
        content["paths"]["/pets"]["get"]["parameters"][0]["required"] = True
        content["paths"][ONE]["get"]["parameters"][0]["schema"] = {"type": "integer"}

    symbols = {change.symbols for change in comparison(restrict).changes if change.rule.side == "wire"}
    assert symbols == {("params.pets.PetsListParams.limit",), ("resources.owners_pets.Pets.retrieve.owner_id",)}


def test_a_change_in_the_package_knows_both_places() -> None:
    changes = {change.rule.id: change for change in comparison(_much).changes}
    tag, call = changes["python-argument-required"], changes["python-call-removed"]
    assert tag.old is not None
    assert tag.new is not None
    assert (tag.old.source, tag.old.excerpt) == ("params/pets.py", "    tag: NotRequired[str]")
    assert tag.new.excerpt == "    tag: str"
    assert OLD.files[tag.old.source].splitlines()[tag.old.line - 1] == tag.old.excerpt
    assert call.old is not None
    assert call.old.excerpt.startswith("    def delete(\n        self,")
    assert call.old.excerpt.endswith(") -> None:")
    assert call.new is None


def test_calls_that_are_concerned_are_shown_before_and_after() -> None:
    found = comparison(_much)
    assert found.calls_old["pets.create"] == 'client.pets.create(name="name")'
    assert found.calls_new["pets.create"] == 'client.pets.create(name="name", tag="tag")'
    assert set(found.calls_old) - set(found.calls_new) == {"owners.pets.delete"}


def test_the_facts_of_both_revisions_are_told() -> None:
    found = comparison(_much)
    assert (found.old.label, found.new.label, found.old.title) == ("old.json", "new.json", "Pets")
    assert (found.old.sizes["operations"], found.new.sizes["operations"]) == (4, 3)
    assert found.old.digest != found.new.digest


def test_keywords_that_several_calls_share_are_told_once() -> None:
    def both(content: Document) -> None:
        body = content["paths"]["/pets"]["post"]["requestBody"]
        content["paths"]["/pets"]["put"] = {"requestBody": body, "responses": {"204": {"description": ""}}}

    def drop(content: Document) -> None:
        both(content)
        del content["components"]["schemas"]["NewPet"]["properties"]["tag"]

    before = changed(both)
    after = revision(changed_document(drop), kept=before.catalog.names)
    told = [change for change in compare(before, after, Policy()).changes if change.rule.side == "python"]
    assert [(change.message, change.calls) for change in told] == [
        ("Argument `tag` of `pets.create`, `pets.update` is gone.", ("pets.create", "pets.update"))
    ]


def test_the_calls_of_a_resource_with_downloads_are_compared() -> None:
    def photo(content: Document) -> None:
        content["paths"]["/pets"]["put"] = {
            "parameters": [{"name": "size", "in": "query", "schema": {"type": "integer"}}],
            "responses": {"200": {"description": "", "content": {"image/png": {}}}},
        }

    def drop(content: Document) -> None:
        photo(content)
        content["paths"]["/pets"]["put"]["parameters"] = []

    before = changed(photo)
    after = revision(changed_document(drop), kept=before.catalog.names)
    assert "class Pets(DownloadingResource):" in before.files["resources/pets.py"]
    told = [change for change in compare(before, after, Policy()).changes if change.rule.side == "python"]
    assert "Argument `size` of `pets.update` is gone." in [change.message for change in told]


def test_a_class_is_found_through_its_other_names() -> None:
    def both(content: Document) -> None:
        body = content["paths"]["/pets"]["post"]["requestBody"]
        content["paths"]["/pets"]["put"] = {"requestBody": body, "responses": {"204": {"description": ""}}}

    surface = changed(both).surface
    assert "PetsUpdateParams: TypeAlias = PetsCreateParams" in changed(both).files["params/pets.py"]
    assert class_named("params.PetsUpdateParams", surface.types) == "params.PetsCreateParams"
    assert surface.calls["pets.update"].keywords == "params.PetsCreateParams"
    assert not surface.is_named("params.PetsCreateParams")
    assert surface.is_named("params.NewHome")


def test_names_that_stand_for_each_other_end_the_search() -> None:
    circle = surface_of({"params/__init__.py": "", "__init__.py": "", "params/pets.py": "A = B\nB = A\n"}, "shop")
    assert class_named("params.A", circle.types) == "params.A"
    assert not circle.is_named("params.A")


def changed_document(mutation: Any) -> Document:
    content = document()
    mutation(content)
    return content


def test_what_is_selected_may_disappear() -> None:
    new = document()
    del new["paths"][ONE]["delete"]
    old, new_ = _both(document(), new, select=("DELETE *",))
    assert [change.rule.id for change in compare(old, new_, Policy()).changes if change.rule.side == "python"] == [
        "python-call-removed"
    ]
    assert new_.files == {}


def test_a_pattern_may_fit_one_of_the_revisions_only() -> None:
    new = document()
    del new["paths"][ONE]["delete"]
    settings: Document = {"select": ("DELETE *", "pets.list"), "names": {f"DELETE {ONE}": "drop"}}
    old, after = _both(document(), new, **settings)
    assert sorted(map(str, old.scope.calls.values())) == ["drop", "pets.list"]
    assert list(map(str, after.scope.calls.values())) == ["pets.list"]
    old, after = _both(new, document(), exclude=("drop", "owners.*", "pets.create"), names=settings["names"])
    assert sorted(map(str, old.scope.calls.values())) == sorted(map(str, after.scope.calls.values())) == ["pets.list"]


def test_a_pattern_that_fits_neither_revision_is_an_error() -> None:
    with pytest.raises(SpecmintError, match=r"nothing\.like\.this"):
        _both(document(), document(), select=("pets.list", "nothing.like.this"))


def test_a_document_may_lose_everything() -> None:
    empty = {**document(), "paths": {}, "webhooks": {}, "components": {}}
    found = compare(*_both(document(), empty), Policy())
    removed = {change.subject for change in found.changes if change.rule.id == "python-call-removed"}
    assert len(removed) == 5
    assert found.step == "major"


def test_what_cannot_be_read_is_an_error() -> None:
    with pytest.raises(SpecmintError):
        revisions_of(client(), (Source("bad", b"[", {}), Source("bad", b"[", {})), lambda _: None)


def test_a_broken_operation_does_not_keep_the_rest_from_being_compared() -> None:
    broken = document()
    broken["paths"]["/pets"]["post"]["requestBody"] = {"$ref": "#/nowhere"}
    del broken["paths"][ONE]["delete"]
    old, new = _both(document(), broken)
    assert not new.report.is_complete
    assert "owners.pets.delete" in {change.subject for change in compare(old, new, Policy()).changes}


def test_names_are_kept_from_the_first_revision() -> None:
    old, new = _both(document(), document())
    assert old.catalog.names == new.catalog.names
    assert compare(old, new, Policy()).changes == ()
