"""All parties have signed: no party without a signature, no signature without a party."""

from __future__ import annotations

from convextract.conformity.facts import CONVENTION, Facts, first_evidence
from convextract.language.folding import fold
from convextract.records import Check, Signatory

_SIGNED_KINDS = {"convention": CONVENTION, "framework_agreement": ""}
RULE = "all_parties_signed"


def all_parties_signed(facts: Facts) -> list[Check]:
    """One row for the convention, one for each framework agreement in the bundle that somebody signs."""
    checks = []
    for part in facts.document.parts:
        if part.record.kind not in _SIGNED_KINDS:
            continue
        people = [s for s in facts.signatories if s.part_id == part.record.part_id]
        subject = _SIGNED_KINDS[part.record.kind] or part.record.title or "accord-cadre"
        if people or part.record.kind == "convention":
            checks.append(_signed(facts, subject, people))
    return checks


def _signed(facts: Facts, subject: str, people: list[Signatory]) -> Check:
    unsigned = [p for p in people if p.signature == "absent" and not _is_deputised(p, people)]
    blockless = [
        p
        for p in people
        if p.signature == "unknown" and p.capacity == "own" and p.side != "witness" and not _is_deputised(p, people)
    ]
    if not any(p.signature == "present" for p in people):
        if unsigned:
            return facts.check(RULE, subject, "fail", "aucune signature dans les blocs de signature", unsigned[0])
        detail = "aucune page de signature dans le document" if people else "aucun signataire trouvé"
        return facts.check(RULE, subject, "unknown", detail, first_evidence(people))
    problems = []
    if unsigned:
        problems.append(f"pas de signature sous le nom de {_names(unsigned)}")
    if blockless:
        problems.append(f"partie nommée sans bloc de signature : {_names(blockless)}")
    if problems:
        return facts.check(RULE, subject, "fail", " ; ".join(problems), (unsigned or blockless)[0])
    return facts.check(RULE, subject, "pass", "une signature dans chaque bloc", first_evidence(people))


def _is_deputised(person: Signatory, people: list[Signatory]) -> bool:
    """Has someone signed for this person: by delegation, or as the representative, for the same body?"""
    return any(
        other is not person
        and other.capacity in ("by_delegation", "represented_by")
        and other.signature == "present"
        and _same_body(person, other)
        for other in people
    )


def _same_body(one: Signatory, other: Signatory) -> bool:
    if one.organisation and other.organisation:
        return fold(one.organisation) == fold(other.organisation)
    return bool(one.partner_code) and one.partner_code == other.partner_code


def _names(people: list[Signatory]) -> str:
    shown = []
    for person in people:
        name = f"{person.given_name} {person.family_name}".strip() or person.organisation or person.role
        shown.append(f"{name} (témoin)" if person.side == "witness" else name)
    return ", ".join(shown)
