"""Two lines in a user's test are enough."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

GENERATED = Path(__file__).parents[2] / "generated"


def test_plugin_gives_a_ready_client(tmp_path: Path) -> None:
    (tmp_path / "test_mine.py").write_text(
        'pytest_plugins = ["telnyx_assistants.testing.plugin"]\n\n'
        "def test_rename(telnyx_assistants_client):\n"
        '    assert telnyx_assistants_client.ai.assistants.versions.update("v", assistant_id="a", name="Ada").id\n',
        encoding="utf-8",
    )
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--override-ini",
        f"pythonpath={GENERATED}",
    ]
    finished = subprocess.run([*command, str(tmp_path)], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert finished.returncode == 0, finished.stdout
    assert "1 passed" in finished.stdout
