"""Accesses files below a folder step by step, without following any symbolic link.

The files of a checkout may come from a stranger. A checked path may still lead anywhere if one of its folders is
replaced by a link, so each step starts at the open parent folder (``openat``), which nobody can replace. On a system
without such calls (Windows), each folder of the path is checked right before it is used.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final, Self

from specmint.building.settling import Opener, settle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from types import TracebackType

_BY_STEPS: Final = {os.open, os.stat, os.mkdir, os.rmdir, os.unlink, os.rename} <= os.supports_dir_fd
_MOST_OPEN: Final = 100
"""The most folders that are kept open, so that access to a file does not have to open all parents again."""
_READING: Final = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_OPENING: Final = _READING | getattr(os, "O_DIRECTORY", 0)
_MAKING: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)


class ObstacleError(Exception):
    """Something other than a file or folder has the path; ``what`` names it, such as ``a symbolic link``."""

    def __init__(self, place: Path, what: str) -> None:
        super().__init__(f"'{place}' is {what}")
        self.place = place
        self.what = what


class Tree:
    """The files below the folder ``top``, by relative POSIX paths. All methods raise OSError and ObstacleError.

    Links above ``top`` are followed, since the user named it.
    """

    def __init__(self, top: Path) -> None:
        self.top = top
        self._open: dict[str, int] = {}

    def __enter__(self) -> Self:
        """Nothing is opened yet, since the folder may not exist."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close every folder."""
        self.close()

    def close(self) -> None:
        """Close every folder. The next access opens what it needs."""
        while self._open:
            os.close(self._open.popitem()[1])

    def status(self, path: str) -> os.stat_result | None:
        """The status of a path, or None if it does not exist."""
        self._let_go()
        try:
            with self._named(path):
                name, folder = self._entry(path)
                return os.stat(name, dir_fd=folder, follow_symlinks=False)
        except FileNotFoundError:
            return None

    def read(self, path: str) -> bytes | None:
        """The content of a file, or None if it does not exist."""
        found = self.status(path)
        if found is None:
            return None
        if not stat.S_ISREG(found.st_mode):
            raise ObstacleError(self.top / path, _told(found))
        with os.fdopen(self._descriptor(path, _READING), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise ObstacleError(self.top / path, "no regular file")
            return file.read()

    def create(self, path: str, data: bytes, mode: int = 0o666) -> None:
        """Create a file and its parent folders. It must not exist. The umask restricts the ``mode``."""
        self.make_folder(_above(path))
        with self._named(path), os.fdopen(self._descriptor(path, _MAKING, mode), "wb") as file:
            file.write(data)

    def move(self, source: str, target: str) -> None:
        """Move a file or folder to a new path, whose parent folders are created."""
        self.make_folder(_above(target))
        if (found := self.status(target)) is not None:
            raise ObstacleError(self.top / target, _told(found))
        self._rename(source, target)

    def replace(self, source: str, target: str) -> None:
        """Move a file over another one, which may exist, in one step."""
        if (found := self.status(target)) is not None and not stat.S_ISREG(found.st_mode):
            raise ObstacleError(self.top / target, _told(found))
        self._rename(source, target)

    def remove(self, path: str) -> None:
        """Delete a file or link, if it exists."""
        with suppress(FileNotFoundError), self._named(path):
            name, folder = self._entry(path)
            os.unlink(name, dir_fd=folder)

    def make_folder(self, path: str, mode: int = 0o777) -> None:
        """Create a folder and its parents."""
        self._let_go()
        self._folder(path, make=mode)

    def lockable(self, path: str) -> int | None:
        """A descriptor of a folder, which the caller closes; None if the system has none."""
        folder = self._folder(path)
        return None if folder is None else os.dup(folder)

    def names(self, path: str) -> list[str]:
        """The sorted names in a folder; empty if it does not exist."""
        self._let_go()
        try:
            folder = self._folder(path)
            return sorted(os.listdir(self.top / path if folder is None else folder))  # noqa: PTH208 - pathlib accepts no descriptor
        except FileNotFoundError:
            return []

    def files(self, path: str) -> Iterator[str]:
        """The paths of all files below a folder. Raises ObstacleError for anything but files and folders."""
        for name in self.names(path):
            inner = f"{path}/{name}" if path else name
            found = self.status(inner)
            if found is not None and stat.S_ISDIR(found.st_mode):
                yield from self.files(inner)
            elif found is not None and stat.S_ISREG(found.st_mode):
                yield inner
            elif found is not None:
                raise ObstacleError(self.top / inner, _told(found))

    def clear(self, path: str, keep: str = "") -> None:
        """Delete a folder with all its content. Links are deleted and not followed.

        With ``keep``, the folder and its entry of that name stay.
        """
        for name in self.names(path):
            inner = f"{path}/{name}"
            found = self.status(inner)
            if name == keep or found is None:
                continue
            if stat.S_ISDIR(found.st_mode):
                self.clear(inner)
            else:
                self.remove(inner)
        if not keep:
            self.remove_folder(path)

    def remove_folder(self, path: str) -> None:
        """Delete a folder if it exists and is empty."""
        self._forget(path)
        with suppress(FileNotFoundError), self._named(path):
            name, folder = self._entry(path)
            os.rmdir(name, dir_fd=folder)

    def settle(self, files: Iterable[str], folders: Iterable[str] = ()) -> None:
        """Flush files and folders to disk, so that they survive a loss of power."""
        if _BY_STEPS:
            settle([*self._openers(files, _READING), *self._openers(folders, _OPENING)])

    def _openers(self, paths: Iterable[str], flags: int) -> Iterator[Opener]:
        for path in sorted(set(paths)):
            if self.status(path) is not None:
                yield lambda path=path: self._descriptor(path, flags)  # type: ignore[misc]

    def _descriptor(self, path: str, flags: int, mode: int = 0) -> int:
        self._let_go()
        name, folder = self._entry(path)
        with self._named(path):
            return os.open(name, flags | getattr(os, "O_BINARY", 0), mode, dir_fd=folder)

    def _rename(self, source: str, target: str) -> None:
        self._let_go()
        (name, folder), (new_name, new_folder) = self._entry(source), self._entry(target)
        with self._named(source):
            os.rename(name, new_name, src_dir_fd=folder, dst_dir_fd=new_folder)
        self._forget(source)

    def _entry(self, path: str) -> tuple[str, int | None]:
        """The name of a file or folder, relative to the folder with the descriptor."""
        folder = self._folder(_above(path))
        name = self._step(path) if path else "."
        return (name, folder) if folder is not None else (str(self.top / path), None)

    def _folder(self, path: str, *, make: int | None = None) -> int | None:
        if path in self._open:
            return self._open[path]
        if not path:
            return self._kept(path, os.open(self.top, os.O_RDONLY | os.O_DIRECTORY)) if _BY_STEPS else None
        above = self._folder(_above(path), make=make)
        name = self._step(path) if _BY_STEPS else str(self.top / path)
        with self._named(path):
            if make is not None:
                with suppress(FileExistsError):
                    os.mkdir(name, make, dir_fd=above)
            found = os.stat(name, dir_fd=above, follow_symlinks=False)
        if not stat.S_ISDIR(found.st_mode) or getattr(found, "st_reparse_tag", False):
            raise ObstacleError(self.top / path, _told(found))
        return self._kept(path, os.open(name, _OPENING, dir_fd=above)) if _BY_STEPS else None

    @contextmanager
    def _named(self, path: str) -> Iterator[None]:
        """Add the whole path to errors, since the system call only had its last part."""
        try:
            yield
        except OSError as error:
            error.filename, error.filename2 = str(self.top / path), None
            raise

    def _step(self, path: str) -> str:
        """The last part of a path, which must be a plain name."""
        name = path.rpartition("/")[2]
        if name in {"", ".", ".."} or "\0" in name:
            raise ObstacleError(self.top / path, "no path below it")
        return name

    def _kept(self, path: str, descriptor: int) -> int:
        self._open[path] = descriptor
        return descriptor

    def _let_go(self) -> None:
        """Close all folders if they are too many. This happens only between accesses."""
        if len(self._open) > _MOST_OPEN:
            self.close()

    def _forget(self, path: str) -> None:
        """Close a folder that was moved or deleted, and those below it."""
        for known in [known for known in self._open if known == path or known.startswith(f"{path}/")]:
            os.close(self._open.pop(known))


def is_same(first: os.stat_result | None, second: os.stat_result | None) -> bool:
    """Whether two statuses are of the same file."""
    return first is not None and second is not None and os.path.samestat(first, second)


def read_below(folder: Path, path: str) -> bytes | None:
    """The content of one file below a folder, or None. Raises OSError and ObstacleError."""
    with Tree(folder) as tree:
        return tree.read(path)


def _above(path: str) -> str:
    return path.rpartition("/")[0]


def _told(found: os.stat_result) -> str:
    if stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", False):
        return "a symbolic link"
    if stat.S_ISDIR(found.st_mode):
        return "a folder"
    return "a file" if stat.S_ISREG(found.st_mode) else "no regular file"
