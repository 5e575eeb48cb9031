"""A document gives the same bytes, whoever asks, wherever, whenever, and with whatever caches and processes."""

from __future__ import annotations

import os
import subprocess
from hashlib import sha256
from typing import TYPE_CHECKING

from tests.cli.running import COMMAND
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

DOCUMENTS = sorted((ROOT / "tests/golden").glob("[!e]*/*/spec.yaml"))
"""Those of the golden cases that give a client."""
SURROUNDINGS = (
    ({"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"}, 0o022, "a"),
    ({"PYTHONHASHSEED": "4711", "LC_ALL": "C.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu"}, 0o077, "b/deep"),
    ({"PYTHONHASHSEED": "0", "LC_ALL": "POSIX", "TZ": "America/St_Johns", "PYTHONUTF8": "0"}, 0o002, "\u00e4 b"),
)


def test_documents_give_one_digest(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    chosen = DOCUMENTS[:20] if pytestconfig.getoption("--every-step") else DOCUMENTS[7:8]
    assert chosen
    for number, path in enumerate(chosen):
        digests = {}
        for variables, umask, name in SURROUNDINGS:
            folder = tmp_path / str(number) / name
            folder.mkdir(parents=True)
            for attempt in ("cold", "warm", "one processor"):
                out = folder / attempt.split()[0]
                digests[name, attempt] = _digest(path, out, {**variables, "HOME": str(folder)}, umask, attempt)
        assert len({*digests.values()}) == 1, (path, digests)


def _digest(document: Path, out: Path, variables: dict[str, str], umask: int, attempt: str) -> str:
    command = [*COMMAND, "generate", "--spec", str(document), "--package", "acme", "--out", "acme"]
    out.mkdir()
    prefix = ["taskset", "--cpu-list", "0"] if attempt == "one processor" and hasattr(os, "sched_setaffinity") else []
    environment = {**os.environ, **variables, "XDG_CACHE_HOME": str(out.parent / "cache")}
    subprocess.run(
        [*prefix, *command, "--formatter", "ruff", "--allow-incomplete", "--quiet"],
        cwd=out,
        env=environment,
        umask=umask,
        check=True,
        capture_output=True,
    )
    total = sha256()
    for path in sorted((out / "acme").rglob("*")):
        if path.is_file():
            total.update(path.relative_to(out).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()
