from __future__ import annotations

import ast

from specmint.package.output.size import PackageSize, Size, package_size
from tests.conftest import ROOT

MODELS = """\
from x import y

Kind = TypeAliasType("Kind", str)


class Cat(Model):
    name: str
    kind = 1


Cats: TypeAlias = list[Cat]
"""
FILES = {
    "__init__.py": "a\nb\n",
    "client.py": "a\n",
    "models/__init__.py": "__all__ = []\n",
    "models/pets.py": MODELS,
    "models/shared.py": "class Shared:\n    pass\n",
    "params/pets.py": "class CatParams(TypedDict):\n    name: str\n",
    "resources/pets.py": "class Pets:\n    pass\n\n",
    "resources/pets_toys.py": "class Toys:\n    pass\n",
    "_runtime/__init__.py": "a\n",
    "_runtime/pets.py": "class Runtime:\n    pass\n",
    "README.md": "a\n" * 50,
    "schemas/pets.json": "{}\n",
}


def test_each_resource_has_its_calls_models_and_params() -> None:
    size = package_size(FILES, frozenset({"pets", "pets_toys", "root"}))
    assert size == PackageSize(
        modules={"pets": Size(4, 11 + 2 + 3), "pets_toys": Size(0, 2)}, rest=Size(1, 2 + 1 + 1 + 2), runtime=Size(0, 3)
    )
    assert size.total == Size(5, 24)


def test_nothing_is_nothing() -> None:
    assert package_size({}, frozenset()) == PackageSize({}, Size(), Size())


def test_models_are_counted_as_python_does() -> None:
    folder = ROOT / "generated" / "telnyx_assistants"
    files = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.py")}
    modules = [
        text for path, text in files.items() if path.startswith(("models/", "params/")) and "__init__" not in path
    ]
    named = [
        node
        for text in modules
        for node in ast.parse(text).body
        if isinstance(node, ast.ClassDef | ast.Assign | ast.AnnAssign)
    ]
    assert package_size(files, frozenset()).total.models == len(named) > 0
