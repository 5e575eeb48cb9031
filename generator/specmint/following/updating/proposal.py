"""specmint propose: an update or upgrade as one commit on the base branch, which somebody else pushes.

Pushing and opening a pull request need a token, and this process reads documents of strangers: so it is given none.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from specmint.configuration import find_clients
from specmint.diagnostics.report import report
from specmint.diagnostics.rules_updating import FOREIGN_COMMITS
from specmint.document.reading.source import read_source
from specmint.following.updating.outcome import Outcome
from specmint.following.updating.reports import PUSHED, remove_reports, report_folder, write_reports
from specmint.following.updating.state import tools_moved
from specmint.following.updating.touched_files import CHANGELOG, companion_paths, plain_name, recover
from specmint.following.updating.update import update
from specmint.following.updating.upgrade import upgrade
from specmint.ir.diagnostics import SpecmintError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from specmint.following.updating.options import UpdateOptions
    from specmint.following.updating.worktree import Repository
    from specmint.ir.client import ClientConfig
    from specmint.pipeline import Progress

PREFIX: Final = "specmint/"
TRAILER: Final = "Specmint-Client"


@dataclass(frozen=True)
class Proposal:
    """What to push: ``commit`` to ``branch``, if the remote branch still points to ``lease``.

    An empty commit means that the branch is to be deleted, since nothing is left to propose; an empty lease means that
    the branch must not exist yet. ``title`` is the title of the pull request.
    """

    branch: str
    commit: str
    lease: str
    title: str = ""

    def files(self) -> dict[str, str]:
        """The parts by name, each to be written as one file."""
        return {name: f"{getattr(self, name)}\n" for name in PUSHED}


@dataclass(frozen=True)
class Base:
    """The base branch, checked out in a temporary worktree. ``remote`` is the name of the remote repository."""

    tree: Repository
    folder: Path
    remote: str
    commit: str

    def branch_ref(self, client: ClientConfig) -> str:
        """The remote-tracking ref of a client's branch."""
        return f"refs/remotes/{self.remote}/{PREFIX}{plain_name(client.name)}"


@contextmanager
def base_of(repository: Repository, ref: str) -> Iterator[Base]:
    """Check out the base branch in a temporary worktree. Raises SpecmintError if it was not fetched."""
    commit = repository.commit_of(ref)
    inside = repository.run("rev-parse", "--show-prefix")
    remote = ref.removeprefix("refs/remotes/").partition("/")[0] if "/" in ref else "origin"
    with repository.worktree(commit) as tree:
        yield Base(tree, tree.folder / inside, remote, commit)


def clients_of(base: Base, names: list[str]) -> list[ClientConfig]:
    """The clients in the configuration of the base branch. Raises SpecmintError."""
    return find_clients(names, base.folder)


def propose(
    client: ClientConfig, base: Base, options: UpdateOptions, progress: Progress
) -> tuple[Outcome, Proposal | None]:
    """Update or upgrade a client on the base branch and commit that; None if nothing has to be pushed.

    Raises SpecmintError, also if the branch holds commits of somebody else.
    """
    reports = report_folder(client, options.reports)
    remove_reports(reports)
    outcome = _step(client, options, progress)
    branch, lease = f"{PREFIX}{plain_name(client.name)}", base.tree.known(base.branch_ref(client))
    if lease:
        _check_ours(client, base, branch, lease)
    if outcome.review is None or outcome.written is None:
        proposal = Proposal(branch, "", lease) if lease else None
    else:
        proposal = Proposal(branch, _commit(client, base, outcome.review.title, lease), lease, outcome.review.title)
    if proposal is not None:
        write_reports(proposal.files(), reports)
    return outcome, proposal


def _step(client: ClientConfig, options: UpdateOptions, progress: Progress) -> Outcome:
    recover(client)
    if tools_moved(client, read_source(client.document, client.reading), progress):
        return upgrade(client, options, progress)
    if not client.source:
        return Outcome("it has no source, so its document is not followed.")
    return update(client, options, progress)


def _check_ours(client: ClientConfig, base: Base, branch: str, tip: str) -> None:
    """Raise SpecmintError if somebody else committed to the branch."""
    for commit, message in base.tree.messages(base.commit, tip):
        if f"{TRAILER}: {client.name}" not in message.splitlines():
            raise SpecmintError([report(FOREIGN_COMMITS, branch=branch, commit=commit[:12])])


def _commit(client: ClientConfig, base: Base, title: str, tip: str) -> str:
    """The commit to push: the one on the branch if it already has this content, else a new one."""
    paths = [client.output, *(path for path in companion_paths(client).values() if path.exists())]
    made = base.tree.commit_all(paths, f"{title}\n\n{TRAILER}: {client.name}\n")
    base.tree.run("checkout", "--quiet", "--detach", base.commit)
    return tip if tip and _is_proposed(base, made, tip, [str(path) for path in paths]) else made


def _is_proposed(base: Base, made: str, tip: str, paths: list[str]) -> bool:
    """Whether the branch has the same content, dates in changelogs ignored, and the base has not changed it since."""
    undated = [*paths, f":(exclude,glob)**/{CHANGELOG}"]
    fork = base.tree.run("merge-base", base.commit, tip)
    return not base.tree.run("diff", "--name-only", made, tip, "--", *undated) and not base.tree.run(
        "diff", "--name-only", fork, base.commit, "--", *paths
    )
