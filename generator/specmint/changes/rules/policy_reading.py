"""The policy of a client, from the keys ``changes`` and ``accepted`` of its configuration."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from specmint.changes.rules.rules import RULES
from specmint.ir.policy import LEVELS, Acceptance, Policy
from specmint.text.suggestions import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEYS = ("rule", "reason", "call", "subject", "until")
_KNOWN = frozenset(rule.id for rule in RULES)


@dataclass
class PolicyReader:
    """Reads TOML values; what is wrong with them is left in ``problems``, by the key it is about."""

    problems: list[tuple[str, str]] = field(default_factory=list)

    def policy(self, changes: Any, accepted: Any) -> Policy:
        """The policy. Where there are problems it holds what is right."""
        return Policy(dict(self._levels(changes)), tuple(self._acceptances(accepted)))

    def _levels(self, changes: Any) -> Iterator[tuple[str, Any]]:
        if not isinstance(changes, dict):
            self._problem("changes", "it must be a table of levels by the ids of rules")
            return
        for name, level in changes.items():
            self._known(f"changes.{name}", name)
            if level in LEVELS:
                yield name, level
            else:
                self._problem(f"changes.{name}", f"it must be {', '.join(LEVELS[:-1])} or {LEVELS[-1]}")

    def _acceptances(self, accepted: Any) -> Iterator[Acceptance]:
        if not isinstance(accepted, list) or not all(isinstance(each, dict) for each in accepted):
            self._problem("accepted", "it must be a list of tables")
            return
        for index, entry in enumerate(accepted):
            before = len(self.problems)
            self._check(entry, f"accepted[{index}]")
            if len(self.problems) == before:
                yield Acceptance(**entry)

    def _check(self, entry: dict[str, Any], where: str) -> None:
        for key in entry:
            if key not in _KEYS:
                self._problem(f"{where}.{key}", f"this key is not known{suggestion(key, _KEYS)}")
        for key in ("rule", "reason"):
            if key not in entry:
                self._problem(f"{where}.{key}", "it is missing")
        for key in ("rule", "reason", "call", "subject"):
            if key in entry and not (isinstance(entry[key], str) and entry[key].strip()):
                self._problem(f"{where}.{key}", "it must be a text that is not empty")
        if isinstance(entry.get("rule"), str):
            self._known(f"{where}.rule", entry["rule"])
        if "until" in entry and (not isinstance(entry["until"], date) or isinstance(entry["until"], datetime)):
            self._problem(f"{where}.until", "it must be a date without quotes, such as 2030-12-31")

    def _known(self, key: str, name: str) -> None:
        if name not in _KNOWN:
            self._problem(key, f"no rule for changes is called '{name}'{suggestion(name, _KNOWN)}")

    def _problem(self, key: str, problem: str) -> None:
        self.problems.append((key, problem))
