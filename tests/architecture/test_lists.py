"""Lists that repeat what is said elsewhere, so that something slow need not be imported, stay equal to it."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from datamodel_code_generator.model.field_name import PYDANTIC_BASE_MODEL_ATTRIBUTES
from datamodel_code_generator.reference import PydanticFieldNameResolver
from pydantic import BaseModel

from specmint.api.naming.arguments import OPTIONS
from specmint.api.naming.fields import OWN_ATTRIBUTES, reserved_fields
from specmint.api.naming.rules import MOCK
from specmint.diagnostics.docs import render_docs
from specmint.diagnostics.rules import RULES
from specmint.ir.diagnostics import Rule
from specmint.package.planning.client_docstrings import OPTIONS as CLIENT_OPTIONS
from specmint.package.planning.resources import ALIASES
from specmint.python import runtime
from specmint.runtime import errors
from specmint.runtime.downloads import AsyncDownloadingSession, DownloadingSession
from specmint.runtime.models import Model
from specmint.runtime.streams import AsyncStreamingSession, StreamingSession
from tests.architecture.modules import PACKAGE
from tests.conftest import ROOT

if TYPE_CHECKING:
    from types import ModuleType

TESTS = [path for path in (ROOT / "tests").rglob("test_*.py") if path.name != "test_lists.py"]
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
    assert raised == set(runtime.exceptions())


def test_every_attribute_of_a_model_is_known() -> None:
    public = {name for name in (*dir(BaseModel), *dir(Model)) if not name.startswith("_")}
    assert public <= reserved_fields()
    assert {
        name for name in vars(Model) if not name.startswith("_") and callable(getattr(Model, name))
    } == OWN_ATTRIBUTES


def test_every_field_that_the_maker_of_classes_renames_is_known() -> None:
    resolver = PydanticFieldNameResolver()
    names = {*dir(BaseModel), *dir(type(BaseModel)), *PYDANTIC_BASE_MODEL_ATTRIBUTES}
    renamed = {name for name in names if not name.startswith("_") and resolver.get_valid_name(name) != name}
    assert {"register", "mro"} <= renamed <= reserved_fields()


def test_every_attribute_of_a_client_is_known() -> None:
    sessions = (StreamingSession, AsyncStreamingSession, DownloadingSession, AsyncDownloadingSession)
    public = {name for session in sessions for name in dir(session) if name[0] != "_"}
    assert public == runtime.session_methods()
    assert MOCK not in public


def test_every_option_of_a_client_is_known() -> None:
    assert set(CLIENT_OPTIONS) == set(re.findall(r"^        (\w+): .*,$", _template("face.jinja"), re.MULTILINE))


def test_every_option_of_a_call_is_known() -> None:
    assert set(OPTIONS) == set(
        re.findall(r"^(\w+): .* \| None = None,", _template("resources/methods.jinja"), re.MULTILINE)
    )


VOCABULARIES = {
    "resources/resource.py.jinja": runtime.RESOURCES,
    "resources/methods.jinja": runtime.RESOURCES,
    "resources/parts.jinja": runtime.RESOURCES,
    "macros.jinja": runtime.RESOURCES,
    "client.py.jinja": runtime.CLIENT,
    "face.jinja": runtime.CLIENT,
    "webhooks.py.jinja": runtime.WEBHOOKS,
}


@pytest.mark.parametrize("template", VOCABULARIES)
def test_a_template_names_nothing_of_the_runtime_that_its_module_does_not_import(template: str) -> None:
    printed = re.sub(r"\{#.*?#\}", "", _template(template), flags=re.DOTALL)
    defined = {name for name in runtime.defined_names() if name[0].isupper()} - {"Client", "AsyncClient"}
    assert set(re.findall(r"\b[A-Z]\w+\b", printed)) & defined <= VOCABULARIES[template].runtime


@pytest.mark.parametrize("vocabulary", [runtime.TYPES, runtime.RESOURCES, runtime.CLIENT, runtime.WEBHOOKS])
def test_every_name_of_a_vocabulary_is_where_it_is_looked_for(vocabulary: runtime.Vocabulary) -> None:
    for name, place in vocabulary.imports("specmint").items():
        if not place.startswith("."):
            assert hasattr(import_module(place.replace("_runtime", ".runtime")), name)


def test_no_name_of_the_runtime_is_defined_twice() -> None:
    names = [name for name in runtime.defined_names() if name[0].isupper() and name not in {"T", "P", "T_co"}]
    assert len(names) == len(set(names))


def test_the_types_that_a_template_writes_can_be_aliased() -> None:
    builtin = {"bool", "bytes", "dict", "float", "int", "list"}
    lower = {name for name in runtime.RESOURCES.others if name.islower() and "_" not in name}
    assert builtin | lower == set(ALIASES)


def test_the_runtime_without_a_feature_imports_without_it() -> None:
    minimal = runtime.travelling(["from ._runtime.resources import Resource"])
    features = {
        "downloads",
        "files",
        "forms",
        "further_applicators",
        "octets",
        "records",
        "shapes",
        "streams",
        "timestamps",
        "unions",
        "webhooks",
    }
    assert features.isdisjoint(minimal)
    assert "files" in runtime.travelling(["from .._runtime.forms import MultipartForm"])


def test_the_page_of_diagnostics_has_a_row_for_every_rule() -> None:
    rows = re.findall(r"^\| (SM\d{3}) \| ([a-z0-9-]+) \| (error|warning) \|", render_docs(), re.MULTILINE)
    assert rows == [(rule.code, rule.name, rule.severity) for rule in RULES]


def test_make_golden_reaches_every_test_that_records() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    reached = re.findall(r"\btests/[\w/.]+", makefile.partition("RECORDED :=")[2].partition("\n#")[0])
    recording = [path for path in TESTS if 'getoption("--golden")' in path.read_text(encoding="utf-8")]
    missed = [path for path in recording if not any(path.is_relative_to(ROOT / each) for each in reached)]
    assert missed == []


def test_every_rule_is_used() -> None:
    sources = [path for path in PACKAGE.rglob("*.py") if not path.name.startswith("rules_")]
    words = set(re.findall(r"[A-Z_]+", "\n".join(path.read_text(encoding="utf-8") for path in sources)))
    chapters = [import_module(f"specmint.diagnostics.{path.stem}") for path in PACKAGE.glob("diagnostics/rules_*.py")]
    names = {name for chapter in chapters for name, value in vars(chapter).items() if isinstance(value, Rule)}
    assert len(names) == len(RULES)
    assert names - words == set()
