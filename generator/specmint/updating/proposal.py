"""specmint propose: what a client has to follow, as one commit on the base branch that somebody else pushes.

Pushing and opening a pull request need a token, and this process reads documents of strangers: so it is given none.
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from specmint.configuration import find_clients
from specmint.diagnostics.report import report
from specmint.diagnostics.rules_updating import FOREIGN_COMMITS
from specmint.ir.diagnostics import SpecmintError
from specmint.reading.source import read_source
from specmint.updating.outcome import Outcome
from specmint.updating.places import CHANGELOG, places, plain_name, recover
from specmint.updating.reports import report_folder, write_reports
from specmint.updating.settled import tools_moved
from specmint.updating.update import update
from specmint.updating.upgrade import upgrade

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from specmint.configuration import ClientConfig
    from specmint.pipeline import Progress
    from specmint.updating.git import Repository
    from specmint.updating.wish import Wish

PREFIX: Final = "specmint/"
TRAILER: Final = "Specmint-Client"


@dataclass(frozen=True)
class Proposal:
    """What to push: ``commit`` to ``branch``, if the remote branch still is ``lease``.

    No commit means that the branch is to be deleted, since there is nothing left that it proposes; no lease, that it
    must not be there yet. ``title`` is that of the pull request.
    """

    branch: str
    commit: str
    lease: str
    title: str = ""

    def files(self) -> dict[str, str]:
        """One file each, so that a shell can read them without a parser."""
        return {name: f"{getattr(self, name)}\n" for name in ("branch", "commit", "lease")}


@dataclass(frozen=True)
class Base:
    """The branch that proposals are for, in a working tree apart from everybody's. ``remote`` is where it lives."""

    tree: Repository
    folder: Path
    remote: str
    commit: str

    def branch_ref(self, client: ClientConfig) -> str:
        """The ref of the branch of a client, as it was fetched."""
        return f"refs/remotes/{self.remote}/{PREFIX}{plain_name(client.name)}"


@contextmanager
def base_of(repository: Repository, ref: str) -> Iterator[Base]:
    """The base branch, checked out aside. Raises SpecmintError where it was not fetched."""
    commit = repository.commit_of(ref)
    inside = repository.run("rev-parse", "--show-prefix")
    remote = ref.removeprefix("refs/remotes/").partition("/")[0] if "/" in ref else "origin"
    with repository.worktree(commit) as tree:
        yield Base(tree, tree.folder / inside, remote, commit)


def clients_of(base: Base, names: list[str]) -> list[ClientConfig]:
    """The clients that the base branch configures. Raises SpecmintError."""
    return find_clients(names, base.folder)


def propose(client: ClientConfig, base: Base, wish: Wish, progress: Progress) -> tuple[Outcome, Proposal | None]:
    """Follow the document or the tools on the base branch, and commit that; no proposal where nothing has to be pushed.

    Raises SpecmintError, also for a branch that holds commits of somebody else.
    """
    reports = report_folder(client, wish.reports)
    shutil.rmtree(reports, ignore_errors=True)
    outcome = _step(client, wish, progress)
    branch, lease = f"{PREFIX}{plain_name(client.name)}", base.tree.known(base.branch_ref(client))
    if lease:
        _check_ours(client, base, branch, lease)
    if outcome.told is None or outcome.written is None:
        proposal = Proposal(branch, "", lease) if lease else None
    else:
        proposal = Proposal(branch, _commit(client, base, outcome.told.title, lease), lease, outcome.told.title)
    if proposal is not None:
        write_reports(proposal.files(), reports)
    return outcome, proposal


def _step(client: ClientConfig, wish: Wish, progress: Progress) -> Outcome:
    recover(client)
    if tools_moved(client, read_source(client.document, client.reading), progress):
        return upgrade(client, wish, progress)
    if not client.source:
        return Outcome("it has no source, so its document is not followed.")
    return update(client, wish, progress)


def _check_ours(client: ClientConfig, base: Base, branch: str, tip: str) -> None:
    """Refuse to replace a branch that somebody has added to."""
    for commit, message in base.tree.messages(base.commit, tip):
        if f"{TRAILER}: {client.name}" not in message.splitlines():
            raise SpecmintError([report(FOREIGN_COMMITS, branch=branch, commit=commit[:12])])


def _commit(client: ClientConfig, base: Base, title: str, tip: str) -> str:
    """The commit to push: a new one, unless the branch proposes just this already."""
    paths = [client.output, *(path for path in places(client).values() if path.exists())]
    made = base.tree.commit_all(paths, f"{title}\n\n{TRAILER}: {client.name}\n")
    base.tree.run("checkout", "--quiet", "--detach", base.commit)
    return tip if tip and _is_proposed(base, made, tip, [str(path) for path in paths]) else made


def _is_proposed(base: Base, made: str, tip: str, paths: list[str]) -> bool:
    """Whether a branch holds what was made, dates in changelogs aside, and still fits its base."""
    undated = [*paths, f":(exclude,glob)**/{CHANGELOG}"]
    fork = base.tree.run("merge-base", base.commit, tip)
    return not base.tree.run("diff", "--name-only", made, tip, "--", *undated) and not base.tree.run(
        "diff", "--name-only", fork, base.commit, "--", *paths
    )
