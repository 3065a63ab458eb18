"""Houses that sentences describe: `La structure X, gérée par la commune de Y, se trouve au 12 rue ...`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from convextract.extraction.houses.model import HouseDraft
from convextract.extraction.houses.names import StructureMention, find_structure_names, same_structure
from convextract.extraction.houses.values import head_count, set_told
from convextract.language.folding import fold, fold_keeping_length
from convextract.language.sentences import sentences
from convextract.reading.running_text import RunningText
from convextract.structure import Block

_LEAST_FACTS = 2
_LONGEST_BLOCK_CHARS = 3000
_TOLD_OF_IT = re.compile(
    r"(?:[\s\"«»“”,:–-]|\([^()]{0,80}\))*(?:(?:qui|est|et|elle|se|sera|a|ete|y|dont le)\s){0,4}(?:actuellement\s)?"
    r"(?:geree?|portee?|animee?|administree?|implantee?|situee?|sise?|installee?|localisee?|hebergee?|domiciliee?"
    r"|logee?|rattachee?|accueillie?|joignable|ouverte?|trouve|tient|occupe|releve|depend|dispose|compte|siege"
    r"|fonctionne|gestionnaire|porteur|son siege|adresse|place[ea])\b"
)
"""What follows a house's name in a sentence that is about the house."""
_NEAR = 20
_BEGINS = re.compile(r"(?:^|[.;:])\W*(?:[Ll]a\s|[Ll]'\s?)?(?:structure\s|espace\s|maison\s)?$")
_SET_OFF = re.compile(r"\s?[\"»”]?\s?[,(:;–-]")
_STILL_ABOUT_IT = re.compile(
    r"\W*(?:elles?|il|celle-ci|celui-ci|cette (?:structure|maison|antenne)|ce (?:site|lieu|point|guichet)"
    r"|la structure|le site|l'espace|l'accueil|le public|les locaux|l'equipe|pour (?:la |le |l'|tout |prendre )?"
    r"(?:joindre|contact\w*|renseignement)|contact|on peut|(?:un|une|deux|trois|quatre|cinq)\s(?:\w+\s)?agents?)\b"
)
"""How the next paragraph begins where it goes on about the house."""
_AT_WORK = re.compile(r"travaill|assur|accueill|equipe|compos|anim|dispose|compte|emploi|effectif|affect|intervien")


def houses_of_sentences(blocks: Sequence[Block]) -> list[HouseDraft]:
    """The houses of which running text tells two facts or more, its staff not counted."""
    houses: list[HouseDraft] = []
    current: HouseDraft | None = None
    for block in blocks:
        if block.grid is not None or len(block.text) > _LONGEST_BLOCK_CHARS:
            current = None
            continue
        mentions = find_structure_names(block.text.text)
        if not mentions:
            current = current if current is not None and _STILL_ABOUT_IT.match(fold(block.text.text)) else None
            if current is not None:
                _tell(current, block.text)
            continue
        for mention, start, end in _stretches(block.text.text, mentions):
            if current is None or not same_structure(current.name, mention.name):
                current = _described(block.text, mention)
                houses += [current] if current is not None else []
            if current is not None:
                _tell(current, block.text.slice(start, end))
    return [house for house in houses if house.facts - (house.staff is not None) >= _LEAST_FACTS]


def _stretches(text: str, mentions: Sequence[StructureMention]) -> Iterator[tuple[StructureMention, int, int]]:
    """Each house with the characters that tell of it: from the beginning of its sentence, or its name where another
    house stands before it there, to the next house's."""
    begins = [start for start, _ in sentences(text)]
    starts = []
    for before, mention in pairwise([None, *mentions]):
        assert mention is not None
        sentence = max((start for start in begins if start <= mention.start), default=0)
        starts.append(mention.start if before is not None and before.end > sentence else sentence)
    yield from zip(mentions, starts, [*starts[1:], len(text)], strict=True)


def _described(text: RunningText, mention: StructureMention) -> HouseDraft | None:
    """The house, where the words after its name tell something of it, or what follows its name at the head of an
    entry is set off by a sign (`France Services de X, 3 rue ...`)."""
    entry = _BEGINS.search(text.text[max(0, mention.start - _NEAR) : mention.start]) and _SET_OFF.match(
        text.text, mention.end
    )
    if not entry and not _TOLD_OF_IT.match(fold_keeping_length(text.text), mention.end):
        return None
    return HouseDraft(mention.name, text.slice(mention.start, mention.end).words, "text")


def _tell(house: HouseDraft, text: RunningText) -> None:
    set_told(house, text)
    if house.staff is None:
        told = (text.text[start:end] for start, end in sentences(text.text))
        counts = (head_count(sentence) for sentence in told if _AT_WORK.search(fold(sentence)))
        house.staff = next((count for count in counts if count), None)
