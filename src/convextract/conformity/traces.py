"""Traces of other papers: another department left in by copying, an agreement that had ended, names that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator

from convextract.conformity.charter import french_day, minimum_for
from convextract.conformity.facts import CONVENTION, Facts
from convextract.language.dates import find_dates
from convextract.language.folding import fold, fold_keeping_length
from convextract.language.gazetteer import communes_named, departments, find_departments
from convextract.language.names import PersonName, find_names, same_person
from convextract.reading.running_text import RunningText
from convextract.records import Check, Document, Evidence, Signatory

_AUTHORITY = re.compile(r"(?:prefete?|prefecture|departement|conseil departemental) (?:de la|de l'|des|de|du|d')?\s?$")
_COMMUNE = re.compile(
    r"(?:[Cc]ommune|[Vv]ille|[Mm]airie|[Ff]rance [Ss]ervices) (?:de |d')"
    r"(?P<name>(?:L[ae]s? )?[A-ZÀ-Ý][\w'’]+(?:-[\w'’]+){0,6})(?![\w-]| [A-ZÀ-Ý])"
)
_MANY = 3
_AGREEMENT = re.compile(r"accord[ -]cadre(?: national)?(?: france services?)?(?!\w)")
_DATE_WITHIN_CHARS = 40


def copy_paste_traces(facts: Facts) -> list[Check]:
    """Does the convention name the authorities, or a commune, of another department than its own?

    The register holds no commune without a house, so that a commune of the same name may lie in the own department:
    a commune alone is a doubt.
    """
    own = next((d.department_code for d in facts.of(Document)), "")
    if own not in departments() or not facts.convention_parts:
        return []
    rule = "copy_paste_traces"
    texts = [b.text for part in facts.document.parts_of_kind("convention") for b in facts.document.blocks_of(part)]
    if found := [trace for text in texts for trace in _other_authorities(text, own)]:
        detail = f"le texte nomme les autorités d'un autre département : {_few(found)}"
        return [facts.check(rule, CONVENTION, "fail", detail, found[0][1])]
    if found := [trace for text in texts for trace in _other_communes(text, own)]:
        detail = f"le texte nomme une commune d'un autre département, à vérifier : {_few(found)}"
        return [facts.check(rule, CONVENTION, "unknown", detail, found[0][1])]
    return [facts.check(rule, CONVENTION, "pass", "aucun autre département n'est nommé à la place du sien")]


def _few(found: list[tuple[str, Evidence]]) -> str:
    return ", ".join(list(dict.fromkeys(name for name, _ in found))[:_MANY])


def _other_authorities(text: RunningText, own: str) -> Iterator[tuple[str, Evidence]]:
    folded = fold_keeping_length(text.text)
    for mention in find_departments(text.text):
        if mention.code != own and _AUTHORITY.search(folded[max(0, mention.start - 50) : mention.start]):
            evidence = text.evidence(max(0, mention.start - 40), mention.end, method="", confidence=0.8)
            yield departments()[mention.code].name, evidence


def _other_communes(text: RunningText, own: str) -> Iterator[tuple[str, Evidence]]:
    """`commune de X`, `France services de X` where every known X lies elsewhere."""
    for match in _COMMUNE.finditer(text.text):
        known = communes_named(match["name"])
        if known and all(c.department != own for c in known):
            evidence = text.evidence(match.start(), match.end(), method="", confidence=0.6)
            yield f"{match['name']} ({known[0].department})", evidence


def agreement_in_force(facts: Facts) -> list[Check]:
    """Was the convention signed while the framework agreement that it rests on was in force?

    Unknown where the convention cites a later agreement, whose term the register does not know.
    """
    if not facts.convention_parts:
        return []
    rule = "agreement_in_force"
    asked = minimum_for(rule, "")
    signed = next((d.signed_date for d in facts.of(Document)), "")
    if not signed:
        return [facts.check(rule, CONVENTION, "unknown", f"date de signature inconnue ({asked.cited})")]
    held = signed <= asked.until
    later = None if held else _later_agreement(facts, asked.until)
    if later:
        cited = f"la convention cite un accord-cadre du {french_day(later[0])}, dont le terme n'est pas connu"
        return [facts.check(rule, CONVENTION, "unknown", f"{cited} ({asked.cited})", later[1])]
    detail = f"signée le {french_day(signed)} ({asked.cited})"
    return [facts.check(rule, CONVENTION, "pass" if held else "fail", detail)]


def _later_agreement(facts: Facts, until: str) -> tuple[str, Evidence] | None:
    """A framework agreement that the convention dates after `until`, and where."""
    for part in facts.document.parts_of_kind("convention"):
        for block in facts.document.blocks_of(part):
            folded = fold_keeping_length(block.text.text)
            for named in _AGREEMENT.finditer(folded):
                for date in find_dates(block.text.text[named.end() : named.end() + _DATE_WITHIN_CHARS]):
                    if date.iso > until:
                        end = named.end() + date.end
                        return date.iso, block.text.evidence(named.start(), end, method="", confidence=0.85)
    return None


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
