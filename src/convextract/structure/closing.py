"""Lines with which the clauses of a paper end and its signatures begin, wherever the words of French practice vary.

`Fait à Auch, le 3 mars 2023`, `Établi en dix exemplaires, à Besançon, le ...`, `SIGNATURES`; weaker, as clauses may
speak so too, `Albi, le 21.04.2020`, `Pour la commune de Vernoy,` and forms to be signed.
"""

from __future__ import annotations

import re

from convextract.language.dates import find_dates
from convextract.language.folding import fold
from convextract.structure.model import Block

DONE_VERBS = r"(?:faite?|signee?|etablie?|conclue?|dressee?|passee?|redigee?)"
"""On folded text: the participles that open the line of signature."""

_LONGEST_FORMULA = 260
_LONGEST_LINE = 90
_WAS_DONE = rf"{DONE_VERBS}(?: et {DONE_VERBS})? "
_DONE = re.compile(
    r"fait (?:a|en)\b.{0,80}(?:\ble\b|\bexemplaires?\b|\d{4}|$)"
    rf"|(?:{_WAS_DONE})?en (?:[^\s.;:]+ ){{1,7}}(?:d')?(?:exemplaires?|originaux)\b(?! (?:doi|est\b|sont\b|ser))"
    rf"|{_WAS_DONE}en (?:double|triple|quadruple|quintuple)\b"
    rf"|{_WAS_DONE}(?:a|au|aux) [^.;:]{{2,60}}?,? (?:le|en date du)\b.{{0,90}}$"
    rf"|{_WAS_DONE}(?:le|ce) (?:jour|[\d._…/]+(?:er)? ?[a-z]{{0,9}}\.? ?[\d._…]*)"
    r",?(?: (?:a|au|aux|en)\b.{0,90})?[.,]?$"
)
_HEADS = re.compile(
    r"(?:les )?signatures?(?: des? (?:parties|signataires|cocontractants|partenaires|la convention))? ?[:.,]?$"
    r"|les (?:parties|signataires|cocontractants|partenaires)"
    r"(?: (?:signataires|a la (?:presente )?convention))? ?[:,]?$"
    r"|ont signe ?[:,]?$|date et signatures?\b.{0,30}$"
)
_SURE_HEADS = re.compile(r"(?:les )?signatures? ?:?$|les signataires ?:?$|les parties ?:$")
_PLACE = r"[A-ZÉÈÎÂ][^\d,;:.!?()]{1,45}"
_PLACE_FIRST = re.compile(rf"(?:[ÀA] )?{_PLACE}? ?,? (?:le|ce) ?(?P<date>[\w/.:… -]{{0,45}})$")
_DATE_FIRST = re.compile(rf"[Ll]e (?P<date>[\w/. -]{{5,45}}?) ?,? [àÀA] {_PLACE}\.?$")
_BLANK = re.compile(r"(?:[._…/ -]*|[._…/ -]{2,}(?:20[._…\d-]{0,6})?)$")
"""A date left open for the pen."""
_FOR_PARTY = re.compile(r"pour (?:le |la |l'|les )[^.;:]{3,110}[,:]?$")
_APPROVED = re.compile(r"(?:\(?(?:mention )?[\"«]? ?lu et approuve|bon pour accord)\b")
_FORM = re.compile(r"\b(?:signatures?|signataires?|visas?|cachets?|lu et approuve|paraphes?|emargement)\b")
_WHO = re.compile(r"\b(?:nom|prenom|qualite|fonction|representee? par|pour (?:le|la|l'|les)|m\.|mme|monsieur|madame)\b")
_PROSE_CHARACTERS = 220


def is_closing(text: str) -> bool:
    """Whether a line (or a short paragraph that is one) says that people sign from here on."""
    return is_formula(text) or bool(_HEADS.match(fold(text))) or is_dateline(text)


def is_formula(text: str) -> bool:
    """`Fait à Auch, le ...`, `Établi en dix exemplaires`."""
    folded = fold(text)
    return len(folded) < _LONGEST_FORMULA and bool(_DONE.match(folded))


def is_dateline(text: str) -> bool:
    """`Albi, le 21.04.2020`, `A Auch, le ........`, `Le 3 mars 2023, à Auch`: place and date and nothing else."""
    line = " ".join(text.split()).rstrip(" ,")
    if len(line) > _LONGEST_LINE:
        return False
    if match := _PLACE_FIRST.match(line):
        date = match["date"].strip(" .")
        commas = "," in line[: match.start("date")] or line.startswith(("À ", "A "))
        return (commas and bool(_BLANK.match(match["date"]))) or _is_date(date)
    if match := _DATE_FIRST.match(line):
        return _is_date(match["date"])
    return line.lower().startswith("le ") and _is_date(line[3:].strip(" ."))


def _is_date(text: str) -> bool:
    found = find_dates(text)
    return len(found) == 1 and found[0].start == 0 and found[0].end >= len(text.rstrip())


def first_line(block: Block) -> str:
    """The words of the block's first printed line."""
    words = block.text.words
    here = [w for w in words[:40] if (w.page, w.line) == (words[0].page, words[0].line)] if words else []
    return " ".join(w.word.best for w in here)


def closes(block: Block) -> bool:
    """Whether clauses end before this block, whatever follows."""
    return is_formula(block.text.text) or bool(_SURE_HEADS.match(fold(block.text.text)))


def may_close(blocks: list[Block], index: int, last: int) -> bool:
    """Whether people sign from this block on; to be asked after the last article, for clauses may speak so too."""
    block, line = blocks[index], first_line(blocks[index])
    if block.kind == "list_item":
        return False
    if block.kind != "table" and (is_closing(line) or is_closing(block.text.text)):
        return True
    if any(_is_prose(b) for b in blocks[index:last]):
        return False
    if block.kind == "table":
        folded = fold(block.text.text)
        return bool(_FORM.search(folded)) and len(_WHO.findall(folded)) > 1
    signs = [fold(first_line(b)) for b in blocks[index:last]]
    if _APPROVED.match(signs[0]):
        return True
    return bool(_FOR_PARTY.match(signs[0])) and sum(map(_signs_for, signs)) > 1


def _signs_for(line: str) -> bool:
    return bool(_FOR_PARTY.match(line) or _APPROVED.match(line))


def _is_prose(block: Block) -> bool:
    text = block.text.text.rstrip()
    return block.kind != "table" and len(text) > _PROSE_CHARACTERS and text.endswith((".", ";"))
