"""Operators: from what papers write (any year, any case, several at once) to the stable partner codes.

The register is `models/operators.yaml`; a rename or a new operator is a line there and nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from convextract.language.folding import fold, fold_keeping_length
from convextract.language.registers import load_register


@dataclass(frozen=True, slots=True)
class OperatorName:
    """One name of an operator. `since`/`until`: ISO dates between which it was in use; empty: open.
    `generic`: also an ordinary word, to be believed only where the context fits."""

    name: str
    code: str
    since: str = ""
    until: str = ""
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Operator:
    code: str
    label: str
    names: tuple[OperatorName, ...]
    domains: tuple[str, ...] = ()
    domain_words: tuple[str, ...] = ()
    since: str = ""
    """From when the operator belongs to the national bouquet (ISO date); empty: it does not."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a text: characters start..end, and whose it is."""

    start: int
    end: int
    operator: OperatorName = field(compare=False)

    @property
    def code(self) -> str:
        return self.operator.code


@lru_cache(maxsize=1)
def operators() -> dict[str, Operator]:
    """The register, by code, in the order of the file."""
    raw = load_register("operators.yaml")
    return {entry["code"]: _operator(entry) for entry in raw}


def _operator(entry: dict[str, Any]) -> Operator:
    names = tuple(
        OperatorName(
            n["name"], str(entry["code"]), str(n.get("from", "")), str(n.get("to", "")), bool(n.get("generic"))
        )
        for n in entry["names"]
    )
    return Operator(
        code=str(entry["code"]),
        label=str(entry["label"]),
        names=names,
        domains=tuple(entry.get("domains") or ()),
        domain_words=tuple(entry.get("domain_words") or ()),
        since=str(entry.get("since", "")),
    )


@lru_cache(maxsize=2)
def _matcher(generic: bool) -> tuple[re.Pattern[str], dict[str, OperatorName]]:
    by_form: dict[str, OperatorName] = {}
    for operator in operators().values():
        for name in operator.names:
            if generic or not name.generic:
                by_form.setdefault(_flat(name.name), name)
    forms = sorted(by_form, key=len, reverse=True)
    alternatives = "|".join(re.escape(form).replace(r"\ ", r"[\s-]{1,2}") for form in forms)
    return re.compile(rf"(?<![\w])(?:{alternatives})(?:s?(?!\w))"), by_form


def _flat(name: str) -> str:
    return re.sub(r"[\s-]+", " ", fold_keeping_length(name))


def find_operators(text: str, *, generic: bool = False) -> list[Mention]:
    """Every operator named in the text, left to right, longest name first. `generic` also takes ordinary words."""
    pattern, by_form = _matcher(generic)
    mentions = []
    for match in pattern.finditer(fold_keeping_length(text)):
        form = _flat(match[0])
        name = by_form.get(form) or by_form.get(form.rstrip("s"))
        if name:
            mentions.append(Mention(match.start(), match.end(), name))
    return mentions


def partner_codes(text: str, *, generic: bool = False) -> list[str]:
    """Codes of the operators named, each once, in order of mention."""
    return list(dict.fromkeys(m.code for m in find_operators(text, generic=generic)))


def code_of_mailbox(email: str) -> str:
    """The operator whose mail domain this is, or an empty string."""
    domain = fold(email).rpartition("@")[2]
    if not domain:
        return ""
    labels = re.split(r"[.\-_\d]+", domain)
    for operator in operators().values():
        if any(domain == d or domain.endswith("." + d) for d in operator.domains):
            return operator.code
    for operator in operators().values():
        if any(word in labels or word in domain.split(".") for word in operator.domain_words):
            return operator.code
        if any(domain.startswith(d.rsplit(".", 1)[0]) for d in operator.domains if len(d) > 6):
            return operator.code
    return ""


def national_partners(date: str) -> list[str]:
    """Codes of the operators that the national bouquet holds on an ISO date."""
    return [o.code for o in operators().values() if o.since and o.since <= date]
