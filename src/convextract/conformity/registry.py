"""The registry of the checks: to add one, write a function and name it here."""

from __future__ import annotations

from collections.abc import Callable

from convextract.conformity.charter import french_day, starts_after
from convextract.conformity.contact_quality import mailbox_domain, mailbox_name, mailbox_twice, phone_exists
from convextract.conformity.delays import reply_72h
from convextract.conformity.facts import Facts
from convextract.conformity.opening import open_five_days, two_agents, weekly_hours_24
from convextract.conformity.referents import referent_per_partner
from convextract.conformity.signatures import all_parties_signed
from convextract.conformity.subsidy import subsidy_amount
from convextract.conformity.sums import amounts_add_up
from convextract.conformity.traces import agreement_in_force, copy_paste_traces, names_agree
from convextract.records import Check, Record
from convextract.structure.model import StructuredDocument

CHECKS: dict[str, Callable[[Facts], list[Check]]] = {
    "weekly_hours_24": weekly_hours_24,
    "open_five_days": open_five_days,
    "two_agents": two_agents,
    "referent_per_partner": referent_per_partner,
    "reply_72h": reply_72h,
    "all_parties_signed": all_parties_signed,
    "amounts_add_up": amounts_add_up,
    "subsidy_amount": subsidy_amount,
    "mailbox_name": mailbox_name,
    "mailbox_domain": mailbox_domain,
    "phone_exists": phone_exists,
    "mailbox_twice": mailbox_twice,
    "copy_paste_traces": copy_paste_traces,
    "agreement_in_force": agreement_in_force,
    "names_agree": names_agree,
}
"""Rule code to the function that checks it; the rows of `checks` come in this order."""


def check(document: StructuredDocument, records: dict[str, list[Record]]) -> list[Check]:
    """All checks of one document. `records`: what the other stages found, by table (`documents` gives the date)."""
    facts = Facts(document, records)
    return [_in_its_time(row, facts.date) for rule in CHECKS.values() for row in rule(facts)]


def _in_its_time(row: Check, date: str) -> Check:
    """A rule judges no paper that is older than the rule."""
    rule = starts_after(row.rule, date)
    if rule is None:
        return row
    told = f"règle postérieure au document, daté du {french_day(date)} ({rule.cited})"
    return row.model_copy(update={"status": "unknown", "detail": told})
