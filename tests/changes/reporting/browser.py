"""Chromium without a window, where there is one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def chromium() -> str:
    """The program; skips the test where there is none. ``SPECMINT_CHROMIUM`` names another one."""
    found = os.environ.get("SPECMINT_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.skip("there is no Chromium on PATH, and SPECMINT_CHROMIUM names none")
    return found


def axe() -> str:
    """The source of axe-core; skips the test where there is none."""
    path = os.environ.get("SPECMINT_AXE")
    if path is None:
        pytest.skip("SPECMINT_AXE does not name a copy of axe-core's axe.min.js")
    return Path(path).read_text(encoding="utf-8")


def loaded(page: Path, options: Sequence[str] = ()) -> str:
    """What a page has become after its scripts have run and five seconds of its own time have passed."""
    fixed = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--virtual-time-budget=5000")
    profile = f"--user-data-dir={page.parent / 'profile'}"
    done = subprocess.run(
        [chromium(), *fixed, profile, *options, "--dump-dom", page.as_uri()],
        capture_output=True,
        check=True,
        timeout=120,
        encoding="utf-8",
        env={**os.environ, "HOME": str(page.parent)},
    )
    return done.stdout


def asked(page: Path, html: str, script: str, options: Sequence[str] = ()) -> str:
    """What a script of ours says about a page: its policy is taken away, so that the script may run."""
    answer = "(async () => { const pre = document.createElement('pre'); pre.id = 'answer';"
    given = f"pre.textContent = JSON.stringify(await ({script})()); document.body.append(pre); }})();"
    page.write_text(_POLICY.sub("", html) + f"<script>{answer}{given}</script>", encoding="utf-8")
    found = re.search(r'<pre id="answer">(.*?)</pre>', loaded(page, options), re.DOTALL)
    assert found, "the script did not come to an end"
    return unescape(found.group(1))
