"""Where in a part people sign: after `Fait à`, `Les signataires`, `Pour extrait conforme`, at a letter's foot."""

from __future__ import annotations

import re
from dataclasses import dataclass

from convextract.extraction.signatories.headings import heading_in
from convextract.extraction.signatories.offices import is_body
from convextract.extraction.signatories.segments import Segment, segments_of
from convextract.extraction.signatories.slips import lines_of_slip, slip_in
from convextract.language.folding import fold, fold_keeping_length
from convextract.language.names import find_names
from convextract.structure.closing import is_closing
from convextract.structure.model import Block, PartSpan, StructuredDocument

UNSIGNED_KINDS = frozenset(
    {"minutes", "attendance_list", "web_page", "partner_list", "referents_table", "service_catalogue", "mandate"}
)
"""Parts in which nobody signs for a party: people named there were present, are to be reached, or fill in a form."""

_TRIGGER = re.compile(
    r"^(?:fait (?:a|le|en|et delibere)\b|(?:les )?signataires?(?: de la (?:presente )?convention)? ?:?$|"
    r"signatures? ?(?:des? [a-z' ]{3,30})?:?$|(?:et )?ont signe\b|"
    r"pour (?:extrait|copie|ampliation|expedition)\b|certifie executoire|en presence d|"
    r"pour l.{2,40} (?:et )?par delegation|"
    r"les parties\b.{0,20}$|date et signature)"
)
_TRIGGER_WORDS = re.compile(
    r"fait|signa|signe|conforme|executoire|presence|delegation|parties|exemplaire|original|double|\d{4}|\ble\b"
)
_STOP = re.compile(
    r"^(?:liste des annexes|annexes?\b(?! a signer)|article \d|art\. ?\d|sommaire\b|pieces? jointes?\b|preambule\b|"
    r"vu (?:la|le|les|l')\b|considerant\b|il (?:est|a ete) (?:convenu|expose|arrete|decide)\b)"
)
_LABELLED = re.compile(
    r"^(?:(?:pre)?noms?\b|represente\w* par\b|(?:agissant )?en qualite|qualite\b|fonction\b|signataire\b)"
)
"""What a form to sign writes before the person's name or office, over the place and date."""
_FORM_LINES, _LINE_CHARACTERS = 5, 90
_CONTACT = re.compile(r"@|(?:\d\d[ .]){4}\d\d|https?:|www\.")
_PROSE_CHARACTERS = 220
_TAIL_SEGMENTS = 6
_PIECES_A_LINE = 1.5
_SLIP_HEAD, _SLIP_BLOCKS = 20, 6


@dataclass(slots=True)
class Zone:
    """Lines among which signature blocks stand. `trusted`: the paper says so, it is not merely its last lines."""

    segments: list[Segment]
    trusted: bool


def zones_of(document: StructuredDocument, part: PartSpan) -> list[Zone]:
    """The signature zones of a part, in reading order; none where nobody signs such a part."""
    if part.record.kind in UNSIGNED_KINDS:
        return []
    blocks = document.blocks_of(part)
    zones: list[Zone] = []
    index = 0
    while index < len(blocks):
        slip = _begins_slip(blocks, index)
        start = 0 if slip else _trigger_in(blocks[index])
        if start is None:
            index += 1
            continue
        zone, index = _zone_from(blocks, index, start, slip=slip)
        if zone.segments:
            zones.append(zone)
    last_lines = _tail(blocks, zones)
    return [*zones, *([last_lines] if last_lines else [])]


def _trigger_in(block: Block) -> int | None:
    """Index, among the block's printed lines, of the line that announces signatures."""
    if block.kind == "list_item" or not _TRIGGER_WORDS.search(fold_keeping_length(block.text.text)):
        return None
    for number, segment in enumerate(segments_of([block])):
        if _TRIGGER.match(fold(segment.text)) or is_closing(segment.text):
            return number
    return None


def _begins_slip(blocks: list[Block], index: int) -> bool:
    """Does a slip begin here: a sentence in which somebody joins by name, announced or not?"""
    begun = fold(blocks[index].text.text[:_SLIP_HEAD]).startswith(("je soussigne", "je, soussigne"))
    return begun and lines_of_slip(segments_of(blocks[index : index + _SLIP_BLOCKS])) > 0


def _zone_from(blocks: list[Block], index: int, start: int, *, slip: bool) -> tuple[Zone, int]:
    """The zone that the line `start` of block `index` opens, and the index of the block after it."""
    first = segments_of([blocks[index]])[start:]
    announced = fold(first[0].text)
    headed = heading_in(first[0].text)
    keep_first = slip or bool(re.match(r"^(?:en presence|pour l)", announced) or (headed and headed.organisation))
    segments = [*_form_above(blocks[: index + 1], first[0]), *(first if keep_first else first[1:])]
    following = index + 1
    while following < len(blocks):
        block = blocks[following]
        if _is_prose(block) or _STOP.match(fold(block.text.text)) or _STOP.match(fold(f"{block.marker} ").strip()):
            break
        segments += segments_of([block])
        following += 1
    return Zone(_until_stop(segments), trusted=True), following


def _form_above(blocks: list[Block], trigger: Segment) -> list[Segment]:
    """`Nom : ...`, `Représentée par : ...` and the body over them, right above the line that announces signatures."""
    printed = segments_of(blocks[-_FORM_LINES - 1 :])
    above = [s for s in printed if s.page == trigger.page and s.box.y1 <= trigger.box.y0 + 2][-_FORM_LINES:]
    labelled = [n for n, s in enumerate(above) if _LABELLED.match(fold(s.text)) and len(s.text) < _LINE_CHARACTERS]
    if not labelled or labelled[-1] < len(above) - 1:
        return []
    first = labelled[0]
    return above[first - 1 if first and is_body(above[first - 1].text) else first :]


def _until_stop(segments: list[Segment]) -> list[Segment]:
    kept: list[Segment] = []
    for segment in sorted(segments, key=lambda s: (s.page, s.box.y0)):
        if _STOP.match(fold(segment.text)):
            break
        if not _CONTACT.search(segment.text):
            kept.append(segment)
    return kept


def _is_prose(block: Block) -> bool:
    text = block.text.text
    long = block.kind != "table" and len(text) > _PROSE_CHARACTERS and len(find_names(text, bare=True)) < 2
    return long and slip_in(text) is None and not _stands_side_by_side(block)


def _stands_side_by_side(block: Block) -> bool:
    """Signature blocks beside one another that reading took for one paragraph: wide blanks part most of its lines."""
    segments = segments_of([block])
    return len(segments) >= _PIECES_A_LINE * len({segment.line for segment in segments})


def _tail(blocks: list[Block], zones: list[Zone]) -> Zone | None:
    """The last lines of the part, where no zone holds them: a letter ends with a name and nothing announces it."""
    words = [w for b in blocks[-_TAIL_SEGMENTS:] for w in b.text.words]
    if not words:
        return None
    page = max(w.page for w in words)
    segments = [s for s in segments_of(blocks[-_TAIL_SEGMENTS:]) if s.page == page]
    taken = {id(w) for zone in zones for s in zone.segments for w in s.words}
    last: list[Segment] = []
    for segment in reversed(segments):
        if len(segment.text) > 70 or id(segment.words[0]) in taken or len(last) == _TAIL_SEGMENTS:
            break
        if _CONTACT.search(segment.text):
            return None
        last.insert(0, segment)
    return Zone(last, trusted=False) if last else None
