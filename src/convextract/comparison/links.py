"""References between clauses: annexes and articles that are cited but not there, or bear another number.

A flaw of the template itself (its article 8 cites annex 3 for what its list calls annex 4) is told apart from one of
the document: what the document has copied from the template is not its fault.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from convextract.comparison.template import Template
from convextract.comparison.template_check import Fault
from convextract.language.folding import fold
from convextract.records import Clause

_ANNEX = re.compile(r"\bannexes?\s+(?:n\s?°\s?)?(\d{1,2})\b")
_ITEM = re.compile(r"\bannexe\s+(?:n\s?°\s?)?(\d{1,2})\s*[:–—.-]\s*")
_ARTICLE = re.compile(r"\b(?:article|art\.)\s+(\d{1,2}(?:\.\d{1,2}){0,2})\b")
_LAW = re.compile(r"\b(?:loi|code|decret|reglement|arrete|constitution|accord)\b")


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A reference that leads nowhere, or elsewhere than its words say."""

    clause: str
    """Id or number of the clause that cites."""
    message: str


def listed_annexes(text: str) -> dict[str, str]:
    """Numbers and titles of a list of annexes (folded)."""
    folded = fold(text)
    heads = list(_ITEM.finditer(folded))
    ends = [*(head.start() for head in heads[1:]), len(folded)][: len(heads)]
    return {head[1]: folded[head.end() : end].strip(" .;") for head, end in zip(heads, ends, strict=True)}


def broken_links(
    clauses: Sequence[tuple[str, str, str]], annexes: dict[str, str], numbers: Collection[str] = ()
) -> list[BrokenLink]:
    """Faults of references in (clause, number, text) triples. `annexes`: what the list of annexes says; `numbers`:
    of articles that are known to exist beside those of the triples.
    """
    numbers = {number for _, number, _ in clauses if number}.union(numbers)
    broken = []
    for clause, _, text in clauses:
        folded = fold(text)
        for match in _ANNEX.finditer(folded):
            message = _annex_fault(match, folded, annexes)
            if message:
                broken.append(BrokenLink(clause, message))
        for match in _ARTICLE.finditer(folded):
            follows = folded[match.end() : match.end() + 40]
            if numbers and match[1] not in numbers and not _LAW.search(follows):
                broken.append(BrokenLink(clause, f"l'article {match[1]} est cité mais n'existe pas"))
    return broken


def _annex_fault(match: re.Match[str], text: str, annexes: dict[str, str]) -> str:
    """What is wrong with `... figurant en annexe 3`, or an empty text."""
    if not annexes:
        return ""
    number = match[1]
    if number not in annexes:
        return f"l'annexe {number} est citée mais ne figure pas dans la liste des annexes"
    sentence = text[max(0, text.rfind(".", 0, match.start()) + 1) : match.start()]
    named = [n for n, title in annexes.items() if len(subject := _subject(title, 3)) > 8 and subject in sentence]
    named += [n for n, title in annexes.items() if len(word := _subject(title, 1)) > 8 and word in sentence]
    if named and number not in named:
        return f"l'annexe {number} est citée, la liste des annexes donne ce contenu pour annexe {named[0]}"
    return ""


def _subject(title: str, words: int) -> str:
    return " ".join(title.split()[:words])


def template_link_faults(template: Template) -> list[Fault]:
    """Broken references inside a template, as advice with their lines."""
    annexes = listed_annexes(" ".join(c.text for c in template.clauses if c.id == "annexes"))
    lines = {clause.id: clause.line for clause in template.clauses}
    triples = [(c.id, c.number, c.text) for c in template.clauses if c.id != "annexes"]
    return [Fault(lines[b.clause], f"{b.message} ({b.clause}).", fatal=False) for b in broken_links(triples, annexes)]


def document_link_problems(clauses: Sequence[Clause], template: Template) -> list[str]:
    """French sentences on the broken references that a document does not have from the template."""
    present = [c for c in clauses if c.status != "missing"]
    listing = next((c for c in present if c.template_clause == "annexes"), None)
    annexes = listed_annexes(listing.text) if listing else {}
    triples = [(c.template_clause or c.number, c.number, c.text) for c in present if c is not listing]
    own = {(fault.line, fault.message) for fault in template_link_faults(template)}
    copied = {message.rsplit(" (", 1)[0] for _, message in own}
    return [
        f"Renvoi de la clause {link.clause} : {link.message}."
        for link in broken_links(triples, annexes, {c.number for c in template.clauses})
        if link.message not in copied
    ]
