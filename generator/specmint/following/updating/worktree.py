"""The git operations of ``propose``: resolve refs, open a temporary worktree, commit there."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from specmint.building.git import GitError, run_git
from specmint.diagnostics.report import report
from specmint.diagnostics.rules_updating import NO_REPOSITORY
from specmint.ir.diagnostics import SpecmintError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_AUTHOR: Final = ("specmint", "specmint@users.noreply.github.com")


@dataclass(frozen=True)
class Repository:
    """A clone of a git repository, or a worktree of it."""

    folder: Path

    def run(self, *arguments: str) -> str:
        """Run git and return its output. Raises SpecmintError if git fails."""
        try:
            return run_git(self.folder, *arguments).decode(errors="backslashreplace").strip()
        except GitError as error:
            raise _failure(str(error) or f"git {arguments[0]} failed") from None

    def commit_of(self, ref: str) -> str:
        """The full id of the commit of a ref. Raises SpecmintError if there is none."""
        self.run("rev-parse", "--git-dir")
        try:
            return self.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        except SpecmintError:
            problem = f"there is no commit that is called {ref}"
            raise _failure(problem) from None

    def known(self, ref: str) -> str:
        """The object id of a ref, or an empty string if there is no such ref."""
        return self.run("for-each-ref", "--format=%(objectname)", ref)

    def messages(self, base: str, tip: str) -> list[tuple[str, str]]:
        """The ids and messages of the commits on ``tip`` that ``base`` does not have, without merge commits."""
        text = self.run("log", "--no-merges", "--format=%H%x00%B%x01", f"{base}..{tip}")
        entries = (entry.strip().partition("\0") for entry in text.split("\x01"))
        return [(commit, message) for commit, _, message in entries if commit]

    @contextmanager
    def worktree(self, commit: str) -> Iterator[Repository]:
        """Open a temporary worktree of a commit.

        Entries that a killed run left behind are pruned first.
        """
        self.run("worktree", "prune")
        with TemporaryDirectory(prefix="specmint-") as folder:
            place = Path(folder).resolve() / "tree"
            self.run("worktree", "add", "--quiet", "--detach", str(place), commit)
            try:
                yield Repository(place)
            finally:
                self.run("worktree", "remove", "--force", str(place))

    def commit_all(self, paths: Sequence[Path], message: str) -> str:
        """Commit the changes at these paths only, and return the id of the commit."""
        self.run("add", "--all", "--", *map(str, paths))
        name, mail = _AUTHOR
        who = ("-c", f"user.name={name}", "-c", f"user.email={mail}", "-c", "commit.gpgSign=false")
        self.run(*who, "-c", "core.hooksPath=/dev/null", "commit", "--quiet", "--no-verify", "--message", message)
        return self.commit_of("HEAD")


def _failure(problem: str) -> SpecmintError:
    return SpecmintError([report(NO_REPOSITORY, problem=problem)])
