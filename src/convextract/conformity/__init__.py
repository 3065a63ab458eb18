"""Conformity: the rules of the Charter and the sanity of the data, one function a rule.

    charter.py          the dated minimums of models/charter.yaml
    facts.py            what the checks look at
    opening.py          24 hours, five days, two agents
    referents.py        a referent for every partner
    delays.py           an answer within 72 hours
    signatures.py       all parties have signed
    sums.py             sums that add up
    printed_sums.py     the same for tables without rules
    subsidy.py          the amount of the subsidy
    contact_quality.py  mailboxes and numbers of the contacts
    traces.py           what was left in from other papers
    coverage.py         pages of which little has become rows: told, and believed less
"""

from __future__ import annotations

from convextract.conformity.registry import CHECKS, check

__all__ = ["CHECKS", "check"]
