"""Options and fixtures that every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest

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


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or fills the cache of the user who runs the tests."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real documents that are kept beside the project, where they are."""
    if not SHARED.is_dir():
        pytest.skip("the real documents are not beside this checkout")
    return SHARED
