"""Documents read from a revision of a git repository: ``HEAD:spec/pets.yaml``."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from specmint.building.git import GitError, run_git
from specmint.diagnostics.place import Place
from specmint.diagnostics.report import finding
from specmint.diagnostics.rules_comparing import NOT_IN_GIT
from specmint.diagnostics.rules_reading import TOO_LARGE
from specmint.document.reading.access import Access
from specmint.document.reading.source import source_of
from specmint.document.reading.urls import is_url
from specmint.ir.diagnostics import SpecmintError

if TYPE_CHECKING:
    from specmint.document.reading.source import Source
    from specmint.ir.load_options import LoadOptions

_NAME: Final = re.compile(r"(?P<revision>[^:]{2,}):(?P<path>[^:].*)", re.DOTALL)
"""gitrevisions(7), ``<rev>:<path>``; what comes before the colon is longer than the letter of a drive."""


def is_in_git(name: str) -> bool:
    """Whether a document is named by revision and path, and not by a file or URL."""
    try:
        return not is_url(name) and _NAME.fullmatch(name) is not None and not Path(name).exists()
    except OSError:
        return False


def read_from_git(name: str, options: LoadOptions) -> Source:
    """Read ``REV:path`` in the repository around the current folder, and the files it refers to from there too.

    ``path`` starts at the top of the repository, or at the current folder if it begins with ``./``. Raises
    SpecmintError.
    """
    data = _blob(name, options.size_limit)
    return source_of(name, data, options, _GitAccess(name, options))


class _GitAccess(Access):
    """Reads what a document refers to from the revision that the document is from."""

    def __init__(self, name: str, options: LoadOptions) -> None:
        super().__init__(name, options)
        self._revision, _, path = name.partition(":")
        self._path_of_folder, self._limit = posixpath.dirname(path), options.size_limit

    def read(self, location: str) -> bytes:
        """The bytes at a location. Raises SpecmintError."""
        if is_url(location):
            return super().read(location)
        path = posixpath.join(self._path_of_folder, self.relative(location))
        return _blob(f"{self._revision}:{path}", self._limit)


def _blob(name: str, limit: int) -> bytes:
    """The bytes of a file of a revision. What git is asked for is never taken for an option."""
    found = _git(name, "rev-parse", "--verify", "--quiet", "--end-of-options", name).decode().strip()
    if int(_git(name, "cat-file", "-s", found)) > limit:
        raise SpecmintError([finding(TOO_LARGE, Place(name), name=name, limit=limit)])
    return _git(name, "cat-file", "blob", found)


def _git(name: str, *arguments: str) -> bytes:
    try:
        return run_git(None, *arguments)
    except GitError as error:
        reason = str(error) or "there is no such revision, or no such file in it"
        raise SpecmintError([finding(NOT_IN_GIT, Place(name), name=name, reason=reason)]) from None
