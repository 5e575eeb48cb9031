"""Prepares the files of a package for vendoring: marks them as generated, and adds licence and provenance."""

from __future__ import annotations

from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING

from specmint.ir.output import LOCK_NAME as OUTPUT_LOCK
from specmint.package.rendering.environment import environment
from specmint.vendoring.lock import LOCK_NAME
from specmint.vendoring.pristine import PRISTINE_NAME
from specmint.vendoring.typing_names import from_typing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from specmint.vendoring.lock import Options, Provenance

HEADER = 2
"""The number of comment lines at the top of each Python file. The last one says how to change the file."""
MARKS = (
    "# Vendored: `specmint vendor --check` compares this file with vendor.lock, `specmint vendor --update` renews it.",
    "# ruff: noqa: PGH004",
    "# flake8: noqa",
    "# fmt: off",
    "# isort: skip_file",
    "# pylint: skip-file",
)
"""The comments that replace the last line of the header.

They are comments since these work with every configuration of the host project, and for files that a hook passes by
name. ruff also reads the comment for flake8; the first one stops its complaint that no rules are named.
"""
GENERATED = "linguist-generated gitlab-generated"
ORIGIN = "## Where it comes from\n"
"""The last section of a package's README; a vendored package has it in VENDORED.md instead."""


def dressed(files: Mapping[str, str], origin: Provenance, options: Options) -> dict[str, str]:
    """Prepare a package, text by path, for vendoring.

    The lock of the package is left out, since vendor.lock replaces it.
    """
    texts = {path: _dressed(path, text, options) for path, text in files.items() if path != OUTPUT_LOCK}
    texts |= {"LICENSE": _licence(), "VENDORED.md": _provenance(origin, options)}
    return {**texts, ".gitattributes": _attributes([*texts, LOCK_NAME, ".gitattributes"])}


def _dressed(path: str, text: str, options: Options) -> str:
    if path.endswith(".py"):
        lines = from_typing(text, options.minor).split("\n")
        return "\n".join([*lines[: HEADER - 1], *MARKS, *lines[HEADER:]])
    if path == "README.md":
        told = text.replace("It needs Python 3.10 or later", f"It needs Python {options.python} or later")
        return f"{told.rpartition(ORIGIN)[0]}{ORIGIN}\nVENDORED.md tells it.\n"
    return text


def _provenance(origin: Provenance, options: Options) -> str:
    tools = [f"{name} {version}" for name, version in origin.tools.items()]
    runtime = "what is the same in every client" if options.single_file else "`_runtime`"
    template = environment().get_template("vendored/VENDORED.md.jinja")
    return template.render(origin=origin, options=options, tools=tools, runtime=runtime)


def _licence() -> str:
    """The licence of specmint, which covers the runtime in the copy."""
    packaged = distribution("specmint").read_text("licenses/LICENSE")
    return packaged or (Path(__file__).parents[3] / "LICENSE").read_text(encoding="utf-8")


def _attributes(paths: Iterable[str]) -> str:
    """The ``.gitattributes`` for the vendored files.

    It names their top folders only, so that other files stay unmarked.
    """
    tops = sorted({f"/{top}/**" if rest else f"/{top}" for top, _, rest in (path.partition("/") for path in paths)})
    return "".join(_attribute_lines(tops))


def _attribute_lines(patterns: Iterable[str]) -> Iterator[str]:
    yield "# Written by specmint vendor.\n"
    for pattern in patterns:
        yield f"{pattern} text eol=lf {GENERATED}\n"
    yield f"/{PRISTINE_NAME} binary {GENERATED}\n"
