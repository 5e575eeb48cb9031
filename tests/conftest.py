"""Options and fixtures that every test may use."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

import pytest

# The runtime names its HTTP library in one place; with this, its tests run on the other one, as `make httpx2` does.
if os.environ.get("SPECMINT_TRANSPORT") == "httpx2":
    sys.modules["httpx"] = importlib.import_module("httpx2")

# What it asserts is then told as fully as in a test.
pytest.register_assert_rewrite("tests.replay")

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
INTENTS = ("compare", "create", "update", "remove")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--golden",
        choices=INTENTS,
        default="compare",
        help="compare recorded output; or create what is missing, update what differs, remove what is no longer made",
    )
    parser.addoption(
        "--every-step", action="store_true", help="kill at every step and take 20 documents, where else a few will do"
    )


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or fills the cache of the user who runs the tests, nor has a key of theirs made."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.getbasetemp() / "state"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real documents that are kept beside the project, where they are."""
    if not SHARED.is_dir():
        pytest.skip("the real documents are not beside this checkout")
    return SHARED
