"""pyright's strict mode over the client."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from tests.corpus.outcomes import Finding

if TYPE_CHECKING:
    from tests.corpus.case import Case

HEAP = "--max-old-space-size=8192"
"""In MiB: node's own bound lies below what the largest clients need."""


def check(case: Case) -> Finding:
    """As a user of the oldest supported Python runs it. Problems are pyright's errors, as file:line:column."""
    settings = {"typeCheckingMode": "strict", "pythonVersion": "3.10", "include": [case.package]}
    (case.clients / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable]
    environment = {**os.environ, "NODE_OPTIONS": HEAP, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"}
    done = subprocess.run(command, cwd=case.clients, env=environment, capture_output=True, text=True, check=False)
    sys.stdout.write(done.stderr)
    try:
        found = json.loads(done.stdout)["generalDiagnostics"]
    except ValueError:
        return Finding([f"pyright ended with {done.returncode}: {(done.stderr or done.stdout).strip()[-2000:]}"])
    return Finding([_line(each, case) for each in found if each["severity"] == "error"])


def _line(diagnostic: dict[str, Any], case: Case) -> str:
    start = diagnostic["range"]["start"]
    path = PurePath(diagnostic["file"]).relative_to(case.clients)
    rule = diagnostic.get("rule", "error")
    return f"{path}:{start['line'] + 1}:{start['character'] + 1}: {rule}: {diagnostic['message']}"
