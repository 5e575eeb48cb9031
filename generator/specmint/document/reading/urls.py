"""Recognises and shortens URLs of documents."""

from __future__ import annotations

import re
from typing import Final

_SECRETS: Final = re.compile(r"^([a-zA-Z]+://)(?:[^/?#]*@)?([^?#]*).*", re.DOTALL)


def is_url(name: str) -> bool:
    """Whether the name of a source is a URL that can be fetched."""
    return name[:8].lower().startswith(("http://", "https://"))


def fit_to_show(url: str) -> str:
    """The URL without user name, password, query and fragment, which may contain secrets."""
    return _SECRETS.sub(r"\1\2", url)
