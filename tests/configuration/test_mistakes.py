"""Every mistake in a configuration has a text that says where it is and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from specmint.configuration import find_clients
from specmint.diagnostics.text import render_text
from specmint.ir.diagnostics import SpecmintError
from tests.golden.recording import check

EXPECTED = Path(__file__).parent / "expected"
GOOD = 'name = "pets"\ndocument = "spec.yaml"\noutput = "out"\npackage = "pets"\n'
CLIENT = f"[[tool.specmint.clients]]\n{GOOD}"

MISTAKES = {
    "bad-accepted": f'{CLIENT}accepted = "python-call-removed"',
    "bad-accepted-entry": f'{CLIENT}accepted = ["python-call-removed"]',
    "bad-accepted-key": f'{CLIENT}accepted = [{{ rule = "python-call-removed", reason = "Known.", cal = "pets.*" }}]',
    "bad-accepted-rule": f'{CLIENT}accepted = [{{ rule = "python-call-remove", reason = "Known." }}]',
    "bad-accepted-texts": f'{CLIENT}accepted = [{{ rule = 1, reason = " ", call = ["pets"], subject = "" }}]',
    "bad-accepted-until": (
        f'{CLIENT}accepted = [{{ rule = "python-call-removed", reason = "Known.", until = "2030-12-31" }}]'
    ),
    "bad-changes": f'{CLIENT}changes = ["python-call-removed"]',
    "bad-changes-level": f'{CLIENT}changes = {{ "python-call-removed" = "error" }}',
    "bad-changes-rule": f'{CLIENT}changes = {{ "python-call-removd" = "info", zzz = "info" }}',
    "missing-accepted-reason": f"{CLIENT}accepted = [{{}}]",
    "bad-allow-folder": f"{CLIENT}allow_folder = true",
    "bad-allow-remote": f'{CLIENT}allow_remote = "yes"',
    "bad-credentials": f'{CLIENT}credentials = {{ bearer = "TOKEN" }}',
    "bad-credentials-argument": f'{CLIENT}credentials = {{ bearer = {{ argument = "api-key", variable = "KEY" }} }}',
    "bad-credentials-keyword": f'{CLIENT}credentials = {{ bearer = {{ argument = "class", variable = "KEY" }} }}',
    "bad-credentials-type": f'{CLIENT}credentials = "TOKEN"',
    "bad-fixtures": f'{CLIENT}fixtures = "no"',
    "bad-formatter": f'{CLIENT}formatter = "yapf"',
    "bad-formatter-type": f"{CLIENT}formatter = [1]",
    "bad-headers": f"{CLIENT}headers = {{ Accept = 1 }}",
    "bad-headers-type": f'{CLIENT}headers = ["Accept: text/yaml"]',
    "bad-names": f'{CLIENT}names = {{ "GET /pets" = 7 }}',
    "bad-names-call": f"{CLIENT}names = {{ 'GET /pets' = 'pets.my-list', 'GET /dogs' = 'import' }}",
    "bad-names-type": f'{CLIENT}names = ["pets.list"]',
    "bad-overlays": f'{CLIENT}overlays = "fixes.yaml"',
    "bad-package": f"{CLIENT.replace('pets', 'my-pets')}",
    "bad-package-keyword": f"{CLIENT.replace('pets', 'import')}",
    "bad-select": f'{CLIENT}select = "pets.*"',
    "bad-select-type": f"{CLIENT}exclude = [1]",
    "bad-timeout": f"{CLIENT}timeout = 0",
    "bad-timeout-type": f"{CLIENT}timeout = true",
    "bad-timeout-endless": f"{CLIENT}timeout = inf",
    "bad-text": CLIENT.replace('"spec.yaml"', "7"),
    "clients-are-no-list": '[tool.specmint]\nclients = "pets"',
    "clients-are-no-tables": '[tool.specmint]\nclients = ["pets"]',
    "empty-text": CLIENT.replace('"spec.yaml"', '""'),
    "missing-credentials-variable": f'{CLIENT}credentials = {{ bearer = {{ argument = "api_key" }} }}',
    "missing-values": "[[tool.specmint.clients]]",
    "no-table": f"[[tool.specmint]]\n{GOOD}",
    "no-toml": "[tool.specmint\n",
    "no-utf-8": "[tool.specmint]\n# \udcff",
    "several-mistakes": f'{CLIENT}fromatter = "ruff"\nfixtures = 1\n[tool.specmint]\ncleints = []',
    "two-clients-of-one-name": CLIENT + CLIENT.replace('"out"', '"elsewhere"'),
    "two-clients-of-one-output": CLIENT + CLIENT.replace("pets", "dogs"),
    "unknown-key": f"{CLIENT}pakage = 1",
    "unknown-key-like-none": f"{CLIENT}zzz = 1",
    "unknown-key-of-credentials": (
        f'{CLIENT}credentials = {{ bearer = {{ argument = "key", variable = "KEY", varable = "K" }} }}'
    ),
    "unknown-key-of-tool": f"[tool.specmint]\nclient = []\n{CLIENT}",
    "unknown-key-label": f'{CLIENT}label = "spec"',
}


def _told(names: list[str], folder: Path) -> str:
    with pytest.raises(SpecmintError) as caught:
        find_clients(names, folder)
    return render_text(caught.value.diagnostics, color=False).replace(str(folder), "/project")


def test_texts(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    texts = {"nothing-configured.txt": _told([], tmp_path)}
    for name, content in MISTAKES.items():
        (tmp_path / "pyproject.toml").write_bytes(content.encode(errors="surrogateescape"))
        texts[f"{name}.txt"] = _told([], tmp_path)
    (tmp_path / "pyproject.toml").write_text(CLIENT, encoding="utf-8")
    texts["unknown-client.txt"] = _told(["pest", "pets", "xyz"], tmp_path)
    (tmp_path / "pyproject.toml").write_text("[tool.specmint]\nclients = []", encoding="utf-8")
    texts["no-clients.txt"] = _told(["pets"], tmp_path)
    check(EXPECTED, texts, pytestconfig.getoption("--golden"))


def test_a_configuration_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyproject.toml").write_text(CLIENT, encoding="utf-8")

    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(SpecmintError, match=r"pyproject\.toml' cannot be read: Permission denied"):
        find_clients([], tmp_path)
