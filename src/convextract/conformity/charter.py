"""The dated minimums of the Charter and of the model convention (`models/charter.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from convextract.language.registers import load_register

UNDATED = "2019-11-12"
"""A document whose date is not known is held to what the first framework agreement set."""


@dataclass(frozen=True, slots=True)
class Minimum:
    """What a rule asks, from when to when (ISO dates, empty: open), and where that is written (French)."""

    rule: str
    label: str
    unit: str
    source: str
    value: float = 0.0
    since: str = ""
    until: str = ""
    announced: dict[int, float] = field(default_factory=dict, hash=False)

    @property
    def cited(self) -> str:
        """Where the rule is written and when it holds, as the reader is told."""
        ends = f" et jusqu'au {french_day(self.until)}" if self.until else ""
        return f"{self.source} ; en vigueur depuis le {french_day(self.since)}{ends}" if self.since else self.source


def french_day(iso: str) -> str:
    """`2019-11-12` as `12/11/2019`."""
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"


@lru_cache(maxsize=1)
def minimums() -> tuple[Minimum, ...]:
    """The register, in the order of the file."""
    raw = load_register("charter.yaml")
    return tuple(_minimum(entry) for entry in raw)


def _minimum(entry: dict[str, Any]) -> Minimum:
    value = next((entry[name] for name in ("minimum", "maximum", "amount") if name in entry), 0)
    return Minimum(
        rule=str(entry["rule"]),
        label=str(entry["label"]),
        unit=str(entry.get("unit", "")),
        source=str(entry["source"]),
        value=float(value),
        since=str(entry.get("since", "")),
        until=str(entry.get("until", "")),
        announced={int(year): float(amount) for year, amount in (entry.get("announced") or {}).items()},
    )


def minimum_for(rule: str, date: str) -> Minimum:
    """What the rule asks on an ISO date (empty: not known). Raises KeyError for a rule that the register lacks."""
    held = [m for m in minimums() if m.rule == rule]
    if not held:
        raise KeyError(rule)
    day = date or UNDATED
    valid = [m for m in held if m.since <= day and (not m.until or day <= m.until)]
    return (valid or held)[-1]


def starts_after(rule: str, date: str) -> Minimum | None:
    """The first version of a dated rule, where the known date of a document lies before it; None otherwise."""
    held = [m for m in minimums() if m.rule == rule and m.since]
    return held[0] if held and date and all(date < m.since for m in held) else None
