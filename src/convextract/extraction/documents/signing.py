"""Place and date of signature: `Fait à Vesoul, le 14 mars 2023`, `Paris, le 08 OCT. 2010`.

A date that is left blank or written by hand stays empty, and a sentence says so: an empty cell costs a phone call, a
wrong one a decision.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from convextract.extraction.documents.found import Found
from convextract.language.dates import DateMention, find_dates
from convextract.language.folding import fold_keeping_length
from convextract.structure.closing import DONE_VERBS, is_dateline, is_formula
from convextract.structure.model import Block, PartSpan, StructuredDocument

_COPIES = r"(?:en\s[^,;.]{1,60}?[,.]?\s)"
_DONE = re.compile(
    rf"(?:\b(?:fait|signee?)\s+{_COPIES}?|^{DONE_VERBS}\s+{_COPIES}?|^{_COPIES})(?P<at>a|au|aux)\s+(?=[a-z])"
)
_ARTICLES = {"au": "Le ", "aux": "Les "}
"""`Fait au Puy-en-Velay` was signed at Le Puy-en-Velay."""
_LETTER = re.compile(r"^(?:a\s+)?(?P<place>[a-z][a-z' -]{1,40}?)\s*,\s*le\b")
_NOR = re.compile(r"\bnor\s*:?\s*[a-z]{4}\s?(?P<year>\d{2})\d{5}\s?[a-z]\b")
"""The official number of a State text: ministry, year, running number, kind (circulaire du 30 mai 1997, NOR)."""
_DAY = re.compile(r"(?P<day>\b\d{1,2}\s?[a-z]{3,9}\.?\s)(?P<year>\d{4})(?!\d)")
_DATE_FIRST = re.compile(rf"(?:{DONE_VERBS}\s+{_COPIES}?)?le\s")
_ELECTRONIC = re.compile(r"\bsignee?\s+(?:electroniquement|numeriquement)\b.{0,80}?\ble\s*:?\s*$")
_LETTER_HEAD = 12
"""Blocks at the head of a letter in which its dateline is sought."""
_LOOK_BELOW = 3
"""How many blocks after the line of signature a lone date is sought in."""


@dataclass(frozen=True, slots=True)
class Signing:
    """`note`: a French sentence where the date could not be read."""

    place: Found | None
    date: Found | None
    note: str = ""


def read_signing(document: StructuredDocument, part: PartSpan) -> Signing:
    """Where and when the part was signed: its last `Fait à`, else (letters, circulars) the dateline at its head."""
    blocks = document.blocks_of(part)
    for index in range(len(blocks) - 1, -1, -1):
        match = _DONE.search(fold_keeping_length(blocks[index].text.text))
        if match and _is_formula(blocks[index], match):
            return _with_conflicts(_done(document, blocks, index, match), blocks[:index])
    if part.record.kind in ("circular", "other", "framework_agreement"):
        return _dateline(blocks[:_LETTER_HEAD])
    return _date_first(blocks) or _closing_dateline(blocks) or _electronic(blocks)


def _with_conflicts(signing: Signing, before: list[Block]) -> Signing:
    """Says where another date of signature stands earlier in the same piece; the last one is kept."""
    if signing.date is None:
        return signing
    for block in before:
        match = _DONE.match(fold_keeping_length(block.text.text))
        dates = find_dates(block.text.text[match.end() :]) if match else []
        if dates and dates[0].iso != signing.date.value:
            note = f"Deux dates de signature : {_french(dates[0].iso)} page {block.page}, "
            return replace(signing, note=note + f"{_french(signing.date.value)} page {signing.date.evidence.page}")
    return signing


def _french(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"


def _is_formula(block: Block, match: re.Match[str]) -> bool:
    """The formula opens a line or closes the text; `le travail fait à Paris en 2019` is none."""
    if not match[0].startswith(("fait", "sign")):
        return is_formula(block.text.text)
    return match.start() < 4 or len(block.text) - match.start() < 120


def _done(document: StructuredDocument, blocks: list[Block], index: int, match: re.Match[str]) -> Signing:
    block = blocks[index]
    text = block.text.text
    after = [d for d in find_dates(text) if 0 < d.start - match.end() < 80]
    place = _place(block, match.end(), after[0].start if after else None, _ARTICLES.get(match["at"], ""))
    if after and _by_hand(document, block, after[0]):
        return Signing(place, None, _note(document, block))
    if after:
        return Signing(place, _date(block, after[0]))
    for following in blocks[index + 1 : index + 1 + _LOOK_BELOW]:
        dates = find_dates(following.text.text)
        if following.page == block.page and dates and len(following.text) < 60:
            return Signing(place, _date(following, dates[0]))
    return Signing(place, None, _note(document, block))


def _place(block: Block, start: int, date_start: int | None, article: str = "") -> Found | None:
    """The words between `à` and the date (`Vievy le Rayé` keeps its article), or the first comma."""
    name = re.split(r"[,;:\d]", block.text.text[start:date_start], maxsplit=1)[0].rstrip(" .…_-")
    name = re.sub(r"\s+(?:le|en|ce|(?:en )?date du)$", "", name, flags=re.IGNORECASE).strip(" .-–—_…")
    if not 2 <= len(name) <= 60 or not name[0].isupper() or re.search(r"[.…_]{2}", name):
        return None
    evidence = block.text.evidence(start, start + len(name), method="documents.signing.formula", confidence=0.95)
    return Found(article + name, evidence)


def _date(block: Block, mention: DateMention) -> Found:
    evidence = block.text.evidence(mention.start, mention.end, method="documents.signing.formula", confidence=0.95)
    return Found(mention.iso, evidence)


def _by_hand(document: StructuredDocument, block: Block, mention: DateMention) -> bool:
    """Is a good part of the date written by hand? What a recogniser of print makes of it is not to be believed."""
    return any(
        region.kind == "handwriting" and region.box.contains(placed.word.box.center_x, placed.word.box.center_y)
        for placed in block.text.slice(mention.start, mention.end).words
        for region in document.page(placed.page).ink
    )


def _note(document: StructuredDocument, block: Block) -> str:
    """Says why there is no date: written by hand where ink stands beside the formula, else left blank."""
    page = document.page(block.page)
    line = block.box
    beside = any(
        region.kind in ("handwriting", "signature", "stamp", "initials")
        and region.box.y0 < line.y1 + 12
        and region.box.y1 > line.y0 - 12
        and region.box.x1 > line.x0
        for region in page.ink
    )
    if beside:
        return f"Date de signature manuscrite ou tamponnée, non lue : à lire page {block.page}"
    if page.source in ("ocr", "mixed") and not re.search(r"[.…_]{3}", block.text.text):
        return f"Date de signature non lue page {block.page} : laissée en blanc, ou tampon ou écriture trop pâles"
    return f"Date de signature laissée en blanc page {block.page}"


def _dateline(blocks: list[Block]) -> Signing:
    for block in blocks:
        match = _LETTER.match(fold_keeping_length(block.text.text))
        if not match or len(block.text) > 80:
            continue
        dates = find_dates(block.text.text)
        place = _place(block, match.start("place"), match.end("place"))
        found = _date(block, dates[0]) if dates else _year_by_nor(block, blocks)
        read = block.text.text.strip()
        return Signing(place, found, "" if found else f"Date de la lettre non lue page {block.page} (lu : « {read} »)")
    return Signing(None, None)


def _date_first(blocks: list[Block]) -> Signing | None:
    """`Fait le 3 mars 2023 à Auch`, `Le 3 mars 2023, à Auch`."""
    for block in reversed(blocks):
        match = _DATE_FIRST.match(fold_keeping_length(block.text.text))
        dates = find_dates(block.text.text) if match else []
        if not match or not dates or dates[0].start > match.end() + 2:
            continue
        after = re.match(r"\s*,?\s*à\s+", block.text.text[dates[0].end :])
        if match[0].startswith("le") and not (after and is_dateline(block.text.text)):
            continue
        place = _place(block, dates[0].end + after.end(), None) if after else None
        return Signing(place, _date(block, dates[0]))
    return None


def _closing_dateline(blocks: list[Block]) -> Signing | None:
    """`À Auch, le 3 mars 2023` above the signatures, without `Fait`."""
    closing = [b for b in blocks[2 * len(blocks) // 3 :] if find_dates(b.text.text)]
    found = _dateline(closing)
    return found if found.date else None


def _electronic(blocks: list[Block]) -> Signing:
    """Electronic signatures bear the date; where they differ there is no one date of signature."""
    found: list[Found] = []
    for block in blocks:
        folded = fold_keeping_length(block.text.text)
        for mention in find_dates(block.text.text):
            if _ELECTRONIC.search(folded[max(0, mention.start - 120) : mention.start]):
                found.append(_date(block, mention))
    days = sorted({f.value for f in found})
    if len(days) > 1:
        return Signing(None, None, f"Signatures électroniques à des dates différentes, du {days[0]} au {days[-1]}")
    return Signing(None, found[0] if found else None)


def _year_by_nor(block: Block, blocks: list[Block]) -> Found | None:
    """A stamped date whose year was misread, where the text's NOR number tells the year."""
    folded = fold_keeping_length(block.text.text)
    day = _DAY.search(folded)
    nor = next((m for b in blocks[:25] if (m := _NOR.search(fold_keeping_length(b.text.text)))), None)
    if not day or not nor:
        return None
    year = f"20{nor['year']}"
    if sum(a != b for a, b in zip(year, day["year"], strict=True)) > 2:
        return None
    dates = find_dates(day["day"] + year)
    if not dates:
        return None
    return Found(dates[0].iso, block.text.evidence(*day.span(), method="documents.signing.nor_year", confidence=0.8))
