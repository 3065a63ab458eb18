"""Opening and staff of each structure: 24 hours a week over five days, two agents."""

from __future__ import annotations

from convextract.conformity.charter import minimum_for
from convextract.conformity.facts import Facts, number
from convextract.records import Check, Structure


def weekly_hours_24(facts: Facts) -> list[Check]:
    """Is each structure open 24 hours a week? Unknown where the document gives no hours."""
    return [_at_least(facts, "weekly_hours_24", s, s.weekly_hours, "horaires") for s in facts.structures]


def open_five_days(facts: Facts) -> list[Check]:
    """Is each structure open on five days a week?"""
    return [
        _at_least(facts, "open_five_days", s, None if s.days_open is None else float(s.days_open), "jours d'ouverture")
        for s in facts.structures
    ]


def two_agents(facts: Facts) -> list[Check]:
    """Has each structure two trained agents? The Charter recommends it and provides for a lone agent."""
    return [_at_least(facts, "two_agents", s, s.staff, "effectifs") for s in facts.structures]


def _at_least(facts: Facts, rule: str, structure: Structure, value: float | None, what: str) -> Check:
    asked = minimum_for(rule, facts.date)
    if value is None:
        detail = f"le document n'indique pas les {what} de cette structure ({asked.cited})"
        return facts.check(rule, structure.name, "unknown", detail, structure)
    unit = asked.unit.rstrip("s") if value < 2 and asked.unit not in ("h",) else asked.unit
    detail = f"{number(value)} {unit}, minimum {number(asked.value)} ({asked.cited})"
    return facts.check(rule, structure.name, "pass" if value >= asked.value else "fail", detail, structure)
