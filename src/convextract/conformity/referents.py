"""A referent for every partner that the convention or the date demands."""

from __future__ import annotations

from rapidfuzz import fuzz

from convextract.conformity.charter import UNDATED, minimum_for
from convextract.conformity.facts import CONVENTION, Facts, first_evidence
from convextract.language.folding import fold
from convextract.language.operators import national_partners, operators
from convextract.records import Check, Contact

_NO_PARTNERS = frozenset({"", "etat", "anct", "local", "banque_des_territoires", "cnfpt", "institut_4_10"})
"""Parties who receive no users' files: the State as coordinator, funders and trainers, unknown local partners."""
_ALIKE = 80


def referent_per_partner(facts: Facts) -> list[Check]:
    """Has every partner a referent or an office that agents can reach? Unknown where the document lists no contact."""
    rule = "referent_per_partner"
    if not facts.convention_parts:
        return []
    if not facts.contacts:
        detail = "aucun référent dans le document : le tableau des référents (annexe 6) n'y est pas"
        return [facts.check(rule, CONVENTION, "unknown", detail)]
    missing, partial, elsewhere = [], [], []
    for code in _demanded(facts):
        without = _without(facts, code)
        if without is None and not _should_name(facts, code):
            elsewhere.append(_label(code))
        elif without is None:
            missing.append(f"{_label(code)} : aucun référent")
        elif len(without) == len(facts.structures) > 0:
            missing.append(f"{_label(code)} : aucun référent pour {', '.join(without)}")
        elif without:
            partial.append(f"{_label(code)} : des référents, mais aucun nommé pour {', '.join(without)}")
    shown = first_evidence(facts.contacts)
    cited = f"({minimum_for(rule, facts.date).cited})"
    if missing:
        return [facts.check(rule, CONVENTION, "fail", f"{' ; '.join([*missing, *partial])} {cited}", shown)]
    if elsewhere:
        names = ", ".join(elsewhere)
        detail = f"{names} : ni référent ni offre dans le document, et le tableau des référents (annexe 6) n'y est pas"
        return [facts.check(rule, CONVENTION, "unknown", detail, shown)]
    detail = " ; ".join(["chaque partenaire a un référent ou un service joignable", *partial])
    return [facts.check(rule, CONVENTION, "pass", f"{detail} {cited}", shown)]


def _demanded(facts: Facts) -> list[str]:
    """The national partners of the date, and the operators that sign as partners."""
    signing = [
        code
        for s in facts.signatories
        if s.side == "partner" and s.part_id in facts.convention_parts
        for code in s.partner_code.split("|")
    ]
    demanded = dict.fromkeys([*national_partners(facts.date or UNDATED), *signing])
    return [code for code in demanded if code not in _NO_PARTNERS]


def _should_name(facts: Facts, code: str) -> bool:
    """Is the piece that would name this referent in the document: the table of referents, or the partner's offer?"""
    return any(
        p.record.kind == "referents_table" or (p.record.kind == "partner_offer" and p.record.partner_code == code)
        for p in facts.document.parts
    )


def _label(code: str) -> str:
    return operators()[code].label if code in operators() else code


def _without(facts: Facts, code: str) -> list[str] | None:
    """Names of the structures that this partner's contacts do not serve; None where it has no contact at all."""
    contacts = [c for c in facts.contacts if code in c.partner_code.split("|")]
    if not contacts:
        return None
    general = [c for c in contacts if not c.structure]
    if any(c.email or c.family_name for c in general) or len(general) == len(contacts):
        return []  # a public hotline beside referents by structure is no referent of the others
    return [s.name for s in facts.structures if not any(_serves(c, s.name, s.commune) for c in contacts)]


def _serves(contact: Contact, name: str, commune: str) -> bool:
    served = [fold(one) for one in contact.structure.split("|")]
    wanted = [fold(w) for w in (name, commune) if w]
    return any(fuzz.partial_ratio(one, w) >= _ALIKE for one in served if one for w in wanted)
