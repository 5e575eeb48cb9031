"""Everything that differs between two documents on the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.changes.comparing.wire.api import compare_api
from specmint.changes.comparing.wire.found import Found
from specmint.changes.comparing.wire.locations import Spots
from specmint.changes.comparing.wire.merged_schemas import MergedSchemas
from specmint.changes.comparing.wire.operations import compare_operations, paired
from specmint.changes.comparing.wire.security import Security
from specmint.changes.comparing.wire.unchanged import Unchanged
from specmint.changes.comparing.wire.walk import Walk
from specmint.changes.comparing.wire.webhooks import compare_webhooks
from specmint.changes.comparing.wire.words import opened, subject
from specmint.changes.rules.change import Change
from specmint.ir.equality import is_equal
from specmint.ir.policy import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.api.selecting.scope import Scope
    from specmint.changes.comparing.wire.difference import Difference
    from specmint.ir.api import Operation

__all__ = ["wire_changes"]


def wire_changes(old: Scope, new: Scope) -> tuple[Change, ...]:
    """What differs between two revisions of an API for those who call it, the worst first.

    Each difference is told once, with all calls that it concerns. Order, the names of components and the way in which
    something is written make no difference.
    """
    return _Comparison(old, new).changes()


class _Comparison:
    def __init__(self, old: Scope, new: Scope) -> None:
        self._scopes = old, new
        self._unchanged = Unchanged(old.api.document, new.api.document)
        self._found = Found(MergedSchemas(old.schemas), MergedSchemas(new.schemas))
        self._keys: list[tuple[str, str]] = []
        self._spots = Spots(old.api.document), Spots(new.api.document)

    def changes(self) -> tuple[Change, ...]:
        """The finished list."""
        self._compare()
        for difference, bits in Walk(self._found.old, self._found.new, self._unchanged).differences(self._found.roots):
            self._found.note(difference, bits)
        changes = [self._change(each, bits) for each, bits in self._found.differences.items()]
        return tuple(sorted(changes, key=_rank))

    def _compare(self) -> None:
        old, new = self._scopes
        security = Security(self._found)
        compare_api(self._found)
        security.compare_schemes()
        for before, after in paired(old.api.operations, new.api.operations):
            if before is None or after is None or not self._is_unchanged(before, after):
                keys = [each.key for each in (before, after) if each is not None]
                self._concern(keys[0], keys[-1])
                compare_operations(self._found, security, before, after)
        webhooks = {each.key: each for each in old.api.webhooks}, {each.key: each for each in new.api.webhooks}
        for key in {**webhooks[0], **webhooks[1]}:
            self._concern(key, key)
            compare_webhooks(self._found, webhooks[0].get(key), webhooks[1].get(key))

    def _concern(self, old: str, new: str) -> None:
        """Set the operation that following differences concern."""
        self._found.concerned = 1 << len(self._keys)
        self._keys.append((old, new))

    def _is_unchanged(self, old: Operation, new: Operation) -> bool:
        """Whether all parts of an operation are the same, so that there is nothing to compare."""
        is_same_api = all(
            is_equal(*(scope.api.document.tree.get(name) for scope in self._scopes)) for name in ("security", "servers")
        )
        return is_same_api and old.parts == new.parts and all(self._unchanged.holds(each, each) for each in old.parts)

    def _change(self, difference: Difference, bits: int) -> Change:
        name = difference.subject or self._subject(difference)
        facts = {"subject": name, **dict(difference.facts)}
        keys = [both for index, both in enumerate(self._keys) if bits >> index & 1]
        return Change(
            rule=difference.rule,
            level=difference.rule.level,
            message=opened(difference.rule.sentence.format_map(facts)),
            subject=name,
            operations=tuple(new for _, new in keys),
            calls=tuple(dict.fromkeys(call for both in keys for call in self._calls(*both))),
            old=self._spots[0].of(difference.old),
            new=self._spots[1].of(difference.new),
        )

    def _subject(self, difference: Difference) -> str:
        """The name of what differs, from its place in the new document or, if it was removed, in the old one."""
        site, scope = (difference.new, self._scopes[1]) if difference.new else (difference.old, self._scopes[0])
        return subject(scope.api.document, site.pointer) if site else ""

    def _calls(self, old: str, new: str) -> Iterator[str]:
        for scope, key in zip(self._scopes, (old, new), strict=True):
            if key in scope.calls:
                yield str(scope.calls[key])
            elif key in scope.functions:
                yield f"webhooks.{scope.functions[key]}"


def _rank(change: Change) -> tuple[int, str, str, str]:
    spot = change.new or change.old
    return LEVELS.index(change.level), change.subject, spot.pointer if spot else "", change.rule.id + change.message
