"""Importing packages and playing their fixtures under an audit hook: a program of its own.

``python importing.py FOLDER PACKAGE...`` ends with 0 where no text of a document ran. It runs apart, since what it
looks for would run in it.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from specmint.following.updating.replaying import Player

CANARY = "canary_7f3a"
FORBIDDEN = frozenset(
    {
        *("os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "subprocess.Popen", "socket.connect"),
        *("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.symlink", "os.link", "os.chmod", "shutil.rmtree"),
    }
)
seen: list[str] = []


def watch(event: str, arguments: tuple[Any, ...]) -> None:
    """Note what no package does by itself. Raising would only be caught by whoever ran it."""
    if event == "import" and CANARY in str(arguments[0]):
        seen.append(f"import of {arguments[0]}")
    elif event in FORBIDDEN:
        seen.append(f"{event} {arguments[:1]}")
    elif event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        seen.append(f"open {arguments[:2]}")
    elif event in {"compile", "exec"} and CANARY in str(arguments[0])[:10_000]:
        source = str(arguments[0])
        if source.lstrip().startswith("__import__"):
            seen.append(f"{event} {source[:80]}")


def load(folder: Path, package: str) -> None:
    """Import every module of a package, and play what can be played."""
    for path in sorted((folder / package).rglob("*.py")):
        name = ".".join(path.relative_to(folder).with_suffix("").parts).removesuffix(".__init__")
        if name.rpartition(".")[2] != "pytest_plugin":
            import_module(name)
    played = Player(package).play_all()
    print(package, played["played"], len(played["failed"]))  # noqa: T201 - the caller reads it


def main() -> None:
    """Load each package; whatever one raises is told."""
    folder = Path(sys.argv[1])
    sys.path.insert(0, str(folder))
    sys.dont_write_bytecode = True
    sys.addaudithook(watch)
    failed = False
    for package in sys.argv[2:]:
        try:
            load(folder, package)
        except Exception as error:  # noqa: BLE001 - whatever is raised is a finding
            failed = True
            print(f"{package} raised {type(error).__name__}: {error}")  # noqa: T201
        if seen:
            failed = True
            print(f"{package} did {seen[:3]}")  # noqa: T201
            seen.clear()
    sys.exit(failed)


if __name__ == "__main__":
    main()
