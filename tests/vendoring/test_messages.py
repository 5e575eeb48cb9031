"""What users are told: the text of every rule about vendoring is recorded."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from specmint.diagnostics import rules_vendoring
from specmint.ir.diagnostics import Rule
from tests.cli.running import Command
from tests.golden.recording import check
from tests.pipeline.clients import SPEC, project

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

EXPECTED = Path(__file__).parent / "expected"
PLACE = "lib/petstore"
UPDATE = ("vendor", "--update", PLACE)
CHECK = ("vendor", "--check", PLACE)


def change(path: str, old: str, new: str) -> None:
    Path(path).write_text(Path(path).read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def regenerate(specmint: Command) -> None:
    change("spec.yaml", "born", "birthday")
    specmint("generate", "--quiet")


def _not_vendored(specmint: Command) -> tuple[str, ...]:
    del specmint
    return ("vendor", "--check", "lib")


def _broken_vendor_lock(specmint: Command) -> tuple[str, ...]:
    del specmint
    change(f"{PLACE}/vendor.lock", '"client.py"', '"../client.py"')
    return CHECK


def _client_moved(specmint: Command) -> tuple[str, ...]:
    del specmint
    change("spec.yaml", "born", "birthday")
    return UPDATE


def _forbidden_folder(specmint: Command) -> tuple[str, ...]:
    del specmint
    return ("vendor", "pets", "--into", "out/petstore")


def _foreign_file(specmint: Command) -> tuple[str, ...]:
    del specmint
    Path("mine").mkdir()
    Path("mine/client.py").write_text("mine", encoding="utf-8")
    Path("mine/README.md").write_text("mine", encoding="utf-8")
    return ("vendor", "pets", "--into", "mine")


def _other_client(specmint: Command) -> tuple[str, ...]:
    del specmint
    change(f"{PLACE}/vendor.lock", '"client": "pets"', '"client": "cats"')
    return ("vendor", "pets", "--into", PLACE)


def _link_inside(specmint: Command) -> tuple[str, ...]:
    regenerate(specmint)
    Path(PLACE, "models").replace("models")
    Path(PLACE, "models").symlink_to(Path("models").absolute())
    return UPDATE


def _edits_in_conflict(specmint: Command) -> tuple[str, ...]:
    regenerate(specmint)
    change(f"{PLACE}/models/pets.py", "    born:", "    mine:")
    return UPDATE


def _patch_does_not_fit(specmint: Command) -> tuple[str, ...]:
    change(f"{PLACE}/models/pets.py", "    born:", "    mine:")
    specmint("vendor", "--keep-edits", PLACE, "--patch", "patches")
    regenerate(specmint)
    return UPDATE


def _patch_unreadable(specmint: Command) -> tuple[str, ...]:
    del specmint
    Path("patches").mkdir()
    Path("patches/client.py.patch").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    return (*UPDATE, "--patch", "patches")


def _unnamed_client(specmint: Command) -> tuple[str, ...]:
    del specmint
    text = Path("pyproject.toml").read_text(encoding="utf-8")
    more = text.replace('"pets"', '"cats"').replace('"out"', '"cats"')
    Path("pyproject.toml").write_text(text + more, encoding="utf-8")
    return ("vendor", "--into", "lib/zoo")


def _unsuitable_name(specmint: Command) -> tuple[str, ...]:
    del specmint
    return ("vendor", "pets", "--into", "lib/pet-store")


def _vendored_file_edited(specmint: Command) -> tuple[str, ...]:
    del specmint
    change(f"{PLACE}/client.py", "A client of", "My client of")
    content = Path(PLACE, "models/pets.py").read_bytes()
    Path(PLACE, "models/pets.py").write_bytes(content.replace(b"\n", b"\r\n"))
    Path(PLACE, "vendor.base").write_bytes(b"")
    return CHECK


def _vendored_file_missing(specmint: Command) -> tuple[str, ...]:
    del specmint
    Path(PLACE, "client.py").unlink()
    return CHECK


def _stray_file(specmint: Command) -> tuple[str, ...]:
    del specmint
    Path(PLACE, "models/old.py").write_bytes(Path(PLACE, "models/pets.py").read_bytes())
    return CHECK


CASES: dict[str, Callable[[Command], tuple[str, ...]]] = {
    name.removeprefix("_").replace("_", "-"): case
    for name, case in list(globals().items())
    if name.startswith("_") and getattr(case, "__module__", "") == __name__
}


def test_texts(
    tmp_path: Path,
    pytestconfig: pytest.Config,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    texts = {}
    for name, case in CASES.items():
        folder = tmp_path / name
        folder.mkdir()
        project(folder)
        (folder / "spec.yaml").write_text(re.sub(r"(?s)  /owners.*(?=components)", "", SPEC), encoding="utf-8")
        specmint = Command(folder, monkeypatch, capsys)
        specmint("generate", "--quiet")
        specmint("vendor", "pets", "--into", PLACE, "--without-fixtures", "--quiet")
        ended = specmint(*case(specmint))
        assert ended.status in {1, 2}
        assert name in ended.err
        texts[f"{name}.txt"] = (ended.out + ended.err).replace(f"{folder}/", "").replace(str(folder), "here")
    check(EXPECTED, texts, pytestconfig.getoption("--golden"))


def test_every_rule_has_a_case() -> None:
    assert set(CASES) == {rule.name for rule in vars(rules_vendoring).values() if isinstance(rule, Rule)}
