"""Lists that repeat what is said elsewhere, so that something slow need not be imported, stay equal to it."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from pydantic import BaseModel

from specmint.diagnostics.docs import render_docs
from specmint.diagnostics.rules import RULES
from specmint.ir.diagnostics import Rule
from specmint.modelling.dmcg import RUNTIME_HOMES
from specmint.naming.arguments import OPTIONS
from specmint.naming.classes import RESERVED
from specmint.naming.fields import MODEL_ATTRIBUTES
from specmint.naming.identifiers import pascal_case
from specmint.naming.rules import CLIENT
from specmint.naming.webhooks import RESERVED as WEBHOOKS_RESERVED
from specmint.planning.faces import OPTIONS as CLIENT_OPTIONS
from specmint.planning.resources import ALIASES, IMPORTED
from specmint.runtime import errors
from specmint.runtime.async_session import AsyncSession
from specmint.runtime.models import Model
from specmint.runtime.sync_session import SyncSession
from specmint.stages.model import EXTRA
from specmint.stages.render import ERRORS
from tests.architecture.modules import PACKAGE
from tests.conftest import ROOT

if TYPE_CHECKING:
    from types import ModuleType

TEMPLATES = ROOT / "templates" / "package"


def _template(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _imported(template: str) -> set[str]:
    lines = re.findall(r"^from \S+ import (?:\(([^)]*)\)|(.+))$", _template(template), re.MULTILINE)
    return set(re.findall(r"\b[A-Z]\w*[a-z]\w*", " ".join(" ".join(line) for line in lines)))


def _public(module: ModuleType) -> set[str]:
    return {name for name in vars(module) if not name.startswith("_") and getattr(module, name).__class__ is type}


def test_the_face_offers_every_exception_of_the_runtime() -> None:
    raised = {name for name in _public(errors) if issubclass(getattr(errors, name), Exception)}
    assert raised == set(ERRORS)


def test_every_attribute_of_a_model_is_known() -> None:
    public = {name for name in (*dir(BaseModel), *dir(Model)) if not name.startswith("_")}
    assert public - {"model_fields_set"} <= MODEL_ATTRIBUTES


def test_every_attribute_of_a_client_is_known() -> None:
    public = {name for name in (*dir(SyncSession), *dir(AsyncSession)) if not name.startswith("_")}
    assert public | {"mock"} == CLIENT


def test_every_option_of_a_client_is_known() -> None:
    assert set(CLIENT_OPTIONS) == set(re.findall(r"^        (\w+): .*,$", _template("face.jinja"), re.MULTILINE))


def test_every_option_of_a_call_is_known() -> None:
    assert set(OPTIONS) == set(
        re.findall(r"^        (\w+): .* \| None = None,", _template("resources/parts.jinja"), re.MULTILINE)
    )


def test_no_resource_is_called_like_what_its_module_imports() -> None:
    used = _imported("resources/resource.py.jinja") | _imported("client.py.jinja")
    assert used - {"TYPE_CHECKING"} <= IMPORTED


def test_no_webhook_is_called_like_what_its_module_uses() -> None:
    template = _template("webhooks.py.jinja")
    lines = re.findall(r"^from \S+ import (.+)$", template, re.MULTILINE)
    imported = {name for line in lines for name in line.split(", ") if name.islower() and "_" not in name}
    defined = set(re.findall(r"^def ([a-z_]+)\(", template, re.MULTILINE))
    types = {"bool", "bytes", "dict", "float", "int", "list", "object", "str"}
    assert (imported | defined | types) - {"annotations"} == WEBHOOKS_RESERVED


def test_no_class_is_called_like_what_its_module_imports() -> None:
    imported = {*RUNTIME_HOMES, *EXTRA}
    assert {name for name in imported if pascal_case(name) == name} <= RESERVED


def test_the_types_that_a_template_writes_can_be_aliased() -> None:
    lower = re.findall(r"^from (\S+) import ([a-z, ]+)$", _template("resources/resource.py.jinja"), re.MULTILINE)
    names = {name for module, line in lower for name in line.split(", ") if module not in {"__future__", "functools"}}
    assert names <= set(ALIASES)


@pytest.mark.parametrize("name", sorted(set(RUNTIME_HOMES)))
def test_the_types_of_the_runtime_are_where_they_are_looked_for(name: str) -> None:
    module = __import__(f"specmint.runtime.{RUNTIME_HOMES[name]}", fromlist=[name])
    assert hasattr(module, name)
    assert module is sys.modules[f"specmint.runtime.{RUNTIME_HOMES[name]}"]


def test_the_page_of_diagnostics_has_a_row_for_every_rule() -> None:
    rows = re.findall(r"^\| (SM\d{3}) \| ([a-z0-9-]+) \| (error|warning) \|", render_docs(), re.MULTILINE)
    assert rows == [(rule.code, rule.name, rule.severity) for rule in RULES]


def test_every_rule_is_used() -> None:
    sources = [path for path in PACKAGE.rglob("*.py") if not path.name.startswith("rules_")]
    words = set(re.findall(r"[A-Z_]+", "\n".join(path.read_text(encoding="utf-8") for path in sources)))
    chapters = [import_module(f"specmint.diagnostics.{path.stem}") for path in PACKAGE.glob("diagnostics/rules_*.py")]
    names = {name for chapter in chapters for name, value in vars(chapter).items() if isinstance(value, Rule)}
    assert len(names) == len(RULES)
    assert names - words == set()
