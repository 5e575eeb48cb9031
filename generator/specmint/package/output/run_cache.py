"""Caches the digests of a run's results, so that a run with equal inputs only compares digests."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from specmint._version import __version__
from specmint.building import cache_folder
from specmint.building.tree import ObstacleError, Tree
from specmint.ir.diagnostics import Diagnostic, Rule
from specmint.ir.document import Position
from specmint.ir.names import NOTHING
from specmint.ir.output import digest, with_line_feeds
from specmint.ir.policy import Policy
from specmint.ir.report import Report
from specmint.text.templates import templates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from specmint.ir.client import ClientConfig, Formatter
    from specmint.ir.names import Names

TOOLS = ("datamodel-code-generator", "jinja2", "openapi-spec-validator", "jsonschema-rs", "pydantic")


def key(client: ClientConfig, document: str, names: Names = NOTHING) -> str:
    """The digest of all inputs: document, configuration, names to keep, tool versions and the code of specmint."""
    configured = repr(replace(client, allow_incomplete=False, policy=Policy()))
    kept = repr([sorted(each.items()) for each in vars(names).values()])
    return _digest([document, configured, kept, repr(tool_versions(client.formatter)), own_code()])


def cache_key(client: ClientConfig) -> str:
    """The cache key for the parts of a client: those of its last run with these tools and this code."""
    place = str(client.output.absolute())
    return f"parts-{_digest([place, client.package, repr(tool_versions(client.formatter)), own_code()])}"


def _digest(parts: Sequence[str]) -> str:
    return sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def tool_versions(formatter: Formatter) -> dict[str, str]:
    """The versions of the packages that affect the output."""
    return {tool: _version(tool) for tool in (*TOOLS, formatter)}


def all_versions(formatter: Formatter) -> dict[str, str]:
    """The versions that the lock records: those of the tools and of specmint."""
    return {"specmint": __version__, **tool_versions(formatter)}


def is_release() -> bool:
    """Whether the version identifies the code of specmint, as in an installation from a package index.

    An installation from a folder, a repository or a file has a ``direct_url.json`` (PEP 610).
    """
    try:
        return distribution("specmint").read_text("direct_url.json") is None
    except PackageNotFoundError:
        return False


def _version(tool: str) -> str:
    try:
        return version(tool)
    except PackageNotFoundError:
        return "unknown"


@dataclass(frozen=True)
class Remembered:
    """The digests of the output by path, the diagnostics, and the report on the document."""

    files: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
    report: Report


def remembered(name: str) -> Remembered | None:
    """The result of an earlier run with this key, or None."""
    with suppress(ValueError, LookupError, TypeError):
        content = json.loads(cache_folder.read(name) or b"")
        diagnostics = tuple(map(_diagnostic, content["diagnostics"]))
        return Remembered(dict(content["files"]), diagnostics, Report.of_content(content["report"]))
    return None


def remember(name: str, files: Mapping[str, str], diagnostics: Sequence[Diagnostic], report: Report) -> None:
    """Cache the result of a run. Errors on writing are ignored."""
    content = {
        "files": {path: digest(text.encode()) for path, text in files.items()},
        "diagnostics": [asdict(diagnostic) for diagnostic in diagnostics],
        "report": report.content(),
    }
    cache_folder.write(name, [json.dumps(content).encode()])


def _diagnostic(content: dict[str, Any]) -> Diagnostic:
    position = Position(**content["position"]) if content["position"] else None
    listing = tuple((number, line) for number, line in content["listing"])
    read = {"rule": Rule(**content["rule"]), "position": position, "listing": listing}
    return Diagnostic(**{**content, **read, "operations": tuple(content["operations"])})


def agrees(folder: Path, expected: Mapping[str, str]) -> bool:
    """Whether every file on disk has the expected digest, whatever its line endings."""
    with Tree(folder) as tree, suppress(OSError, ObstacleError):
        contents = ((tree.read(path), value) for path, value in expected.items())
        return all(content is not None and digest(with_line_feeds(content)) == value for content, value in contents)
    return False


def own_code() -> str:
    """The digest of specmint's own code."""
    total = sha256()
    for top in (Path(__file__).parents[2], Path(str(templates()))):
        for path in sorted(top.rglob("*")):
            if path.suffix in {".py", ".jinja", ".jinja2"}:
                total.update(path.read_bytes())
    return total.hexdigest()
