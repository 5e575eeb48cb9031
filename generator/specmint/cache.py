"""What a run with the very same inputs gave: so that an unchanged document costs no more than reading digests."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from specmint import store
from specmint._version import __version__
from specmint.comparing.policy import Policy
from specmint.ir.diagnostics import Diagnostic, Rule
from specmint.ir.document import Position
from specmint.ir.names import NOTHING
from specmint.ir.output import digest
from specmint.ir.report import Report
from specmint.templates import templates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from specmint.configuration import ClientConfig
    from specmint.ir.names import Names
    from specmint.rendering.formatting import Formatter

TOOLS = ("datamodel-code-generator", "jinja2", "openapi-spec-validator", "jsonschema-rs", "pydantic")


def key(client: ClientConfig, document: str, names: Names = NOTHING) -> str:
    """The digest of what the output depends on: document, configuration, names to keep, tools and our own code."""
    configured = repr(replace(client, allow_incomplete=False, policy=Policy()))
    kept = repr([sorted(each.items()) for each in (names.calls, names.classes, names.arguments, names.fields)])
    return _digest([document, configured, kept, repr(tool_versions(client.formatter)), own_code()])


def memory_key(client: ClientConfig) -> str:
    """The name of what is remembered of the parts of a client: of its last run, with these tools and this code."""
    place = str(client.output.absolute())
    return f"parts-{_digest([place, client.package, repr(tool_versions(client.formatter)), own_code()])}"


def _digest(parts: Sequence[str]) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()


def tool_versions(formatter: Formatter) -> dict[str, str]:
    """The versions of the packages that have a hand in the output."""
    return {tool: _version(tool) for tool in (*TOOLS, formatter)}


def all_versions(formatter: Formatter) -> dict[str, str]:
    """These and our own, as they are locked."""
    return {"specmint": __version__, **tool_versions(formatter)}


def is_release() -> bool:
    """Whether our version says which code we are, as that of a package of an index does.

    What is installed from a folder, a repository or a file says so in ``direct_url.json`` (PEP 610).
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
    """The digests of the output by path, what was found on the way to it, and what became of the document."""

    files: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
    report: Report


def remembered(name: str) -> Remembered | None:
    """What a run under this key gave, if there was one."""
    with suppress(ValueError, LookupError, TypeError):
        content = json.loads(store.read(name) or b"")
        diagnostics = tuple(map(_diagnostic, content["diagnostics"]))
        return Remembered(dict(content["files"]), diagnostics, Report.of_content(content["report"]))
    return None


def remember(name: str, files: Mapping[str, str], diagnostics: Sequence[Diagnostic], report: Report) -> None:
    """Note what a run under this key gave. A cache that cannot be written is done without."""
    content = {
        "files": {path: digest(text.encode()) for path, text in files.items()},
        "diagnostics": [asdict(diagnostic) for diagnostic in diagnostics],
        "report": report.content(),
    }
    store.write(name, [json.dumps(content).encode()])


def _diagnostic(content: dict[str, Any]) -> Diagnostic:
    position = Position(**content["position"]) if content["position"] else None
    listing = tuple((number, line) for number, line in content["listing"])
    read = {"rule": Rule(**content["rule"]), "position": position, "listing": listing}
    return Diagnostic(**{**content, **read, "operations": tuple(content["operations"])})


def agrees(folder: Path, expected: Mapping[str, str]) -> bool:
    """Whether every file on disk is what was given, byte for byte."""
    try:
        return all(digest((folder / path).read_bytes()) == value for path, value in expected.items())
    except OSError:
        return False


def own_code() -> str:
    """The digest of specmint itself."""
    total = sha256()
    for top in (Path(__file__).parent, Path(str(templates()))):
        for path in sorted(top.rglob("*")):
            if path.suffix in {".py", ".jinja", ".jinja2"}:
                total.update(path.read_bytes())
    return total.hexdigest()
