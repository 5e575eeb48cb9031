"""Prints results to standard output, and messages and progress to standard error."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from specmint.text.inert import inert, inert_json, inert_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from specmint.ir.diagnostics import Diagnostic


@dataclass(frozen=True)
class Console:
    """Prints as much as the user asked for."""

    quiet: bool = False
    verbose: bool = False

    def result(self, text: str, form: str = "text") -> None:
        """Print the result of a command.

        In every format but ``github`` it contains nothing that a CI runner would obey.
        """
        if form != "github":
            text = inert_json(text) if form in {"json", "sarif"} else inert_lines(text)
        _print(text, sys.stdout)

    def message(self, text: str) -> None:
        """Print a message about what was done."""
        if not self.quiet:
            _print(inert(text), sys.stderr)

    def detail(self, text: str) -> None:
        """Print a message in verbose mode only."""
        if self.verbose:
            _print(inert(text), sys.stderr)

    def diagnostics(self, found: Sequence[Diagnostic]) -> None:
        """Print diagnostics; with ``--quiet`` only errors."""
        from specmint.diagnostics.text import render_text

        shown = [each for each in found if not self.quiet or each.rule.severity == "error"]
        if shown:
            _print(render_text(shown, color=_colors(sys.stderr)).rstrip("\n"), sys.stderr)

    @contextmanager
    def progress(self, title: str) -> Iterator[Callable[[str], None]]:
        """Show the current step while it runs, on a terminal only."""
        if self.quiet or not sys.stderr.isatty():
            yield lambda step: self.detail(f"{title}: {step}")
            return
        from rich.console import Console as RichConsole
        from rich.text import Text

        with RichConsole(stderr=True).status(Text(inert(title))) as status:
            yield lambda step: status.update(Text(inert(f"{title}: {step}")))


def _print(text: str, stream: TextIO) -> None:
    """Print text, with escapes for characters that the stream's encoding lacks.

    The stream is flushed, so that a closed pipe is noticed here and not when the interpreter ends.
    """
    print(text.encode(stream.encoding, "backslashreplace").decode(stream.encoding), file=stream, flush=True)


def _colors(stream: TextIO) -> bool:
    return stream.isatty() and "NO_COLOR" not in os.environ
