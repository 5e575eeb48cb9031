"""What a run with the very same inputs gave: so that an unchanged document costs no more than reading digests."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from specmint.ir.diagnostics import Diagnostic, Rule
from specmint.ir.document import Position
from specmint.ir.output import digest
from specmint.templates import templates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from specmint.configuration import ClientConfig
    from specmint.rendering.formatting import Formatter

TOOLS = ("datamodel-code-generator", "jinja2", "openapi-spec-validator", "jsonschema-rs", "pydantic")


def key(client: ClientConfig, document: str) -> str:
    """The digest of everything that the output depends on: document, configuration, tools and our own code."""
    parts = [document, repr(client), repr(tool_versions(client.formatter)), _own_code()]
    return sha256("\n".join(parts).encode()).hexdigest()


def tool_versions(formatter: Formatter) -> dict[str, str]:
    """The versions of the packages that have a hand in the output."""
    return {tool: _version(tool) for tool in (*TOOLS, formatter)}


def _version(tool: str) -> str:
    try:
        return version(tool)
    except PackageNotFoundError:
        return "unknown"


@dataclass(frozen=True)
class Remembered:
    """The digests of the output by path, and what was found on the way to it."""

    files: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]


def remembered(name: str) -> Remembered | None:
    """What a run under this key gave, if there was one."""
    with suppress(OSError, ValueError, RuntimeError, LookupError, TypeError):
        content = json.loads((_folder() / name).read_text(encoding="utf-8"))
        return Remembered(dict(content["files"]), tuple(map(_diagnostic, content["diagnostics"])))
    return None


def remember(name: str, files: Mapping[str, str], diagnostics: Sequence[Diagnostic]) -> None:
    """Note what a run under this key gave. A cache that cannot be written is done without."""
    content = {
        "files": {path: digest(text.encode()) for path, text in files.items()},
        "diagnostics": [asdict(diagnostic) for diagnostic in diagnostics],
    }
    with suppress(OSError, RuntimeError):
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True)
        temporary = folder / f"{name}.{os.getpid()}"
        temporary.write_text(json.dumps(content), encoding="utf-8")
        temporary.replace(folder / name)


def _diagnostic(content: dict[str, Any]) -> Diagnostic:
    position = Position(**content["position"]) if content["position"] else None
    listing = tuple((number, line) for number, line in content["listing"])
    return Diagnostic(**{**content, "rule": Rule(**content["rule"]), "position": position, "listing": listing})


def agrees(folder: Path, expected: Mapping[str, str]) -> bool:
    """Whether every file on disk is what was given, byte for byte."""
    try:
        return all(digest((folder / path).read_bytes()) == value for path, value in expected.items())
    except OSError:
        return False


def _folder() -> Path:
    """The user's cache folder. Raises RuntimeError for a user without a home."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "specmint"


def _own_code() -> str:
    total = sha256()
    for top in (Path(__file__).parent, Path(str(templates()))):
        for path in sorted(top.rglob("*")):
            if path.suffix in {".py", ".jinja", ".jinja2"}:
                total.update(path.read_bytes())
    return total.hexdigest()
