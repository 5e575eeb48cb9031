"""Decides which files and URLs the references of a document may reach."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from specmint.diagnostics import rules_reading, rules_references
from specmint.diagnostics.place import Place
from specmint.diagnostics.report import finding
from specmint.document.reading.urls import fit_to_show, is_url
from specmint.ir.diagnostics import SpecmintError

if TYPE_CHECKING:
    from specmint.ir.diagnostics import Rule
    from specmint.ir.load_options import LoadOptions


class RefusedError(Exception):
    """A reference that must not be followed; ``rule`` is the diagnostic rule."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule.name)
        self.rule = rule


def read_file(path: str, name: str, limit: int) -> bytes:
    """The bytes of a file; ``name`` is its name in messages. Raises SpecmintError."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise SpecmintError([finding(rules_reading.FILE_MISSING, Place(name), path=name)]) from None
    except IsADirectoryError:
        raise SpecmintError([finding(rules_reading.FILE_IS_DIRECTORY, Place(name), path=name)]) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SpecmintError([finding(rules_reading.FILE_UNREADABLE, Place(name), path=name, reason=reason)]) from None
    if len(data) > limit:
        raise SpecmintError([finding(rules_reading.TOO_LARGE, Place(name), name=name, limit=limit)])
    return data


class Access:
    """Locates and reads the files that a document refers to. A location is an absolute path or a URL."""

    def __init__(self, name: str, options: LoadOptions) -> None:
        self._options = options
        self._name = name
        self._is_file = not is_url(name) and name != "<stdin>"
        folder = Path(name).parent if self._is_file else options.root
        self._folder = None if folder is None else Path(os.path.realpath(folder))
        self._root = self._folder if options.root is None else Path(os.path.realpath(options.root))

    @property
    def start(self) -> str:
        """The location of the document itself."""
        if self._folder is None or is_url(self._name):
            return self._name
        return str(self._folder / Path(self._name).name)

    def locate(self, base: str, reference: str) -> str:
        """The location of a reference in the file at ``base``, without its fragment. Raises RefusedError."""
        try:
            return self._located(base, reference)
        except (ValueError, OSError):
            raise RefusedError(rules_references.DANGLING_REFERENCE) from None

    def _located(self, base: str, reference: str) -> str:
        if is_url(reference) or is_url(base):
            return self._remote(urljoin(base, reference))
        scheme = urlsplit(reference).scheme
        if len(scheme) > 1 and scheme != "file":
            raise RefusedError(rules_references.REMOTE_REFERENCE)
        path = unquote(urlsplit(reference).path if scheme == "file" else reference)
        return self._local(base, path)

    def _remote(self, url: str) -> str:
        if not self._options.allow_remote or not is_url(url):
            raise RefusedError(rules_references.REMOTE_REFERENCE)
        return url

    def _local(self, base: str, path: str) -> str:
        location = Path(os.path.realpath(Path(base).parent / path))
        if self._root is None or not location.is_relative_to(self._root):
            raise RefusedError(rules_references.REFERENCE_OUTSIDE)
        return str(location)

    def name_of(self, location: str) -> str:
        """The name of a file in messages: relative to the document's folder, after that folder as the user gave it."""
        if is_url(location):
            return fit_to_show(location)
        if not self._is_file or self._folder is None:
            return location
        relative = os.path.relpath(location, self._folder)
        return Path(os.path.normpath(Path(self._name).parent / relative)).as_posix()

    def relative(self, location: str) -> str:
        """The name of a file that does not depend on the path of the document's folder."""
        if is_url(location) or self._folder is None:
            return location
        return Path(os.path.relpath(location, self._folder)).as_posix()

    def read(self, location: str) -> bytes:
        """The bytes at a location. Raises SpecmintError."""
        if is_url(location):
            # Importing httpx takes time, and most documents are one file.
            from specmint.document.reading.fetch import fetch

            return fetch(location, self._options, referrer=self._name)
        name = self.name_of(location)
        if not _may_be_opened(location):
            # Reading a pipe or terminal would block, and a device may be endless.
            reason = "it is no regular file"
            raise SpecmintError([finding(rules_reading.FILE_UNREADABLE, Place(name), path=name, reason=reason)])
        return read_file(location, name, self._options.size_limit)


def _may_be_opened(location: str) -> bool:
    """Whether a path is a file or folder, does not exist, or is not a possible path."""
    try:
        mode = Path(location).stat().st_mode
    except (OSError, ValueError):
        return True
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)
