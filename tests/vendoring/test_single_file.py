"""Golden packages as one module each: typed, the same every time, and true to every fixture of the package."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from specmint.runtime import complaints
from specmint.vendoring.single_file import OF_FILES, single_file
from tests.golden.cases import packages
from tests.replay import fixtures

if TYPE_CHECKING:
    from collections.abc import Mapping

CASES = (
    "bodies_multipart",
    "naming_fields_named_like_types",
    "schemas_classes_used_by_several_resources",
    "schemas_recursive_objects",
    "schemas_typed_further_fields",
    "security_several_schemes",
    "sequences_events",
    "sequences_json_lines",
    "unions_decided_by_constant",
    "webhooks_several",
)
SHIMS = {
    "__init__.py": "",
    "_runtime/__init__.py": "",
    "_runtime/errors.py": "from ..client import *\n",
    "webhooks.py": 'from . import client\ndef __getattr__(name): return getattr(client, f"webhooks_{name}")\n',
}
"""What makes a package with one module look like the package that it was made from."""


@cache
def package(name: str) -> Mapping[str, str]:
    (case,) = (case for case in packages() if case.package == name)
    return case.build("ruff").files


def one(name: str) -> str:
    (text,) = single_file(package(name), "one").values()
    return text


def write(folder: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_every_fixture_goes_through_it(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recorded = {path: text for path, text in package(name).items() if path.startswith("testing/fixtures/")}
    write(tmp_path / f"one_{name}", {**SHIMS, "client.py": one(name), **recorded})
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    importlib.invalidate_caches()
    recorded_ones = list(fixtures(f"one_{name}"))
    assert recorded_ones
    for fixture in recorded_ones:
        fixture.play()


def test_mypy_accepts_it(tmp_path: Path) -> None:
    write(tmp_path, {f"{name}.py": one(name) for name in CASES})
    (tmp_path / "mypy.ini").write_text("[mypy]\nstrict = True\npython_version = 3.10\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--cache-dir", "cache", "."],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_it_is_one_module_without_further_files() -> None:
    assert list(single_file(package("bodies_multipart"), "one")) == ["one.py"]
    assert "from ." not in one("bodies_multipart")


@pytest.mark.parametrize("name", ["schemas_classes_used_by_several_resources", "webhooks_several"])
def test_all_that_is_offered_is_there(name: str) -> None:
    tree = ast.parse(one(name))
    (exported,) = (
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    )
    defined = {node.name for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef)}
    aliases = {ast.unparse(node.target) for node in tree.body if isinstance(node, ast.AnnAssign)}
    assert set(exported) <= defined | aliases
    assert {"Client", "AsyncClient", "NotFoundError"} <= set(exported)


def test_nothing_has_two_definitions() -> None:
    for name in CASES:
        names = [node.name for node in ast.parse(one(name)).body if isinstance(node, ast.ClassDef | ast.FunctionDef)]
        assert len(names) == len(set(names))


def test_models_keep_their_names_and_params_give_way() -> None:
    text = one("schemas_recursive_objects")
    assert "\nclass Friend(Model):" in text
    assert "\nclass FriendParams(TypedDict):" in text


def test_what_belongs_to_a_resource_says_so() -> None:
    assert "\ndef pets_update_call(" in one("schemas_recursive_objects")


def test_it_says_which_module_a_warning_is_not_about() -> None:
    (old, new) = OF_FILES["_runtime.complaints"]
    assert Path(complaints.__file__).read_text(encoding="utf-8").count(old) == 1
    assert f"_PACKAGE = {new}\n" in one("webhooks_several")


def test_a_package_that_says_otherwise_where_it_lies_is_not_taken() -> None:
    files = {
        **package("webhooks_several"),
        "client.py": package("webhooks_several")["client.py"].replace("__file__", "x"),
    }
    with pytest.raises(ValueError, match="client does not say"):
        single_file(files, "one")
