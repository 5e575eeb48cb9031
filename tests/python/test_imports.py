from __future__ import annotations

import ast

import pytest

from specmint.python.imports import tidy
from specmint.text.order import import_order

SOURCE = '''"""What it is."""

from __future__ import annotations

import enum
from typing import Any, Literal, NotRequired, Unused
from pydantic import BaseModel as Base, Field
from . import shared
from .._placeholder.models import Model
from typing_extensions import TypeAliasType


class Pet(Model):
    """Any Unused word."""

    name: NotRequired[str]
    kind: Literal["Any", "Unused"]
    home: "shared.Home | None" = Field(title="Unused Any")


Alias = TypeAliasType("Alias", "Base | ByShape")
'''
TIDY = '''"""What it is."""

from __future__ import annotations

import enum
from typing import Literal, NotRequired

from pydantic import BaseModel as Base
from pydantic import Field
from typing_extensions import TypeAliasType

from .._runtime.models import Model
from .._runtime.shapes import ByShape
from . import shared


class Pet(Model):
    """Any Unused word."""

    name: NotRequired[str]
    kind: Literal["Any", "Unused"]
    home: "shared.Home | None" = Field(title="Unused Any")


Alias = TypeAliasType("Alias", "Base | ByShape")

'''


def _lines(source: str) -> list[str]:
    return [line for line in source.split("\n") if line]


def test_the_import_block_is_written_anew() -> None:
    extra = {"ByShape": ".._runtime.shapes", "ByProperty": ".._runtime.models"}
    made = tidy(SOURCE, extra, {".._placeholder.models": ".._runtime.models"})
    assert _lines(made) == _lines(TIDY)
    groups = made.split("\n\n\nclass")[0].split("import annotations\n\n")[1].split("\n\n")
    assert [len(group.split("\n")) for group in groups] == [2, 3, 3]


def test_it_is_the_same_the_second_time() -> None:
    assert _lines(tidy(TIDY, {}, {})) == _lines(TIDY)


def test_annotations_may_be_evaluated_where_they_stand() -> None:
    assert "__future__" not in tidy(SOURCE, {}, {}, postponed=False)


@pytest.mark.parametrize("source", ["", '"""Nothing."""', "import os", "x = 1", "# comment\nimport os\n\nx = 1"])
def test_little_modules(source: str) -> None:
    made = tidy(source, {}, {})
    ast.parse(made)
    assert ("import os" in made) == ("import os" in source)
    assert ("x = 1" in made) == ("x = 1" in source)
    assert made.count("from __future__ import annotations") == 1


def test_what_a_module_defines_is_not_imported() -> None:
    made = tidy("from datetime import date\n\ndef date(): ...\n\nx = date()", {"date as date_": "datetime"}, {})
    assert "datetime" not in made


def test_an_alias_is_imported_where_it_is_used() -> None:
    made = tidy("def list() -> list_[str]: ...", {"list as list_": "builtins"}, {})
    assert "from builtins import list as list_\n" in made


def test_an_argument_is_not_what_the_module_imports() -> None:
    source = "from datetime import date, time\ndef on(date: str, time: str) -> time:\n    return date"
    assert "from datetime import time\n" in tidy(source, {}, {})


def test_a_decorator_belongs_to_its_class() -> None:
    assert tidy("from a import b\n\n@b\nclass C: ...", {}, {}).endswith("from a import b\n\n\n@b\nclass C: ...\n")


def test_words_in_the_arguments_of_a_call_are_no_types() -> None:
    made = tidy("from . import models, params\nx = Operation('params.list', at=('models',), of=params.X)", {}, {})
    assert "from . import params\n" in made


def test_names_are_in_the_order_of_isort() -> None:
    names = ["b", "A", "Z", "LAST", "a", "Aa10", "Aa", "Aa2", "_x", "A2", "FIRST"]
    assert sorted(names, key=import_order) == ["A2", "FIRST", "LAST", "A", "Aa", "Aa2", "Aa10", "Z", "_x", "a", "b"]
