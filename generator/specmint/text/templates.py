"""Locates the Jinja templates: in the installed package, or beside ``generator/`` in a checkout."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def templates() -> Traversable:
    """The folder of templates."""
    installed = files("specmint") / "templates"
    return installed if installed.is_dir() else Path(__file__).parents[3] / "templates"
