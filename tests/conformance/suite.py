"""`make suite`: the official JSON-Schema-Test-Suite, which the source package of jsonschema carries, over our check.

The suite's schemas are read as a document's are: each is a file that a component refers to, of OpenAPI 3.0 for draft 4
and of OpenAPI 3.1 for 2020-12. What is checked is the check that clients make of what they send.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from specmint.api.schemas.checks import CheckSchemas
from specmint.api.schemas.view import Schemas
from specmint.document.reading.source import Source
from specmint.document.reading.stage import parse_source
from specmint.ir.load_options import LoadOptions
from specmint.runtime.checks import Checker
from specmint.runtime.further_applicators import FURTHER_KEYWORDS
from specmint.runtime.schemas import Schemas as ShippedSchemas
from tests.conformance.unsupported import reason_for
from tests.conftest import ROOT
from tests.documents import component
from tests.locked import locked

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = ROOT / ".environments" / "suite"
SUITE = FOLDER / "json"
VERSIONS = {"draft4": "3.0.3", "draft2020-12": "3.1.0"}
WRITTEN, REMOTES = b"http://localhost:1234/", b"https://schemas.example.com/"
"""Where the suite's schemas look for others, and where they are put: no document is fetched from a private address."""


@dataclass(frozen=True)
class Verdict:
    """One test of the suite: ``keyword`` is its file, ``accepted`` what the check says."""

    keyword: str
    group: str
    test: str
    valid: bool
    accepted: bool

    @property
    def name(self) -> str:
        return f"{self.keyword}: {self.group}: {self.test}"


def fetch() -> None:
    """Get the source package that requirements.lock names, and unpack the suite. Raises CalledProcessError."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = FOLDER / "wanted.txt"
    wanted.write_text(locked()["jsonschema"].text, encoding="utf-8")
    command = (sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps")
    only_source = ("--no-binary", "jsonschema", "--require-hashes", "--requirement", wanted, "--dest", FOLDER)
    subprocess.run((*command, *only_source), check=True)
    with tarfile.open(next(FOLDER.glob("jsonschema-*.tar.gz"))) as archive:
        for member in archive.getmembers():
            member.name = member.name.partition("/")[2]
            if member.name.startswith(("json/tests/", "json/remotes/")):
                archive.extract(member, FOLDER, filter="data")


def verdicts(draft: str) -> Iterator[Verdict]:
    """Every test of a draft. Raises whatever reading or checking raises."""
    remotes = {
        f"{REMOTES.decode()}{path.relative_to(SUITE / 'remotes').as_posix()}": _read(path)
        for path in sorted((SUITE / "remotes").rglob("*.json"))
    }
    for path in sorted((SUITE / "tests" / draft).glob("*.json")):
        for group in json.loads(_read(path)):
            yield from _verdicts(path.stem, group, VERSIONS[draft], remotes)


def _read(path: Path) -> bytes:
    return path.read_bytes().replace(WRITTEN, REMOTES)


def _verdicts(keyword: str, group: Any, version: str, remotes: dict[str, bytes]) -> Iterator[Verdict]:
    tree = {
        "openapi": version,
        "info": {"title": "Things", "version": "1"},
        "paths": {},
        "components": {"schemas": {"It": {"$ref": "it.json"}}},
    }
    source = Source(
        "root.json", json.dumps(tree).encode(), {"it.json": json.dumps(group["schema"]).encode(), **remotes}
    )
    document = parse_source(source, LoadOptions(allow_remote=True)).document
    made = CheckSchemas(Schemas(document), {})
    made.add(component("It"), "it", "It")
    with TemporaryDirectory() as folder:
        for name, content in made.files().items():
            (Path(folder) / name).write_text(json.dumps(content), encoding="utf-8")
        checker = Checker(ShippedSchemas(Path(folder)), dict(FURTHER_KEYWORDS))
        reference = made.reference(component("It"), "it", "It")
        for test in group["tests"]:
            accepted = not checker.problems(reference, test["data"])
            yield Verdict(keyword, group["description"], test["description"], test["valid"], accepted)


def main() -> int:
    """Get the suite if it is not there, and print what the check says otherwise; 1 where no reason is known for it."""
    if not SUITE.is_dir():
        fetch()
    failed = False
    for draft in VERSIONS:
        counts: Counter[str] = Counter()
        for each in verdicts(draft):
            reason = "" if each.valid == each.accepted else reason_for(draft, each.keyword, each.group)
            failed |= reason is None
            counts["as it should be" if reason == "" else reason or f"NO REASON IS KNOWN: {each.name}"] += 1
        for reason, count in counts.most_common():
            sys.stdout.write(f"{draft} {count:5}  {reason}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
