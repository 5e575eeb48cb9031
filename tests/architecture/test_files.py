"""Small files, one idea each."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest
from jinja2 import StrictUndefined, UndefinedError

from specmint.rendering.environment import environment
from tests.architecture.modules import PACKAGE, SOURCE
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*") if path.is_file())
SOURCES = sorted(PACKAGE.rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_no_module_is_long(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= 300


@pytest.mark.parametrize("path", TEMPLATES, ids=_name)
def test_no_template_is_long(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= 90


@pytest.mark.parametrize("path", [path for path in TEMPLATES if path.suffix == ".jinja"], ids=_name)
def test_every_template_says_what_it_is_given(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("{#- Input: ")


@pytest.mark.parametrize("path", [path for path in TEMPLATES if path.suffix == ".jinja"], ids=_name)
def test_templates_do_not_compute(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\{%-?\s*(set|include|do|call)\b", text)
    expressions = re.sub(r'"[^"]*"', "", "".join(re.findall(r"\{[{%].*?[}%]\}", text)))
    assert set(re.findall(r"\|\s*(\w+)", expressions)) <= {
        "literal",
        "docstring",
        "comment",
        "markdown",
        "code",
        "join",
    }


def test_templates_fail_on_a_name_they_were_not_given() -> None:
    assert environment().undefined is StrictUndefined
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nothing }}").render()


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_every_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_no_name_says_nothing(path: Path) -> None:
    assert not re.search(r"manager|helper|util|base|common|misc", path.relative_to(SOURCE).stem)
