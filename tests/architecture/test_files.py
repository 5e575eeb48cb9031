"""Small files, one idea each."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest
from jinja2 import StrictUndefined, UndefinedError

from specmint.package.rendering.environment import environment
from tests.architecture.modules import PACKAGE, SOURCE
from tests.architecture.templates import computed
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*") if path.is_file())
JINJA = [path for path in TEMPLATES if path.suffix == ".jinja"]
SOURCES = sorted(PACKAGE.rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


# Each test is about all files and tells every offender: a test a file would make a thousand of them.
def test_no_module_is_long() -> None:
    assert [_name(path) for path in SOURCES if _text(path).count("\n") > 300] == []


def test_no_template_is_long() -> None:
    assert [_name(path) for path in TEMPLATES if _text(path).count("\n") > 90] == []


def test_every_template_says_what_it_is_given() -> None:
    assert [_name(path) for path in JINJA if not _text(path).startswith("{#- Input: ")] == []


def test_templates_do_not_compute() -> None:
    assert {_name(path): found for path in JINJA if (found := computed(_text(path)))} == {}


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("{{ name }} {% if a.b == 1 %}{{ a.b | literal }}{% endif %}", []),
        ("{{ names | join(', ') }} {{ text | docstring(4) }}", []),
        ("{%- from 'parts.jinja' import call -%}{{ call(operation, 'a(b)') }}", []),
        ("{% macro line(x) -%}{{ x }}{%- endmacro %}{{ line(1) }}", []),
        ("{{ loop.cycle('a', 'b') }}", ["loop.cycle()"]),
        ("{{ name.upper() }}", ["name.upper()"]),
        ("{% for key, value in a.b.items() %}{{ value }}{% endfor %}", []),
        ("{% if name.startswith('a') %}{% endif %}", ["name.startswith()"]),
        ("{{ range(3) }}", ["range()"]),
        ("{{ name | upper }}", ["upper"]),
        ("{{ a['b'].strip() }}", ["Getitem.strip()"]),
        ("{% set a = 1 %}", ["Assign"]),
        ("{% include 'other.jinja' %}", ["Include"]),
    ],
)
def test_what_computes_in_a_template_is_seen(template: str, found: list[str]) -> None:
    assert computed(template) == found


def test_templates_fail_on_a_name_they_were_not_given() -> None:
    assert environment().undefined is StrictUndefined
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nothing }}").render()


def test_every_module_says_what_it_is() -> None:
    assert [_name(path) for path in SOURCES if not ast.get_docstring(ast.parse(_text(path)))] == []


def test_no_name_says_nothing() -> None:
    empty = re.compile(r"manager|helper|util|base|common|misc")
    assert [_name(path) for path in SOURCES if empty.search(path.relative_to(SOURCE).stem)] == []
