from __future__ import annotations

from specmint.api.schemas.module_names import module_names
from specmint.ir.catalog import CallName


def _modules(*resources: str) -> dict[str, str]:
    calls = [CallName(tuple(each.split(".")) if each else (), "list", "collection") for each in resources]
    return {".".join(path): module for path, module in module_names(calls).items()}


def test_every_resource_has_a_module_and_so_have_those_above_it() -> None:
    assert _modules("ai.assistants.versions") == {
        "": "root",
        "ai": "ai",
        "ai.assistants": "ai_assistants",
        "ai.assistants.versions": "ai_assistants_versions",
    }


def test_names_with_another_meaning_are_not_taken() -> None:
    assert _modules("shared", "root") == {"": "root", "root": "root_resource", "shared": "shared_resource"}


def test_of_two_that_want_one_name_the_shorter_path_keeps_it() -> None:
    modules = _modules("oauth.grants", "oauth_grants", "shared.resource", "shared")
    assert modules["oauth_grants"] == "oauth_grants"
    assert modules["oauth.grants"] == "oauth_grants_resource"
    assert len(set(modules.values())) == len(modules)


def test_no_module_is_called_like_a_device_of_windows() -> None:
    found = _modules("aux", "com1", "console")
    assert (found["aux"], found["com1"], found["console"]) == ("aux_resource", "com1_resource", "console")


def test_a_long_path_gives_a_short_name_of_its_own() -> None:
    found = _modules("a" * 120, "a" * 121)
    assert {len(name) for name in found.values()} == {len("root"), 90}
    assert len(set(found.values())) == len(found)
