"""The style sheet and the script of the page, and the policy that allows nothing else."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from specmint.package.rendering.environment import raw
from specmint.text.templates import templates

if TYPE_CHECKING:
    from collections.abc import Iterable

STYLES: Final = ("colours.css", "page.css", "filters.css", "changes.css", "difference.css", "narrow.css", "print.css")
"""In the order in which they override each other."""
_SCRIPTS: Final = ("filters.js", "details.js")


@dataclass(frozen=True)
class Assets:
    """What the page holds beside its content, as safe mark-up."""

    style: Any
    script: Any
    policy: str


@cache
def assets() -> Assets:
    """The same for every page."""
    style, script = _joined(STYLES), _joined(_SCRIPTS)
    policy = f"default-src 'none'; style-src {_source(style)}; script-src {_source(script)}"
    return Assets(raw(style), raw(script), f"{policy}; base-uri 'none'; form-action 'none'")


def _joined(names: Iterable[str]) -> str:
    folder = templates() / "report"
    return "\n".join(folder.joinpath(name).read_text(encoding="utf-8") for name in names)


def _source(text: str) -> str:
    """The hash of an inline element's content (Content Security Policy Level 3, section 2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
