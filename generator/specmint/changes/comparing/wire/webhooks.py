"""Comparing webhooks and callbacks: requests of the server, and the responses it expects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.api.schemas.merging.parts import Site
from specmint.changes.comparing.wire.bodies import Bodies
from specmint.changes.comparing.wire.parameters import compare_held, parameter_words
from specmint.changes.rules.wire.webhooks import CALLBACK, WEBHOOK, Sent

if TYPE_CHECKING:
    from specmint.changes.comparing.wire.found import Found
    from specmint.changes.rules.change import ChangeRule
    from specmint.ir.api import Operation, Parameter, Webhook


def compare_webhooks(found: Found, old: Webhook | None, new: Webhook | None) -> None:
    """One webhook or callback before and after; None where it is not there."""
    rules = _rules(old or new)
    if old is None or new is None:
        if new is not None:
            found.add(rules.added, None, Site(new.operation.pointer), _words(new))
        if old is not None:
            found.add(rules.removed, Site(old.operation.pointer), None, _words(old))
        return
    _Sending(found, rules, _words(new)).compare(old.operation, new.operation)


def _rules(webhook: Webhook | None) -> Sent:
    return CALLBACK if webhook is not None and webhook.callback_of else WEBHOOK


def _words(webhook: Webhook) -> str:
    return f"{'callback' if webhook.callback_of else 'webhook'} {webhook.name}"


class _Sending:
    def __init__(self, found: Found, rules: Sent, subject: str) -> None:
        self._found = found
        self._rules = rules
        self._subject = subject

    def compare(self, old: Operation, new: Operation) -> None:
        """A request that the server sends."""
        if old.deprecated != new.deprecated:
            rule = self._rules.deprecated if new.deprecated else self._rules.no_longer_deprecated
            self._add(rule, Site(old.pointer, "deprecated"), Site(new.pointer, "deprecated"))
        if (old.summary, old.description) != (new.summary, new.description):
            sites = Site(old.pointer, "description"), Site(new.pointer, "description")
            self._add(self._rules.documentation_changed, *sites)
        self._compare_bodies(old, new)
        self._compare_parameters(old, new)
        self._compare_answers(old, new)

    def _add(self, rule: ChangeRule, old: Site | None, new: Site | None, /, **facts: str) -> None:
        self._found.add(rule, old, new, self._subject, **facts)

    def _compare_bodies(self, old: Operation, new: Operation) -> None:
        before, after = old.request_body, new.request_body
        if before is None or after is None:
            if after is not None:
                self._add(self._rules.body_added, None, Site(after.pointer))
            if before is not None:
                self._add(self._rules.body_removed, Site(before.pointer), None)
            return
        if before.required != after.required:
            rule = self._rules.body_became_required if after.required else self._rules.body_became_optional
            self._add(rule, Site(before.pointer, "required"), Site(after.pointer, "required"))
        sites = Site(before.pointer), Site(after.pointer)
        Bodies(self._found, "response", f"body of {self._subject}").compare(before.content, after.content, sites)

    def _compare_parameters(self, old: Operation, new: Operation) -> None:
        before, after = _parameters(old), _parameters(new)
        for key, parameter in after.items():
            if key not in before:
                words = parameter_words(parameter)
                self._add(self._rules.parameter_added, None, Site(parameter.pointer), new=words)
        for key, parameter in before.items():
            if key not in after:
                words = parameter_words(parameter)
                self._add(self._rules.parameter_removed, Site(parameter.pointer), None, old=words)
            else:
                self._compare_parameter(parameter, after[key])

    def _compare_parameter(self, old: Parameter, new: Parameter) -> None:
        words, sites = parameter_words(new), (Site(old.pointer), Site(new.pointer))
        if old.required != new.required:
            rules = self._rules
            rule = rules.parameter_became_required if new.required else rules.parameter_became_optional
            self._found.about(rule, sites, "required", self._subject, new=words)
        compare_held(self._found, (old.schema, new.schema), sites, "response", f"{words} of {self._subject}")

    def _compare_answers(self, old: Operation, new: Operation) -> None:
        before, after = ({each.status: each for each in operation.responses} for operation in (old, new))
        for status, answer in after.items():
            if status not in before:
                self._add(self._rules.answer_added, None, Site(answer.pointer), new=status)
        for status, answer in before.items():
            if status not in after:
                self._add(self._rules.answer_removed, Site(answer.pointer), None, old=status)
                continue
            sites = Site(answer.pointer), Site(after[status].pointer)
            subject = f"answer {status} to {self._subject}"
            Bodies(self._found, "request", subject).compare(answer.content, after[status].content, sites)


def _parameters(operation: Operation) -> dict[tuple[str, str], Parameter]:
    return {(each.name.lower(), each.location): each for each in operation.parameters}
