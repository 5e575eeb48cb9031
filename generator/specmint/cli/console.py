"""What a user sees: results on standard output, messages and progress on standard error."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from specmint.ir.diagnostics import Diagnostic


@dataclass(frozen=True)
class Console:
    """How much is said, and where."""

    quiet: bool = False
    verbose: bool = False

    def result(self, text: str) -> None:
        """Print what the command was asked for."""
        _print(text, sys.stdout)

    def message(self, text: str) -> None:
        """Say what was done."""
        if not self.quiet:
            _print(text, sys.stderr)

    def detail(self, text: str) -> None:
        """Say what is only told on request."""
        if self.verbose:
            _print(text, sys.stderr)

    def diagnostics(self, found: Sequence[Diagnostic]) -> None:
        """Print findings; with ``--quiet`` the errors only."""
        from specmint.diagnostics.text import render_text

        shown = [each for each in found if not self.quiet or each.rule.severity == "error"]
        if shown:
            _print(render_text(shown, color=_colors(sys.stderr)).rstrip("\n"), sys.stderr)

    @contextmanager
    def progress(self, title: str) -> Iterator[Callable[[str], None]]:
        """Show the step at hand while it lasts, on a terminal only."""
        if self.quiet or not sys.stderr.isatty():
            yield lambda step: self.detail(f"{title}: {step}")
            return
        from rich.console import Console as RichConsole
        from rich.text import Text

        with RichConsole(stderr=True).status(Text(title)) as status:
            yield lambda step: status.update(Text(f"{title}: {step}"))


def _print(text: str, stream: TextIO) -> None:
    """Print text; what the stream's encoding cannot say is printed as escapes.

    It is written at once, so that a closed pipe is noticed here and not when the interpreter ends.
    """
    print(text.encode(stream.encoding, "backslashreplace").decode(stream.encoding), file=stream, flush=True)


def _colors(stream: TextIO) -> bool:
    return stream.isatty() and "NO_COLOR" not in os.environ
