"""Traces of other papers: another department left in by copying, an agreement that had ended, names that differ."""

from __future__ import annotations

import re

from convextract.conformity.charter import minimum_for
from convextract.conformity.facts import CONVENTION, Facts
from convextract.language.folding import fold, fold_keeping_length
from convextract.language.gazetteer import departments, find_departments
from convextract.language.names import PersonName, find_names, same_person
from convextract.records import Check, Document, Evidence, Signatory

_AUTHORITY = re.compile(
    r"(?:prefete?|prefecture|departement|conseil departemental) (?:de la|de l'|des|de|du|d')?\s?$"
)
_MANY = 3


def copy_paste_traces(facts: Facts) -> list[Check]:
    """Does the convention name the préfet, préfecture or département of another department than its own?"""
    own = next((d.department_code for d in facts.of(Document)), "")
    if own not in departments() or not facts.convention_parts:
        return []
    rule = "copy_paste_traces"
    found: list[tuple[str, Evidence]] = []
    for part in facts.document.parts_of_kind("convention"):
        for block in facts.document.blocks_of(part):
            folded = fold_keeping_length(block.text.text)
            for mention in find_departments(block.text.text):
                if mention.code != own and _AUTHORITY.search(folded[max(0, mention.start - 50) : mention.start]):
                    evidence = block.text.evidence(max(0, mention.start - 40), mention.end, method="", confidence=0.8)
                    found.append((departments()[mention.code].name, evidence))
    if not found:
        return [facts.check(rule, CONVENTION, "pass", "aucun autre département n'est nommé à la place du sien")]
    names = ", ".join(list(dict.fromkeys(name for name, _ in found))[:_MANY])
    detail = f"le texte nomme les autorités d'un autre département : {names}"
    return [facts.check(rule, CONVENTION, "fail", detail, found[0][1])]


def agreement_in_force(facts: Facts) -> list[Check]:
    """Was the convention signed while the framework agreement that it rests on was in force?"""
    if not facts.convention_parts:
        return []
    rule = "agreement_in_force"
    asked = minimum_for(rule, "")
    signed = next((d.signed_date for d in facts.of(Document)), "")
    if not signed:
        return [facts.check(rule, CONVENTION, "unknown", f"date de signature inconnue ({asked.source})")]
    held = asked.since <= signed <= asked.until
    when = f"signée le {signed[8:]}/{signed[5:7]}/{signed[:4]}"
    detail = f"{when}, l'accord vaut du {asked.since[8:]}/{asked.since[5:7]}/{asked.since[:4]} à la fin de "
    detail += f"{asked.until[:4]} ({asked.source})"
    return [facts.check(rule, CONVENTION, "pass" if held else "fail", detail)]


def names_agree(facts: Facts) -> list[Check]:
    """Is each signatory's family name written alike throughout the part that is signed? One row a name that is not."""
    checks = []
    for part in facts.document.parts_of_kind("convention", "framework_agreement"):
        people = [s for s in facts.signatories if s.part_id == part.record.part_id and s.family_name]
        pages = range(part.record.first_page, part.record.last_page + 1)
        scanned = any(facts.document.page(number).source != "text_layer" for number in pages)
        texts = [block.text.text for block in facts.document.blocks_of(part)]
        written = _names_in(texts, {fold(p.given_name) for p in people if p.given_name})
        for person in people:
            if other := _variant(person, written, people):
                name = f"{person.given_name} {person.family_name}".strip()
                detail = f"le nom est aussi écrit « {other} » dans la même pièce"
                detail += " ; c'est peut-être une faute de lecture" if scanned else ""
                checks.append(facts.check("names_agree", name, "unknown" if scanned else "fail", detail, person))
    return checks


def _names_in(texts: list[str], given_names: set[str]) -> list[PersonName]:
    """Every name in the texts that bear one of the given names (folded)."""
    bearing = [text for text in texts if (folded := fold(text)) and any(given in folded for given in given_names)]
    return [mention.name for text in bearing for mention in find_names(text, bare=True)]


def _variant(person: Signatory, written: list[PersonName], people: list[Signatory]) -> str:
    """The same given name with nearly this family name, which is nobody else's; empty for none."""
    own = PersonName("", person.given_name, person.family_name)
    others = {fold(p.family_name) for p in people}
    for name in written:
        longer = fold(own.family_name) in fold(name.family_name)
        if name.given_name and not longer and fold(name.family_name) not in others and same_person(own, name):
            return name.family_name
    return ""
