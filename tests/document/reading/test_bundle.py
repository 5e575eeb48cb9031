"""Documents that are split over several files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_references import DANGLING_REFERENCE
from specmint.document.reading import bundle, files, source
from specmint.document.reading.component_names import free_name
from specmint.document.reading.stage import Loaded, load
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.load_options import LoadOptions

HEAD = "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\n"


@pytest.fixture
def load_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    def load_them(files: dict[str, str], **options: Any) -> Loaded:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        return load(next(iter(files)), LoadOptions(**options))

    return load_them


def schemas_of(loaded: Loaded) -> Any:
    assert loaded.diagnostics == ()
    return loaded.document.tree["components"]["schemas"]


def names_of(loaded: Loaded) -> list[str]:
    return [diagnostic.rule.name for diagnostic in loaded.diagnostics]


def test_components_keep_their_names(load_files: Any) -> None:
    loaded = load_files(
        {
            "spec.yaml": HEAD + "components: {schemas: {Pet: {$ref: models.yaml#/definitions/Pet}}}\n",
            "models.yaml": "definitions:\n  Pet: {properties: {owner: {$ref: '#/definitions/Owner'}}}\n"
            "  Owner: {type: string}\n",
        }
    )
    assert schemas_of(loaded) == {
        "Pet": {"properties": {"owner": {"$ref": "#/components/schemas/Owner"}}},
        "Owner": {"type": "string"},
    }


def test_a_component_that_only_refers_is_the_place_of_what_it_refers_to(load_files: Any) -> None:
    loaded = load_files(
        {
            "spec.yaml": HEAD
            + "paths: {/pets: {get: {responses: {'200': {description: x, content: {application/json:"
            + " {schema: {$ref: models/animal.yaml}}}}}}}}\ncomponents: {schemas: {Pet: {$ref: models/animal.yaml}}}\n",
            "models/animal.yaml": "type: object\n",
        }
    )
    assert schemas_of(loaded) == {"Pet": {"type": "object"}}
    content = loaded.document.at("#/paths/~1pets/get/responses/200/content/application~1json")
    assert content == {"schema": {"$ref": "#/components/schemas/Pet"}}


def test_cycles_over_files(load_files: Any) -> None:
    loaded = load_files(
        {
            "spec.yaml": HEAD + "components: {schemas: {A: {properties: {b: {$ref: b.yaml#/B}}}}}\n",
            "b.yaml": "B: {properties: {c: {$ref: sub/c.yaml}}}\n",
            "sub/c.yaml": "properties: {b: {$ref: ../b.yaml#/B}, a: {$ref: '../spec.yaml#/components/schemas/A'}}\n",
        }
    )
    assert schemas_of(loaded) == {
        "A": {"properties": {"b": {"$ref": "#/components/schemas/B"}}},
        "B": {"properties": {"c": {"$ref": "#/components/schemas/c"}}},
        "c": {"properties": {"b": {"$ref": "#/components/schemas/B"}, "a": {"$ref": "#/components/schemas/A"}}},
    }


def test_pointers_into_any_place(load_files: Any) -> None:
    loaded = load_files(
        {
            "spec.yaml": HEAD + "components: {schemas: {A: {items: {$ref: 'b.yaml#/list/1/a~1b%7D'}}}}\n",
            "b.yaml": "list:\n  - x\n  - a/b}: {type: string}\n",
        }
    )
    assert schemas_of(loaded)["a_b_"] == {"type": "string"}


def test_names_that_are_taken_get_their_folder_in_front(load_files: Any) -> None:
    loaded = load_files(
        {
            "spec.yaml": HEAD + "components: {schemas: {Pet: {properties: {cat: {$ref: cats/Pet.yaml}}}}}\n",
            "cats/Pet.yaml": "type: string\n",
        }
    )
    assert list(schemas_of(loaded)) == ["Pet", "cats_Pet"]


@pytest.mark.parametrize(
    ("file", "pointer", "taken", "name"),
    [
        ("pet.yaml", "#", (), "pet"),
        ("models/pet.v1.yaml", "#", ("pet.v1",), "models_pet.v1"),
        ("a/b.yaml", "#/Pet", ("Pet", "b_Pet"), "a_b_Pet"),
        ("../b.yaml", "#/Pet", ("Pet", "b_Pet"), "Pet_2"),
        ("../b.yaml", "#/Pet", ("Pet", "b_Pet", "Pet_2"), "Pet_3"),
        ("https://example.com/v1/pets.yaml", "#/", (), "pets_"),
    ],
)
def test_free_names(file: str, pointer: str, taken: tuple[str, ...], name: str) -> None:
    assert free_name(file, pointer, taken) == name


def test_path_items_and_mappings_are_put_in_place(load_files: Any) -> None:
    loaded = load_files(
        {
            "spec.yaml": HEAD
            + "paths:\n  /pets:\n    $ref: paths/pets.yaml\n    summary: Ours\ntags: {$ref: tags.yaml}\n",
            "paths/pets.yaml": "summary: Theirs\nget:\n  responses: {$ref: '../responses.yaml#/all'}\n",
            "responses.yaml": "all: {'204': {$ref: '#/none'}}\nnone: {description: Nothing}\n",
            "tags.yaml": "- {name: pets}\n",
        }
    )
    tree = loaded.document.tree
    assert tree["paths"]["/pets"] == {
        "summary": "Ours",
        "get": {"responses": {"204": {"$ref": "#/components/responses/none"}}},
    }
    assert tree["components"]["responses"] == {"none": {"description": "Nothing"}}
    assert tree["tags"] == [{"name": "pets"}]


def test_literal_values_and_extensions_are_left_alone(load_files: Any) -> None:
    loaded = load_files(
        {
            "spec.yaml": HEAD + "x-more: {$ref: none.yaml}\n"
            "components: {schemas: {A: {default: {$ref: b.yaml}, allOf: [{$ref: b.yaml}]}}}\n",
            "b.yaml": "type: object\n",
        }
    )
    assert schemas_of(loaded)["A"] == {"default": {"$ref": "b.yaml"}, "allOf": [{"$ref": "#/components/schemas/b"}]}
    assert loaded.document.tree["x-more"] == {"$ref": "none.yaml"}


def test_mappings_of_discriminators_are_references_too(load_files: Any) -> None:
    loaded = load_files(
        {
            "spec.yaml": HEAD + "components: {schemas: {A: {oneOf: [{$ref: b.yaml}], discriminator:"
            " {propertyName: k, mapping: {b: b.yaml, c: C, d: '#/components/schemas/C'}}}, C: {type: object}}}\n",
            "b.yaml": "type: object\n",
        }
    )
    mapping = schemas_of(loaded)["A"]["discriminator"]["mapping"]
    assert mapping == {"b": "#/components/schemas/b", "c": "C", "d": "#/components/schemas/C"}


def test_swagger_keeps_definitions_of_other_files(load_files: Any) -> None:
    loaded = load_files(
        {
            "spec.json": '{"swagger": "2.0",'
            ' "paths": {"/a": {"get": {"responses": {"200": {"schema": {"$ref": "b.json"}}}}}}}',
            "b.json": '{"type": "object", "x-nullable": true}',
        }
    )
    assert schemas_of(loaded) == {"b": {"type": ["object", "null"]}}


@pytest.mark.parametrize(
    ("reference", "rule"),
    [
        ("../outside.yaml", "reference-outside-folder"),
        ("/etc/passwd", "reference-outside-folder"),
        ("%2e%2e/outside.yaml", "reference-outside-folder"),
        ("file:///etc/passwd", "reference-outside-folder"),
        ("a%00b.yaml", "dangling-reference"),
        ("link.yaml", "reference-outside-folder"),
        ("https://example.com/a.yaml", "remote-reference"),
        ("ftp://example.com/a.yaml", "remote-reference"),
        ("http://[broken", "dangling-reference"),
        ("none.yaml", "reference-unreadable"),
        ("broken.yaml", "reference-unreadable"),
        ("b.yaml#/none", "dangling-reference"),
        ("b.yaml#/list/x", "dangling-reference"),
        ("b.yaml#anchor", "dangling-reference"),
    ],
)
def test_references_that_are_not_followed(load_files: Any, tmp_path: Path, reference: str, rule: str) -> None:
    (tmp_path / "link.yaml").symlink_to(tmp_path.parent / "elsewhere.yaml")
    loaded = load_files(
        {
            "spec.yaml": HEAD + f"components: {{schemas: {{A: {{items: {{$ref: '{reference}'}}}}}}}}\n",
            "b.yaml": "list: []\n",
            "broken.yaml": "a: [\n",
        }
    )
    first = loaded.diagnostics[0]
    assert (first.rule.name, first.source, first.position and first.position.line) == (rule, "spec.yaml", 3)
    turned = loaded.document.tree["components"]["schemas"]["A"]["items"]["$ref"]
    assert turned.startswith(bundle.UNRESOLVED)


def test_a_broken_file_is_reported_once_with_its_own_mistake(load_files: Any) -> None:
    loaded = load_files(
        {
            "spec.yaml": HEAD + "components: {schemas: {A: {$ref: b.yaml#/A}, B: {$ref: b.yaml#/B}}}\n",
            "b.yaml": "a: [\n",
        }
    )
    assert names_of(loaded) == ["reference-unreadable", "syntax-error"]
    assert loaded.diagnostics[1].source == "b.yaml"


def test_a_folder_may_be_allowed(load_files: Any, tmp_path: Path) -> None:
    loaded = load_files(
        {"api/spec.yaml": HEAD + "components: {schemas: {A: {$ref: ../b.yaml}}}\n", "b.yaml": "type: string\n"},
        root=tmp_path,
    )
    assert schemas_of(loaded) == {"A": {"type": "string"}}


def test_standard_input_has_a_folder_only_where_one_is_allowed(tmp_path: Path) -> None:
    text = (HEAD + "components: {schemas: {A: {$ref: b.yaml}}}\n").encode()
    (tmp_path / "b.yaml").write_text("type: string\n")
    assert names_of(load("-", LoadOptions(stdin=text))) == ["reference-outside-folder"]
    assert schemas_of(load("-", LoadOptions(stdin=text, root=tmp_path))) == {"A": {"type": "string"}}


def test_what_is_put_in_place_must_not_contain_itself(load_files: Any) -> None:
    loaded = load_files(
        {
            "spec.yaml": HEAD + "paths: {/a: {$ref: a.yaml}}\n",
            "a.yaml": "get: {callbacks: {c: {'{$url}': {$ref: a.yaml}}}}\n",
        }
    )
    assert names_of(loaded) == ["reference-cycle"]


def test_copies_count_towards_the_limits(load_files: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "MAX_NODES", 50)
    files = {"spec.yaml": HEAD + "tags: [{$ref: t0.yaml}]\n", "t8.yaml": "name: x\n"}
    files |= {f"t{n}.yaml": f"a: {{$ref: t{n + 1}.yaml}}\nb: {{$ref: t{n + 1}.yaml}}\n" for n in range(8)}
    with pytest.raises(SpecmintError) as caught:
        load_files(files)
    assert caught.value.diagnostics[-1].rule.name == "too-many-nodes"


def test_copies_must_not_nest_too_deeply(load_files: Any) -> None:
    files = {"spec.yaml": HEAD + "tags: [{$ref: t0.yaml}]\n", "t9.yaml": "name: x\n"}
    deep = "{a: " * 20
    files |= {f"t{n}.yaml": f"{deep}{{$ref: t{n + 1}.yaml}}{'}' * 20}\n" for n in range(9)}
    with pytest.raises(SpecmintError) as caught:
        load_files(files)
    assert caught.value.diagnostics[-1].rule.name == "nested-too-deeply"


def test_diagnostics_name_the_file_the_author_wrote(load_files: Any) -> None:
    loaded = load_files(
        {
            "api/spec.yaml": HEAD
            + "components: {schemas: {Pet: {$ref: models/pet.yaml}, A: {$ref: models/pet.yaml#/properties/b}}}\n",
            "api/models/pet.yaml": "type: object\nproperties:\n  a: {type: string}\n  b: {type: integer}\n",
        }
    )
    document = loaded.document
    found = report(
        DANGLING_REFERENCE, document=document, pointer="#/components/schemas/Pet/properties/a/type", reference="x"
    )
    assert (found.source, found.position) == (
        "api/models/pet.yaml",
        document.locate("#/components/schemas/Pet/properties/a/type"),
    )
    assert found.position is not None
    assert (found.position.line, found.position.column) == (3, 13)
    assert document.locate("#/components/schemas/A/type") == document.locate(
        "#/components/schemas/Pet/properties/b/type"
    )
    assert report(DANGLING_REFERENCE, document=document, pointer="#/info", reference="x").source == "api/spec.yaml"


def test_references_to_devices_and_pipes_are_not_waited_for(load_files: Any, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "zero.yaml").symlink_to("/dev/zero")
    text = "components: {schemas: {A: {items: {$ref: pipe.yaml}}, B: {items: {$ref: zero.yaml}}, C: {$ref: sub}}}\n"
    (tmp_path / "sub").mkdir()
    loaded = load_files({"spec.yaml": HEAD + text})
    assert names_of(loaded) == ["reference-unreadable", "reference-outside-folder", "reference-unreadable"]
    assert "it is no regular file" in loaded.diagnostics[0].message
    with_devices = load("spec.yaml", LoadOptions(root=Path("/")))
    assert names_of(with_devices) == ["reference-unreadable"] * 3


def test_chains_of_references_that_close_on_themselves_are_kept_for_validation(load_files: Any) -> None:
    loaded = load_files(
        {
            "spec.yaml": HEAD + "components: {schemas: {A: {$ref: b.yaml#/B}, X: {$ref: '#/components/schemas/Y'},"
            " Y: {$ref: '#/components/schemas/X'}, Z: {$ref: '#/components/schemas/Z/properties/z'}}}\n",
            "b.yaml": "B: {$ref: c.yaml#/C}\n",
            "c.yaml": "C: {$ref: b.yaml#/B}\n",
        }
    )
    schemas = schemas_of(loaded)
    assert schemas["A"] == {"$ref": "#/components/schemas/C"}
    assert schemas["C"] == {"$ref": "#/components/schemas/A"}
    assert schemas["X"] == {"$ref": "#/components/schemas/Y"}


def chain(folder: Path, length: int) -> Path:
    """A document that refers to a file, which only refers to another, and so on."""
    for number in range(length):
        (folder / f"{number}.yaml").write_text(f"$ref: {number + 1}.yaml\n")
    (folder / "spec.yaml").write_text(HEAD + "paths: {/a: {$ref: 0.yaml}}\n")
    return folder / "spec.yaml"


def test_the_number_of_files_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_FILES", 3)
    monkeypatch.setattr(files, "MAX_FILES", 5)
    spec = str(chain(tmp_path, 9))
    assert len(source.read_source(spec).files) == 3
    (found,) = load(spec).diagnostics
    assert "The document refers to more than 5 files." in found.message


def test_long_chains_of_references_end(tmp_path: Path) -> None:
    with pytest.raises(SpecmintError) as caught:
        load(str(chain(tmp_path, 400)))
    assert caught.value.diagnostics[-1].rule.name == "nested-too-deeply"
