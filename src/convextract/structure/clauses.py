"""The numbered clauses of a convention, its preamble with the priorities, its list of annexes.

Every heading or item that could open a clause is a candidate; the chain of candidates whose numbers follow one another
best, heading by heading, is the numbering of the document. So a number inside a sentence or list opens nothing, and a
number that the recogniser damaged is read as the sequence wants it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from convextract.language.folding import fold
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.structure.annexes import AnnexList, find_annex_lists
from convextract.structure.closing import closes, may_close
from convextract.structure.markers import Marker, find_marker
from convextract.structure.model import Block, ClauseSpan, PartSpan, StructuredDocument
from convextract.structure.numbering import Number, readings, step_cost, written

_PREAMBLE = re.compile(r"(?:preambule|expose (?:des motifs|prealable)|contexte general)\b\s*:?\s*$")
_PRIORITIES = re.compile(r"\bpriorites?\b.{0,40}:\s*$|\bpriorites? suivantes?\b")
_CONTENTS = re.compile(r"(?:sommaire|table des matieres|plan)\s*:?$")
_PAGE_REFERENCE = re.compile(r"[\s.…_]\s?\d{1,3}\s*$")
"""Lines of a table of contents end with a page number."""
_DIVISION = re.compile(r"(?:titre|chapitre|partie|section)\s+(?:[ivx]{1,5}|\d{1,2}|premiere?)\b.{0,90}$")
"""`TITRE II – OBLIGATIONS` groups clauses and belongs to none."""
_SENTENCE = re.compile(
    r"\b(?:est|sont|a|ont|peut|peuvent|doit|doivent|sera|seront|prend(?:ra)?|prennent|s'engagent?|demeure\w*|reste\w*"
    r"|fixe|precise|entre en|ne)\b.*[.;:]$|(?:\S+\s+){9}.*[.;]$"
)
_FURTHER_WORDS = re.compile(r"^(?:de|du|des|et|ou|a|au|aux|la|le|les|l'|d'|en|alinea|susvise|ci-dessus|precite)\b")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Block `index` may open the clause `number`; `points` tell how much it looks like it."""

    index: int
    number: Number
    points: float
    article: bool


def whole_conventions(document: StructuredDocument) -> list[PartSpan]:
    """The conventions of a document; its avenants only where it holds no whole convention."""
    conventions = list(document.parts_of_kind("convention"))
    return [part for part in conventions if not is_avenant(part)] or conventions


def is_avenant(part: PartSpan) -> bool:
    """Does the part only change an earlier convention?"""
    return bool(re.search(r"\bavenant\b", fold(part.record.title)))


def find_clauses(document: StructuredDocument) -> list[ClauseSpan]:
    """Clauses of the first convention, in order."""
    conventions = whole_conventions(document)
    return clauses_of(document, conventions[0]) if conventions else []


def clauses_of(document: StructuredDocument, part: PartSpan) -> list[ClauseSpan]:
    """The clauses of one convention of the document, in order."""
    blocks = document.blocks
    lists = [a for a in find_annex_lists(blocks[: part.last]) if a.first >= part.first]
    end = _end_of_body(blocks, part, lists)
    chain = _best_chain(_candidates(blocks, part.first, end))
    if chain:
        end = next((i for i in range(chain[-1].index + 1, end) if may_close(blocks, i, end)), end)
    starts = [(c.index, written(c.number)) for c in chain]
    first = starts[0][0] if starts else end
    spans = _preamble(blocks, part.first, min(first, end))
    for place, (index, number) in enumerate(starts):
        last = starts[place + 1][0] if place + 1 < len(starts) else end
        last = next((i for i in range(index + 1, last) if _DIVISION.match(fold(blocks[i].text.text))), last)
        spans.append(_span(blocks, index, last, number))
    return spans + _annex_clause(blocks, lists)


def _end_of_body(blocks: list[Block], part: PartSpan, lists: list[AnnexList]) -> int:
    """Where clauses end: the signature block or the list of annexes, whichever comes first after the articles."""
    middle = part.first + (part.last - part.first) // 3
    stops = [a.first if a.heading is None else a.heading for a in lists if a.first > middle]
    stops += [next((i for i in range(middle + 1, part.last) if closes(blocks[i])), part.last)]
    return min([s for s in stops if s > part.first], default=part.last)


def _candidates(blocks: list[Block], first: int, last: int) -> list[_Candidate]:
    found: list[_Candidate] = []
    contents_page = 0
    for index in range(first, last):
        block = blocks[index]
        if _CONTENTS.match(fold(block.text.text)):
            contents_page = block.page
        if block.kind == "table" or (block.page == contents_page and _PAGE_REFERENCE.search(block.text.text)):
            continue
        marker = _marker_of(block)
        if marker is None or marker.kind in ("bullet", "letter"):
            continue
        points = _looks_like_clause(block, marker)
        article = marker.kind == "article"
        found.extend(
            _Candidate(index, number, points - cost, article)
            for number, cost in readings(marker.number).items()
            if points - cost > 0
        )
    return found


def _marker_of(block: Block) -> Marker | None:
    if block.marker:
        return find_marker([*block.marker.split(), "X", "Y"])
    return None


def _looks_like_clause(block: Block, marker: Marker) -> float:
    """Points for looking like the head of a clause: above 0 it may be one."""
    text = block.text.text
    points = {"article": 3.0, "decimal": 1.6, "roman": 0.9, "number": 0.6}.get(marker.kind, 0.0)
    points += 1.0 if block.kind == "heading" else 0.0
    points += 0.6 if block.bold else 0.0
    if not text[:1].isupper() and text[:1] not in "«\"":
        points -= 1.6
    if _FURTHER_WORDS.match(fold(text)) and text[:1].islower():
        points -= 2.0
    if len(text) > 160 and marker.kind != "article":
        points -= 1.2
    if text.rstrip().endswith((";", ",")):
        points -= 1.5
    return points


def _best_chain(candidates: list[_Candidate]) -> list[_Candidate]:
    """The chain with most points in which every number may follow the one before (dynamic programming)."""
    best: list[tuple[float, int]] = []
    for place, candidate in enumerate(candidates):
        score, previous = candidate.points - _start_cost(candidate.number), -1
        for earlier in range(max(0, place - 120), place):
            other = candidates[earlier]
            if other.index == candidate.index:
                continue
            cost = step_cost(other.number, candidate.number)
            if cost is None:
                continue
            cost += 1.5 if other.article != candidate.article and _top_level(other, candidate) else 0.0
            if best[earlier][0] + candidate.points - cost > score:
                score, previous = best[earlier][0] + candidate.points - cost, earlier
        best.append((score, previous))
    if not best:
        return []
    place = max(range(len(best)), key=lambda i: best[i][0])
    chain: list[_Candidate] = []
    while place >= 0:
        chain.append(candidates[place])
        place = best[place][1]
    return chain[::-1]


def _start_cost(number: Number) -> float:
    return 0.0 if number in ((1,), (1, 1)) else 0.7 + 0.4 * (number[0] - 1) + 0.5 * (len(number) - 1)


def _top_level(a: _Candidate, b: _Candidate) -> bool:
    """Both count articles: then both must write them alike (`Art. 3` is not followed by a bare `4.`)."""
    return len(a.number) == len(b.number) == 1


def _preamble(blocks: list[Block], first: int, last: int) -> list[ClauseSpan]:
    """The preamble and, where it sets out priorities as a list, each of these."""
    start = next((i for i in range(first, last) if _PREAMBLE.match(fold(blocks[i].text.text))), None)
    if start is None:
        return []
    lead = next((i for i in range(start, last) if _PRIORITIES.search(fold(blocks[i].text.text))), None)
    if lead is None:
        return [_span(blocks, start, last, "preamble")]
    items = _items_after(blocks, lead + 1, last)
    spans = [_span(blocks, start, lead + 1, "preamble")]
    bounds = [*items[1:], _end_of_items(blocks, items, last)] if items else []
    for place, (index, end) in enumerate(zip(items, bounds, strict=True), 1):
        spans.append(_priority(blocks, index, end, f"preamble-{place}"))
    return spans


def _items_after(blocks: list[Block], first: int, last: int) -> list[int]:
    """The items of the list that follows: list items of the outermost depth, or paragraphs `title : text`."""
    listed = [i for i in range(first, last) if blocks[i].kind == "list_item"]
    if listed:
        indent = min(blocks[i].level for i in listed)
        return [i for i in range(first, last) if blocks[i].kind == "list_item" and blocks[i].level == indent]
    return [i for i in range(first, last) if _title_end(blocks[i].text.text) or blocks[i].kind == "heading"]


def _end_of_items(blocks: list[Block], items: list[int], last: int) -> int:
    """The last item ends before a paragraph that stands after the list (`Ceci exposé, il a été convenu...`)."""
    for index in range(items[-1] + 1, last):
        if blocks[index].kind != "list_item":
            return index
    return last


def _title_end(text: str) -> int:
    """Where the title of `title : text` ends (offset of the colon); 0 where there is none near the start."""
    match = re.match(r"[^:.;]{8,140}?\s?:", text)
    return match.end() - 1 if match else 0


def _priority(blocks: list[Block], index: int, last: int, number: str) -> ClauseSpan:
    block = blocks[index]
    colon = _title_end(block.text.text)
    if colon:
        cut = block.text.word_range(0, colon)[1]
        title, rest = block.text.words[:cut], block.text.words[cut:]
        if rest and rest[0].word.best.strip() == ":":
            rest = rest[1:]
    elif len(block.text) <= 90:
        title, rest = block.text.words, []
    else:
        title, rest = [], block.text.words
    body = _joined([RunningText(rest), *(blocks[i].text for i in range(index + 1, last))])
    return ClauseSpan(number, _stripped(title), body, block.page, index, last)


def _span(blocks: list[Block], index: int, last: int, number: str) -> ClauseSpan:
    """Clause from its heading block on. A heading whose text runs on as a sentence is body, not title."""
    block = blocks[index]
    if block.marker == block.text.text:
        return _span_below(blocks, index, last, number)
    titled = block.kind == "heading" or (len(block.text) <= 90 and not _SENTENCE.search(fold(block.text.text)))
    title, rest = (block.text.words, []) if titled else _title_and_rest(block)
    body = _joined([RunningText(rest), *(blocks[i].text for i in range(index + 1, last))])
    return ClauseSpan(number, _stripped(title), body, block.page, index, last)


def _span_below(blocks: list[Block], index: int, last: int, number: str) -> ClauseSpan:
    """Clause whose number stands on a line of its own: what heads it stands below, if anything does."""
    page, body = blocks[index].page, index + 1
    title: list[PlacedWord] = []
    if body < last and not blocks[body].marker and blocks[body].kind != "table":
        below = blocks[body].text
        if blocks[body].kind == "heading" or (len(below) <= 90 and not re.search(r"[.;:,]$", below.text)):
            title, body = below.words, body + 1
    return ClauseSpan(number, _stripped(title), _joined([b.text for b in blocks[body:last]]), page, index, last)


def _title_and_rest(block: Block) -> tuple[list[PlacedWord], list[PlacedWord]]:
    colon = _title_end(block.text.text)
    if not colon or colon > 90 or block.kind == "paragraph":
        return [], block.text.words
    cut = block.text.word_range(0, colon)[1]
    return block.text.words[:cut], block.text.words[cut:]


def _stripped(words: list[PlacedWord]) -> RunningText:
    """A title without the colon or dash behind it."""
    while words and not re.search(r"\w|»", words[-1].word.best):
        words = words[:-1]
    if not words:
        return RunningText([])
    last = words[-1]
    bare = last.word.best.rstrip(" :")
    if bare != last.word.best:
        words = [*words[:-1], replace(last, word=replace(last.word, mended=bare))]
    return RunningText(words)


def _joined(texts: list[RunningText]) -> RunningText:
    words: list[PlacedWord] = []
    shift = 0
    for text in texts:
        words.extend(replace(p, line=p.line + shift) for p in text.words)
        shift = 1 + max((p.line for p in words), default=-1)
    return RunningText(words)


def _annex_clause(blocks: list[Block], lists: list[AnnexList]) -> list[ClauseSpan]:
    """The list of annexes: the longest one; its heading is the title where it has one."""
    if not lists:
        return []
    chosen = max(lists, key=lambda a: (len(a.labels), a.first))
    start = chosen.first if chosen.heading is None else chosen.heading
    body = _joined([blocks[i].text for i in range(chosen.first, chosen.last)])
    title = RunningText([]) if chosen.heading is None else _stripped(blocks[chosen.heading].text.words)
    return [ClauseSpan("annexes", title, body, blocks[start].page, start, chosen.last)]
