from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from specmint.building import parallel
from specmint.cli import main
from tests.ci.forge import Forge
from tests.following.updating.projects import project
from tests.following.updating.publishing import Publisher, published
from tests.pipeline.clients import SPEC, one_process

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with published(SPEC.encode()) as publisher:
        yield publisher


@pytest.fixture
def forge(tmp_path: Path, publisher: Publisher, monkeypatch: pytest.MonkeyPatch) -> Forge:
    """A forge whose base branch holds a small client that follows the publisher."""
    forge = Forge(tmp_path, {"GIT_CONFIG_GLOBAL": "/dev/null"})
    forge.work.mkdir()
    project(forge.work, publisher.url)
    (forge.work / "new.yaml").unlink()
    (forge.work / ".gitignore").write_text("/.specmint/\n", encoding="utf-8")
    monkeypatch.chdir(forge.work)
    monkeypatch.setattr(parallel, "other_processes", one_process)
    monkeypatch.setattr("sys.argv", ["specmint", "generate", "--quiet"])
    with pytest.raises(SystemExit) as ending:
        main()
    assert ending.value.code == 0
    forge.begin()
    return forge
