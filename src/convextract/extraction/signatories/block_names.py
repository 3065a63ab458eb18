"""Names on the lines of a signature block: beside an office, behind `P/O`, set over two lines."""

from __future__ import annotations

import re
from itertools import pairwise

from convextract.extraction.signatories.offices import OFFICE_WITH_ARTICLE, is_body, is_office
from convextract.extraction.signatories.segments import Segment, segment_of
from convextract.extraction.signatories.slips import lines_of_slip, slip_in
from convextract.language.folding import fold
from convextract.language.names import LIKELY, WEAK, PersonName, find_names, parse_name
from convextract.reading.running_text import join_lines

_PREFIX = re.compile(r"^(?:p\s?/\s?[o0]{1,2}\.?\s*|en presence (?:de|d')\s*|temoins?\s*:?\s*|signe\s*:?\s*)")
_STRAY_APOSTROPHE = re.compile(r"(?<=[^\W\d_]{3})['’](?=\s|$)")
"""A stroke of the pen behind a word: `Claire' VERNOY`."""
_NAME_WORDS = 3
_ENTRY_LINES = 3
_ONE_NAME_GAP_LINES = 0.9
_OPEN_NAME = re.compile(r"(?:\b(?:de|du|des|la|le|les|da|del|den|di|dos|van|von)|\bd['’])$", re.IGNORECASE)
_OPEN_END = re.compile(r"(?:-|\b(?:de|du|des|la|le|les|et|sur|sous|en)|\b[dl]['’])$", re.IGNORECASE)
"""A line that cannot end here: the rest of its name stands below."""


def with_whole_names(segments: list[Segment]) -> list[Segment]:
    """The lines, a name set over two of them (`VERNOY` / `Claire`, `Claire` / `VERNOY`) as one, and so an entry that
    says in a sentence who signs for whom."""
    segments = _with_whole_entries(segments)
    whole: list[Segment] = []
    joined = {id(b): a for a, b in pairwise(segments) if _are_one_name(a, b)}
    for segment in segments:
        if whole and joined.get(id(segment)) is whole[-1]:
            whole[-1] = segment_of([*whole[-1].words, *segment.words], whole[-1].line)
        else:
            whole.append(segment)
    return whole


def _with_whole_entries(segments: list[Segment]) -> list[Segment]:
    """`Pour le syndicat du Val, la` / `présidente, Claire Vernoy`: as many lines as make an entry, as one."""
    whole: list[Segment] = []
    index = 0
    while index < len(segments):
        count = lines_of_slip(segments[index:]) or 1
        for more in range(_ENTRY_LINES, count, -1):
            lines = segments[index : index + more]
            close = all(-1 < (b.box.y0 - a.box.y1) / a.height < _ONE_NAME_GAP_LINES for a, b in pairwise(lines))
            same = close and len({line.page for line in lines}) == 1 and not any(map(_begins_entry, lines[1:]))
            if _begins_entry(lines[0]) and same and signs_for(" ".join(line.text for line in lines)):
                count = len(lines)
                break
        words = [w for line in segments[index : index + count] for w in line.words]
        whole.append(segments[index] if count == 1 else segment_of(words, segments[index].line))
        index += count
    return whole


def _begins_entry(segment: Segment) -> bool:
    return fold(segment.text).startswith("pour ")


def signs_for(text: str) -> tuple[str, str, PersonName] | None:
    """The body, the office and the person of `Pour la commune du Val, le maire, Yves Tissot` or of the sentence of a
    slip; None for other words."""
    if slip := slip_in(text):
        return slip
    *before, office, person = [part.strip(" .:;") for part in text.split(",")] if text.count(",") > 1 else ["", ""]
    body = ", ".join(before)
    if not before or not fold(body).startswith("pour ") or not is_body(body[5:]):
        return None
    name = parse_name(person)
    named = name is not None and bool(name.given_name or name.civility) and not find_names(body, bare=True)
    return (body[5:], office, name) if name and named and OFFICE_WITH_ARTICLE.match(fold(office)) else None


def _are_one_name(above: Segment, below: Segment) -> bool:
    """Is one line the family name in capitals, the other the given name, and neither a name of its own? Or does the
    name above break off at a particle (`Monsieur Gabriel LE` / `GOFF`)?"""
    gap = (below.box.y0 - above.box.y1) / above.height
    beside = below.box.x0 > above.box.x1 or above.box.x0 > below.box.x1
    if below.page != above.page or beside or not -_ONE_NAME_GAP_LINES < gap < _ONE_NAME_GAP_LINES:
        return False
    texts = [above.text.strip(" ,;."), below.text.strip(" ,;.")]
    if any(len(text.split()) > _NAME_WORDS or is_office(text) or is_body(text) for text in texts):
        return False
    name = parse_name(" ".join(texts))
    if _OPEN_NAME.search(texts[0]):
        return name is not None and (bool(name.civility) or name.certainty >= LIKELY)
    alone = [parse_name(text) for text in texts]
    shouted = [text for text in texts if text and text.split()[-1].isupper()]
    if any(name and name.given_name for name in alone) or len(shouted) != 1:
        return False
    short = all(len(text.split()) == 1 or _OPEN_NAME.match(text.split()[0]) for text in texts)
    given = name is not None and name.given_name[:1].isupper()
    return name is not None and given and (name.certainty >= LIKELY or (short and name.certainty > WEAK))


def goes_on_below(text: str) -> bool:
    """Does the line end within a name of its own: `Communauté d'agglomération Saint-`, `Commune de`?"""
    return bool(_OPEN_END.search(text.strip())) and (is_body(text) or is_office(text))


def name_beside_office(text: str) -> tuple[PersonName, str] | None:
    """`Claire Vernoy, Maire de Vernoy`, `Le Préfet, Yves Tissot`: name and office on one line."""
    mentions = find_names(text, bare=True)
    if len(mentions) != 1 or "delegation" in fold(text):
        return None
    mention = mentions[0]
    head, rest = text[: mention.start].strip(" ,:"), text[mention.end :].strip(" ,()")
    if not head and rest and is_office(rest):
        return mention.name, rest
    if head and not rest and OFFICE_WITH_ARTICLE.match(fold(head)):
        return mention.name, head
    return None


def without_prefix(text: str) -> str:
    """`P/O Claude Vernoy`, `En présence de Claude Vernoy` without what stands before the name."""
    text = _STRAY_APOSTROPHE.sub("", text)
    found = _PREFIX.match(fold(text))
    if not found:
        return text
    folded_length = len(found[0].rstrip())
    return text[folded_length:].strip()


def text_of(lines: list[Segment]) -> str:
    """The lines as one text, parted by `\\n`, hyphenation at line ends undone."""
    text = ""
    for line in lines:
        if not text:
            text = line.text
            continue
        text, glued = join_lines(text, line.text)
        text = text + line.text if glued else f"{text}\n{line.text}"
    return text
