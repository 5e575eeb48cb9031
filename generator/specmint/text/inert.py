"""Makes text of documents and of users' code harmless to terminals, logs and CI runners.

CI runners read what a job prints. GitHub's treats a line as a command if it begins with ``::`` after white space, or
contains ``##[`` anywhere (``ActionCommand.cs`` of actions/runner). Azure's looks for ``##vso[`` anywhere
(``Command.cs`` of azure-pipelines-agent), and for ``##[``; TeamCity's looks for ``##teamcity[``.
"""

from __future__ import annotations

import re
from typing import Final

from specmint.text.visible import visible

_ANYWHERE: Final = re.compile(r"##(?=[A-Za-z]*\[)")
_AT_THE_START: Final = re.compile(r"\A(\s*:):")


def inert(text: str) -> str:
    """The text on one line, with control characters escaped and CI commands broken up."""
    shown = visible(text)
    # A report has hundreds of thousands of lines, and hardly one of them contains either.
    if "##" in shown:
        shown = _ANYWHERE.sub(r"#\\x23", shown)
    return _AT_THE_START.sub(r"\1\\x3a", shown) if "::" in shown else shown


def inert_lines(text: str) -> str:
    """Several lines, each made harmless."""
    return "\n".join(map(inert, text.split("\n")))


def inert_json(text: str) -> str:
    """Equivalent JSON without CI commands, which only its strings can contain."""
    return _ANYWHERE.sub(r"#\\u0023", text)
