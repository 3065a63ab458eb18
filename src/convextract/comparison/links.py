"""References between clauses: annexes and articles that are cited but not there, or bear another number.

A flaw of the template itself (its article 8 cites annex 3 for what its list calls annex 4) is told apart from one of
the document: what the document has copied from the template is not its fault.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from convextract.comparison.template import Template
from convextract.comparison.template_check import Fault
from convextract.language.folding import fold
from convextract.records import Clause

_NUMBER = r"(?:\d{1,2}|[ivx]{1,4})(?![\w-])"
_ANNEX = re.compile(rf"\bannexes?\s(?:n\s?[°o]\s?)?({_NUMBER})((?:\s?(?:,|et|ou|a)\s(?:n\s?[°o]\s?)?{_NUMBER}){{0,9}})")
_ITEM = re.compile(rf"\bannexe\s(?:n\s?[°o]\s?)?({_NUMBER})\s?[:–—.-]?\s?")
_ARTICLE = re.compile(r"\b(?:article|art\.)\s(\d{1,2}(?:\.\d{1,2}){0,2})(?![\w-])")
_OF_ANOTHER_TEXT = re.compile(
    r"^[^.;:]{0,30}?\b(?:du |de la |de l'|des |de (?!la |l'))(?!present|convention(?! [a-z]))[a-z0-9]"
    r"|^[^.;:]{0,50}\b(?:loi|code|decret|reglement|arrete|constitution|accord|rgpd|ordonnance|traite)\b"
)
_FEWEST_LETTERS = 9
_RARE = 0.15
"""A word that stands in a larger share of the clauses (and in more than three) names no annex."""


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A reference that leads nowhere, or elsewhere than its words say."""

    clause: str
    """Id or number of the clause that cites."""
    cited: str
    """The reference as it stands, folded: `annexe 3`."""
    message: str


def listed_annexes(text: str) -> dict[str, str]:
    """Numbers and titles of a list of annexes (folded). A number not above the one before is a mention, no item."""
    folded = _flat(text)
    heads: list[re.Match[str]] = []
    for match in _ITEM.finditer(folded):
        if not heads or _value(match[1]) > _value(heads[-1][1]):
            heads.append(match)
    ends = [*(head.start() for head in heads[1:]), len(folded)][: len(heads)]
    return {
        str(_value(head[1])): folded[head.end() : end].strip(" .;") for head, end in zip(heads, ends, strict=True)
    }


def broken_links(
    clauses: Sequence[tuple[str, str, str]], annexes: dict[str, str], *, articles: bool = True
) -> list[BrokenLink]:
    """Faults of references in (clause, number, text) triples. `annexes`: what the list of annexes says, empty where
    there is none; `articles`: whether the clauses are all there, so that an article can be said to be missing.
    """
    texts = [(clause, _flat(text)) for clause, _, text in clauses]
    counts = Counter(word for _, text in texts for word in set(text.split()))
    common = {word for word, count in counts.items() if count > max(3, _RARE * len(texts))}
    numbers = _with_parents({number for _, number, _ in clauses if number})
    broken = []
    for clause, text in texts:
        for cited, number, place in _cited_annexes(text) if annexes else ():
            message = _annex_fault(number, text[_sentence_start(text, place) : place], annexes, common)
            if message:
                broken.append(BrokenLink(clause, cited, message))
        for match in _ARTICLE.finditer(text) if articles and numbers else ():
            if match[1] not in numbers and not _OF_ANOTHER_TEXT.match(text[match.end() : match.end() + 70]):
                broken.append(BrokenLink(clause, match[0], f"l'article {match[1]} est cité mais n'existe pas"))
    return broken


def _cited_annexes(text: str) -> Iterator[tuple[str, str, int]]:
    """(words, number, place) of each annex cited; `annexes 3 et 4` cites two."""
    for match in _ANNEX.finditer(text):
        yield match[0], str(_value(match[1])), match.start()
        for other in re.findall(_NUMBER, match[2]):
            yield match[0], str(_value(other)), match.start()


def _annex_fault(number: str, said: str, annexes: dict[str, str], common: Collection[str]) -> str:
    """What is wrong with `... figurant en annexe 3`, or an empty text. `said`: the sentence up to the reference."""
    if number not in annexes:
        return f"l'annexe {number} est citée mais ne figure pas dans la liste des annexes"
    subjects = {n: _subject(title, 3) for n, title in annexes.items()}
    named = [n for n, subject in subjects.items() if len(subject) >= _FEWEST_LETTERS and subject in said]
    if not named:
        words = {n: _subject(title, 1) for n, title in annexes.items()}
        own = Counter(words.values())
        named = [
            n for n, word in words.items()
            if len(word) >= _FEWEST_LETTERS and own[word] == 1 and word not in common and f"{word} " in said
        ]
    if named and number not in named:
        return f"l'annexe {number} est citée, la liste des annexes donne ce contenu pour annexe {named[0]}"
    return ""


def _sentence_start(text: str, place: int) -> int:
    return max(0, text.rfind(". ", 0, place) + 1)


def _with_parents(numbers: Collection[str]) -> set[str]:
    """With `4.2.1` there are `4.2` and `4`."""
    return {".".join(n.split(".")[:depth]) for n in numbers for depth in range(1, n.count(".") + 2)}


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    values = [{"i": 1, "v": 5, "x": 10}[c] for c in number]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def _flat(text: str) -> str:
    return " ".join(fold(text).split())


def _subject(title: str, words: int) -> str:
    return " ".join(title.split()[:words])


def template_link_faults(template: Template, source: str = "") -> list[Fault]:
    """Broken references inside a template, as advice; the line is that of the reference where `source` is given."""
    annexes = listed_annexes(" ".join(c.text for c in template.clauses if c.id == "annexes"))
    heads = {clause.id: clause.line for clause in template.clauses}
    lines = [_flat(line) for line in source.split("\n")]
    triples = [(c.id, c.number, c.text) for c in template.clauses if c.id != "annexes"]
    faults = []
    for link in broken_links(triples, annexes):
        head = heads[link.clause]
        line = next((n for n in range(head, len(lines)) if link.cited in lines[n]), head - 1) + 1
        faults.append(Fault(line, f"{link.message} ({link.clause}).", fatal=False))
    return faults


def document_link_problems(clauses: Sequence[Clause], template: Template) -> list[str]:
    """French sentences on the broken references that a document does not have from the template."""
    present = [c for c in clauses if c.status != "missing"]
    listing = next((c for c in present if c.template_clause == "annexes"), None)
    annexes = listed_annexes(listing.text) if listing else {}
    triples = [(c.template_clause or c.number, c.number, c.text) for c in present if c is not listing]
    whole = 2 * len(present) > len(clauses)
    copied = {fault.message.rsplit(" (", 1)[0] for fault in template_link_faults(template)}
    return list(dict.fromkeys(
        f"Renvoi de la clause {link.clause} : {link.message}."
        for link in broken_links(triples, annexes, articles=whole)
        if link.message not in copied
    ))
