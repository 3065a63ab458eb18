"""The yearly subsidy of a structure: what the convention writes against what the national model writes."""

from __future__ import annotations

from convextract.conformity.charter import Minimum, minimum_for
from convextract.conformity.facts import CONVENTION, Facts, number
from convextract.records import Check, Financing


def subsidy_amount(facts: Facts) -> list[Check]:
    """Is the amount of the model written? Another one, or none, departs from it; the detail tells more."""
    if not facts.convention_parts:
        return []
    rule = "subsidy_amount"
    asked = minimum_for(rule, facts.date)
    written = [f for f in facts.financing if _is_yearly_subsidy(f, facts)]
    expected = f"{number(asked.value)} {asked.unit} dans le modèle ({asked.cited})"
    if not written and _without_state(facts):
        detail = f"l'État n'est pas partie à cette convention, qui n'écrit aucune subvention ; {expected}"
        return [facts.check(rule, CONVENTION, "unknown", detail)]
    if not written:
        nothing = f"aucun montant de subvention par structure n'est écrit, {expected}"
        return [facts.check(rule, CONVENTION, "fail", nothing)]
    wrong = [f for f in written if f.amount != asked.value]
    shown = (wrong or written)[0]
    said = f"{number(shown.amount or 0)} euros par an et par structure, {expected}"
    said += _announced(asked, facts.date, shown.amount) if wrong else ""
    return [facts.check(rule, CONVENTION, "fail" if wrong else "pass", said, shown)]


def _without_state(facts: Facts) -> bool:
    """Has the convention parties, none of whom is the State? A bilateral one promises nothing in its name."""
    parties = [s for s in facts.signatories if s.part_id in facts.convention_parts]
    return bool(parties) and not any(s.side == "state" or "etat" in s.partner_code.split("|") for s in parties)


def _is_yearly_subsidy(row: Financing, facts: Facts) -> bool:
    """Money for each structure and year, promised by the convention itself and not by an annex."""
    in_convention = row.part_id in facts.convention_parts
    return in_convention and row.kind == "subsidy" and row.per == "structure" and row.period in ("per_year", "")


def _announced(asked: Minimum, date: str, amount: float | None) -> str:
    """What was announced for the year, where the register knows it."""
    year = int(date[:4]) if date[:4].isdigit() else 0
    if year not in asked.announced:
        return ""
    announced = asked.announced[year]
    same = " : c'est le montant écrit" if announced == amount else ""
    return f" ; montant annoncé pour {year} : {number(announced)} euros{same}"
