"""Overlays: what they change, where what they put in was written, and what is said about those that do not fit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_references import DANGLING_REFERENCE
from specmint.document.reading.source import read_source
from specmint.document.reading.stage import Loaded, load
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.load_options import LoadOptions

if TYPE_CHECKING:
    from pathlib import Path

SPEC = """\
openapi: 3.0.3
info: {title: Pets, version: '1', description: Old, x-own: [1, 2]}
tags: [{name: a}, {name: b}, {name: c}]
paths:
  /pets:
    get: {operationId: list, tags: [a, b], responses: {'200': {description: Good}}}
  /dogs:
    get: {operationId: dogs, tags: [b], responses: {'200': {description: Good}}}
"""
HEAD = "overlay: 1.0.0\ninfo: {title: Fixes, version: '1'}\n"

Apply = Callable[..., Loaded]


@pytest.fixture
def applied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Apply:
    """Load the document with overlays, each given by its actions."""

    def load_with(*overlays: str, spec: str = SPEC, head: str = HEAD) -> Loaded:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "spec.yaml").write_text(spec, encoding="utf-8")
        names = [f"fixes{number}.yaml" for number in range(len(overlays))]
        for name, text in zip(names, overlays, strict=True):
            (tmp_path / name).write_text(f"{head}actions:\n{text}", encoding="utf-8")
        return load("spec.yaml", LoadOptions(overlays=tuple(names)))

    return load_with


def problems(apply: Apply, *overlays: str, **more: str) -> list[str]:
    with pytest.raises(SpecmintError) as caught:
        apply(*overlays, **more)
    return [
        f"{found.rule.name} {found.source}:{found.position.line if found.position else 0} {found.message}"
        for found in caught.value.diagnostics
    ]


def test_mappings_are_merged_recursively_and_lists_joined(applied: Apply) -> None:
    tree = applied(
        "- target: $\n  update:\n    info: {description: New, x-own: [3], contact: {name: Ada}}\n"
        "    tags: [{name: d}]\n"
        "    paths:\n    x-new: {a: null}\n"
    ).document.tree
    assert tree["info"] == {
        "title": "Pets",
        "version": "1",
        "description": "New",
        "x-own": [1, 2, 3],
        "contact": {"name": "Ada"},
    }
    assert [tag["name"] for tag in tree["tags"]] == ["a", "b", "c", "d"]
    assert sorted(tree["paths"]) == ["/dogs", "/pets"]
    assert tree["x-new"] == {"a": None}


@pytest.mark.parametrize(
    ("actions", "names"),
    [
        ("- {target: '$.tags', update: {name: d}}\n", "abcd"),
        ("- {target: '$.tags', update: [{name: d}, {name: e}]}\n", "abcde"),
        ("- {target: '$.tags[0]', remove: true}\n", "bc"),
        ("- {target: '$.tags[0,2]', remove: true, update: {name: z}}\n", "b"),
        ("- {target: '$.tags[?@.name==\"b\"]', remove: true}\n", "ac"),
        ("- {target: '$.tags[1].name', update: z}\n", "azc"),
        ("- {target: '$.tags[*]', update: {name: z}}\n", "zzz"),
        ("- {target: '$.tags', copy: '$.tags[0]'}\n", "abca"),
        ("- {target: '$.tags[1]', copy: '$.tags[0]'}\n", "aac"),
        ("- {target: '$.tags', remove: true}\n- {target: $, update: {tags: [{name: z}]}}\n", "z"),
        ("- {target: '$.tags', remove: false}\n", "abc"),
    ],
)
def test_actions_on_lists(applied: Apply, actions: str, names: str) -> None:
    assert "".join(tag["name"] for tag in applied(actions).document.tree["tags"]) == names


def test_overlays_and_actions_are_applied_in_order(applied: Apply) -> None:
    first = "- {target: $.info, update: {title: One}}\n- {target: '$.info[?@ == \"One\"]', update: Two}\n"
    second = "- {target: '$.info[?@ == \"Two\"]', update: Three}\n"
    assert applied(first, second).document.tree["info"]["title"] == "Three"


def test_everything_that_is_selected_is_removed_also_inside_of_each_other(applied: Apply) -> None:
    spec = SPEC + "x-a: {b: {b: 1, c: [{b: 2}, {d: {b: 3}}]}, e: [1, 2, 3]}\n"
    tree = applied("- {target: '$.x-a..b', remove: true}\n- {target: '$.x-a.e[-2:]', remove: true}\n", spec=spec)
    assert tree.document.tree["x-a"] == {"e": [1]}


def test_an_overlay_sees_the_document_as_its_author_wrote_it(applied: Apply) -> None:
    spec = "swagger: '2.0'\ninfo: {title: Pets, version: '1'}\npaths: {}\ndefinitions: {Pet: {type: object}}\n"
    tree = applied("- {target: $.definitions.Pet, update: {x-nullable: true}}\n", spec=spec).document.tree
    assert tree["components"]["schemas"] == {"Pet": {"type": ["object", "null"]}}
    assert applied("- {target: $.openapi, update: 3.1.0}\n").document.version == "3.1.0"


def test_aliases_are_changed_where_they_are_selected_only(applied: Apply) -> None:
    spec = SPEC + "x-a: &a {k: 1}\nx-b: *a\n"
    tree = applied("- {target: $.x-a, update: &n {k: 2, l: []}}\n- {target: $.x-a.l, update: 1}\n", spec=spec)
    assert (tree.document.tree["x-a"], tree.document.tree["x-b"]) == ({"k": 2, "l": [1]}, {"k": 1})


def test_references_of_overlays_are_followed_from_the_document(applied: Apply, tmp_path: Path) -> None:
    (tmp_path / "pet.yaml").write_text("type: object\n")
    loaded = applied("- {target: $, update: {components: {schemas: {Pet: {$ref: pet.yaml}}}}}\n")
    assert loaded.document.tree["components"]["schemas"] == {"Pet": {"type": "object"}}
    assert read_source("spec.yaml", LoadOptions(overlays=("fixes0.yaml",))).files == {"pet.yaml": b"type: object\n"}


def place(loaded: Loaded, pointer: str) -> tuple[str, int]:
    found = report(DANGLING_REFERENCE, document=loaded.document, pointer=pointer, reference="x")
    return found.source, found.position.line if found.position else 0


def test_what_is_put_in_is_found_in_the_overlay_and_the_rest_in_the_document(applied: Apply) -> None:
    loaded = applied(
        "- target: $.tags[0]\n  remove: true\n"
        "- target: $.tags\n  update:\n    - name: d\n    - name: e\n"
        "- target: $.paths['/dogs'].get\n  update:\n    summary: Dogs\n"
        "    responses:\n      '404':\n        description: x\n"
        "- target: $.paths\n  update:\n    /cats: {}\n"
        "- target: $.paths['/cats']\n  copy: $.paths['/dogs']\n"
    )
    places = {
        pointer: place(loaded, f"#/{pointer}")
        for pointer in (
            "info/title",
            "tags/0/name",
            "tags/2/name",
            "tags/3/name",
            "paths/~1dogs/get/operationId",
            "paths/~1dogs/get/responses/404/description",
            "paths/~1cats/get/operationId",
            "paths/~1cats/get/summary",
        )
    }
    assert places == {
        "info/title": ("spec.yaml", 2),
        "tags/0/name": ("spec.yaml", 3),
        "tags/2/name": ("fixes0.yaml", 8),
        "tags/3/name": ("fixes0.yaml", 9),
        "paths/~1dogs/get/operationId": ("spec.yaml", 8),
        "paths/~1dogs/get/responses/404/description": ("fixes0.yaml", 15),
        "paths/~1cats/get/operationId": ("spec.yaml", 8),
        "paths/~1cats/get/summary": ("fixes0.yaml", 12),
    }


def test_every_action_that_selects_nothing_is_an_error(applied: Apply) -> None:
    assert problems(applied, "- {target: '$.paths.cats', remove: true}\n- {target: $.x, update: 1}\n") == [
        "unmatched-overlay-action fixes0.yaml:4 Action 1 of the overlay matches nothing in the document: $.paths.cats.",
        "unmatched-overlay-action fixes0.yaml:5 Action 2 of the overlay matches nothing in the document: $.x.",
    ]


@pytest.mark.parametrize(
    ("actions", "problem"),
    [
        ("- {target: $.info, update: text}\n", "a mapping can only be merged with a mapping"),
        ("- {target: $.info.title, update: {a: 1}}\n", "a single value can only be replaced by a single value"),
        ("- {target: $, remove: true}\n", "the document as a whole cannot be removed"),
        ("- {target: $.info, copy: '$.paths.*'}\n", "'copy' selects more than one value"),
    ],
)
def test_actions_that_do_not_fit(applied: Apply, actions: str, problem: str) -> None:
    (found,) = problems(applied, actions)
    assert found.startswith("unfit-overlay-action fixes0.yaml:4 Action 1 of the overlay does not fit '#")
    assert problem in found


@pytest.mark.parametrize("target", ["paths", "$.a[", "$.a[?nothing(@)]", "$.a | $.b", ""])
def test_what_is_no_expression(applied: Apply, target: str) -> None:
    (found,) = problems(applied, f"- {{target: '{target}', remove: true}}\n")
    assert found.startswith(f"bad-overlay-target fixes0.yaml:4 '{target}' is not a valid JSONPath expression: ")
    assert "\n" not in found


@pytest.mark.parametrize(
    ("head", "actions", "mistake"),
    [
        ("", "- {target: $}\n", "it must be a mapping with the field 'overlay', which says its version"),
        (HEAD.replace("1.0.0", "2.0.0"), "- {target: $}\n", "version 2.0.0 is not known"),
        ("overlay: 1.0.0\n", "- {target: $}\n", "'info' must be a mapping with 'title' and 'version'"),
        (HEAD + "extends: 1\n", "- {target: $}\n", "'extends' must be text"),
        (HEAD + "action: []\n", "- {target: $}\n", "the field 'action' is not known; there are overlay, info, extends"),
        (HEAD, "  []\n", "'actions' must be a list with at least one action"),
        (HEAD, "- 1\n", "an action must be a mapping"),
        (HEAD, "- {update: 1}\n", "an action needs a 'target'"),
        (HEAD, "- {target: 1}\n", "'target' must be text"),
        (HEAD, "- {target: $, remove: 'yes'}\n", "'remove' must be true or false"),
        (HEAD, "- {target: $, update: {}, copy: $.a}\n", "an action has either 'update' or 'copy'"),
        (HEAD, "- {target: $, updat: {}}\n", "the field 'updat' is not known"),
        (HEAD, "- {target: $, x-a: 1}\n- {target: $, x-a: 1}\n", "this action stands there twice"),
    ],
)
def test_formal_mistakes(applied: Apply, head: str, actions: str, mistake: str) -> None:
    found = problems(applied, actions, head=head)
    assert found[0].startswith("bad-overlay fixes0.yaml:")
    assert mistake in found[0]


def test_an_overlay_for_another_document_is_noticed(applied: Apply) -> None:
    action = "- {target: $.info, update: {title: New}}\n"
    assert applied(action, head=HEAD + "extends: https://example.com/v1/spec.yaml\n").diagnostics == ()
    (found,) = applied(action, head=HEAD + "extends: ../openapi.yaml\n").diagnostics
    assert (found.rule.name, found.position and found.position.line) == ("foreign-overlay", 3)


def test_a_document_must_not_become_too_deep(applied: Apply) -> None:
    deep = "{a: " * 60 + "1" + "}" * 60
    actions = f"- {{target: $.info, update: {{x-a: {deep}}}}}\n"
    way = ".a" * 59
    again = f"- {{target: '$.info.x-a{way}', copy: $.info.x-a}}\n"
    (found,) = problems(applied, actions + again + again.replace("x-a.a", "x-a.a", 1).replace(way, way * 2, 1))
    assert found.startswith("nested-too-deeply spec.yaml")


def test_a_missing_overlay_is_an_error(applied: Apply) -> None:
    applied("- {target: $, update: {}}\n")
    with pytest.raises(SpecmintError, match=r"There is no file 'none\.yaml'"):
        load("spec.yaml", LoadOptions(overlays=("none.yaml",)))


def test_the_digest_covers_the_overlays_in_their_order(applied: Apply, tmp_path: Path) -> None:
    one, two = "- {target: $.info, update: {x-a: 1}}\n", "- {target: $.info, update: {x-a: 2}}\n"
    loaded = applied(one, two)

    def digest(*overlays: str) -> str:
        return read_source("spec.yaml", LoadOptions(overlays=overlays)).digest

    assert loaded.document.digest == digest("fixes0.yaml", "fixes1.yaml")
    (tmp_path / "copy.yaml").write_bytes((tmp_path / "fixes0.yaml").read_bytes())
    assert digest("fixes0.yaml") == digest("copy.yaml")
    different = {digest(), digest("fixes0.yaml"), digest("fixes1.yaml"), digest("fixes1.yaml", "fixes0.yaml")}
    assert len(different | {loaded.document.digest}) == 5
