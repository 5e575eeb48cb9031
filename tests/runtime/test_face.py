"""What importing the runtime costs, and that it stands on its own."""

from __future__ import annotations

import ast
import builtins
import subprocess
import sys
from pathlib import Path

import pytest

import specmint.runtime
from specmint.runtime import errors

FOLDER = Path(specmint.runtime.__file__).parent
MODULES = sorted(FOLDER.glob("*.py"))


def test_importing_the_runtime_does_not_load_pydantics_models() -> None:
    program = (
        "import sys, httpx, pydantic; before = set(sys.modules); import specmint.runtime;"
        "print(sorted({name.partition('.')[0] for name in set(sys.modules) - before}));"
        "print('pydantic.main' in sys.modules)"
    )
    environment = {"PYTHONPATH": str(FOLDER.parent.parent)}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    loaded, models = done.stdout.splitlines()
    assert models == "False"
    assert set(ast.literal_eval(loaded)) - sys.stdlib_module_names == {"specmint"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_modules_import_each_other_relatively_and_nothing_but_what_a_client_has(path: Path) -> None:
    allowed = {"httpx", "pydantic", "pydantic_core", "typing_extensions"} | set(sys.stdlib_module_names)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            assert node.level in {0, 1}
            names = [node.module or ""] if node.level == 0 else []
        assert {name.partition(".")[0] for name in names} <= allowed


def test_the_tree_at_the_top_of_errors_is_the_tree_of_its_classes() -> None:
    drawn: list[tuple[int, str]] = []
    for line in (errors.__doc__ or "").splitlines():
        name = line.lstrip("│├└─ ").partition(" ")[0]
        if hasattr(errors, name) or hasattr(builtins, name):
            drawn.append(((len(line) - len(line.lstrip("│├└─ "))) // 4, name))
    parents: dict[int, type[BaseException]] = {}
    for depth, name in drawn:
        found: type[BaseException] = getattr(errors, name, None) or getattr(builtins, name)
        parents[depth] = found
        if depth:
            assert parents[depth - 1] in found.__bases__, name
    shown = {name for _, name in drawn}
    defined = {
        name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, BaseException)
    }
    assert defined <= shown
