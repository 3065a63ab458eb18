"""A bundle is split into its pieces: where each begins, what it is, which annex it makes.

A piece begins where a page (or, for an annex with its number, a heading on a page) opens with a title that names a
kind of piece; what a title leaves open, the list of annexes and the body decide. Every sign is weighed (register
`models/part_kinds.yaml`, look of the title, room left on the page before), none decides alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from convextract.language.operators import find_operators
from convextract.records import Part
from convextract.records.base import row_id
from convextract.records.vocabulary import PartKind
from convextract.structure.annexes import AnnexList, find_annex_lists
from convextract.structure.letter_object import find_object
from convextract.structure.model import Block, PartSpan, StructuredDocument
from convextract.structure.openings import Opening, find_openings
from convextract.structure.part_kinds import phrase_scores, title_kind

_UNDERTAKES = re.compile(r"[^.;:]{0,80}?\b(?:s'engage|propose|assure|met à disposition|désigne|est investie)")

_SEVERAL = 3


@dataclass(slots=True)
class _Piece:
    """A piece under way: blocks [first, last) and what its opening says."""

    opening: Opening
    first: int
    last: int
    kind: PartKind = "other"
    code: str = ""
    annex: str = ""


def split_parts(document: StructuredDocument) -> list[PartSpan]:
    """The parts, in order, tiling all blocks. A document without words has none."""
    blocks = document.blocks
    if not blocks:
        return []
    lists = find_annex_lists(blocks)
    labels = _labels(lists)
    openings = find_openings(document, lists)
    bounds = [o.first for o in openings] + [len(blocks)]
    pieces = [_Piece(o, o.first, last) for o, last in zip(openings, bounds[1:], strict=True)]
    for piece in pieces:
        _classify(piece, blocks, labels)
    pieces = _merged(pieces, blocks)
    _number_annexes(pieces, labels)
    following = [*pieces[1:], None]
    return [_span(document, n, *pair) for n, pair in enumerate(zip(pieces, following, strict=True), 1)]


def _labels(lists: list[AnnexList]) -> dict[str, str]:
    """Number -> label; of several lists the first whose label names a kind, else the first."""
    labels: dict[str, str] = {}
    for annex_list in lists:
        for number, label in annex_list.labels.items():
            if number not in labels or (title_kind(label) and not title_kind(labels[number])):
                labels[number] = label
    return labels


def _classify(piece: _Piece, blocks: list[Block], labels: dict[str, str]) -> None:
    opening = piece.opening
    piece.annex = opening.annex.number if opening.annex else ""
    body = " ".join(block.text.text for block in blocks[piece.first : piece.last])[:9000]
    piece.kind = _kind(opening, body, labels.get(piece.annex, ""), first=piece.first == 0)
    if piece.kind == "partner_offer":
        piece.code = partner_of(opening.title, blocks[piece.first : piece.last])


def _kind(opening: Opening, body: str, label: str, *, first: bool) -> PartKind:
    """Title first, then the label in the list of annexes, then the body."""
    if opening.shown:
        return opening.shown
    scores: dict[PartKind, float] = {}
    for text, share in ((opening.title or opening.said, 2.0), (label, 1.5)):
        if named := title_kind(text):
            scores[named[0]] = scores.get(named[0], 0.0) + share * named[1]
    if opening.annex and _names_operator(opening.title):
        scores["partner_offer"] = scores.get("partner_offer", 0.0) + 3.0
    for kind, weight in phrase_scores(body).items():
        if opening.annex and kind in ("convention", "circular", "web_page", "deliberation", "minutes"):
            continue
        scores[kind] = scores.get(kind, 0.0) + min(weight, 8) * (0.8 if first and not opening.title_weight else 0.35)
    if not scores:
        return "other"
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] >= 2.0 else "other"


def _names_operator(title: str) -> bool:
    return any(m.code not in ("etat", "local") for m in find_operators(title))


def partner_of(title: str, blocks: list[Block]) -> str:
    """The operator whose offer this is: named in the title, else most in the opening of the text; empty if unsure."""
    for text, generic in ((title, False), (title, True)):
        codes = [m.code for m in find_operators(text, generic=generic) if m.code not in ("local", "anct")]
        if codes:
            return _as_service(codes[0])
    if any(mention.code == _MANY for mention in find_operators(title)):
        return _MANY
    if len(_titled_operators(blocks)) >= _SEVERAL:
        return ""
    counts: dict[str, float] = {}
    seen = 0
    for block in blocks:
        text = block.text.text
        for mention in find_operators(text, generic=True):
            weight = 0.4 if mention.operator.generic else 1.0
            weight *= 3.0 if seen < 600 else 1.0
            weight += 2.0 if _UNDERTAKES.match(text[mention.end : mention.end + 90]) else 0.0
            counts[mention.code] = counts.get(mention.code, 0.0) + weight
        seen += len(text)
        if seen > 6000:
            break
    counts.pop("anct", None)
    counts.pop("local", None)
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 1.3 * ranked[1][1]):
        return ""
    return _as_service(ranked[0][0])


def _titled_operators(blocks: list[Block]) -> set[str]:
    """The operators whom headings name alone: three or more, and the piece holds the offers of several."""
    named = [{m.code for m in find_operators(b.text.text)} for b in blocks if b.kind == "heading"]
    return {code for codes in named if len(codes) == 1 for code in codes}


def _as_service(code: str) -> str:
    """The préfecture that makes an offer does so for titles and identity papers: the ministry of the interior."""
    return "interieur" if code == "etat" else code


def _merged(pieces: list[_Piece], blocks: list[Block]) -> list[_Piece]:
    """A cover page belongs to what it covers; a title that comes back on the next page begins nothing."""
    merged: list[_Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if last and (_is_cover(last, piece, blocks) or _goes_on(last, piece)):
            last.last = piece.last
            if last.kind == "other":
                last.kind, last.code = piece.kind, piece.code
            last.code = last.code or piece.code
            if piece.opening.title_weight > last.opening.title_weight:
                last.opening = last.opening.with_title(piece.opening)
        else:
            merged.append(piece)
    return merged


_MANY = "local"
"""The code that partners without one of their own share: two titles are two partners."""


def _is_cover(last: _Piece, piece: _Piece, blocks: list[Block]) -> bool:
    words = sum(len(block.text.words) for block in blocks[last.first : last.last])
    same = piece.kind == last.kind or last.kind == "other"
    number = not piece.annex or piece.annex == last.annex
    one_page = blocks[last.first].page == blocks[last.last - 1].page
    partner = not (piece.code and last.code) or piece.code == last.code
    if _two_local_partners(last, piece):
        return False
    return words < 45 and one_page and same and number and partner and piece.opening.at_top and (
        last.opening.annex is not None or piece.kind == last.kind
    )


def _goes_on(last: _Piece, piece: _Piece) -> bool:
    if piece.kind != last.kind or piece.kind in ("other", "convention") or not piece.opening.at_top:
        return False
    if piece.annex != last.annex and piece.annex:
        return False
    if piece.kind == "partner_offer":
        return piece.code == last.code and bool(piece.code) and not _two_local_partners(last, piece)
    return True


def _two_local_partners(last: _Piece, piece: _Piece) -> bool:
    return piece.code == last.code == _MANY and piece.opening.title != last.opening.title


def _number_annexes(pieces: list[_Piece], labels: dict[str, str]) -> None:
    """A piece without a number of its own takes that of the only list entry that names its kind."""
    by_kind: dict[PartKind, list[str]] = {}
    for number, label in labels.items():
        if named := title_kind(label):
            by_kind.setdefault(named[0], []).append(number)
    for piece in pieces:
        numbers = by_kind.get(piece.kind, [])
        if not piece.annex and len(numbers) == 1 and piece.kind not in ("convention", "deliberation", "other"):
            piece.annex = numbers[0]


def _span(document: StructuredDocument, running: int, piece: _Piece, following: _Piece | None) -> PartSpan:
    blocks = document.blocks
    first_page = blocks[piece.first].page if piece.first else 1
    if following is None:
        last_page = len(document.pages)
    else:
        start = blocks[following.first].page
        last_page = start - 1 if following.opening.at_top else start
    record = Part(
        part_id=row_id(document.document_id, Part.letter, running),
        document_id=document.document_id,
        kind=piece.kind,
        annex_number=piece.annex,
        title=_title(document, piece),
        first_page=first_page,
        last_page=max(first_page, last_page),
        partner_code=piece.code if piece.kind == "partner_offer" else "",
    )
    return PartSpan(record, piece.first, piece.last)


def _title(document: StructuredDocument, piece: _Piece) -> str:
    """Letters, circulars and deliberations are called by their object, all else by the title that opens them."""
    if piece.kind in ("circular", "deliberation"):
        text = find_object(document.blocks[piece.first : piece.last])
        if text:
            return text.text.rstrip(" .")
    return piece.opening.title
