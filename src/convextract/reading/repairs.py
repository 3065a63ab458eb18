"""Slips of recognisers on French that are certain to mend, put beside what was read (`Word.mended`).

Only what no French text can mean is mended: `I'Etat`, `ler janvier`, `s'engagent a fournir`, a lone `e` before the text
of a list. What may be right is left alone; what is quoted stays as read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from convextract.reading.page import Line, Word, union

BULLET, HOLLOW_BULLET = "•", "◦"

_NEVER_A_WORD = frozenset("¢ e ° * © ® · ¤ § Ÿ Ÿ. -+ +- e° ¢° o° »".split())
"""Read at the head of a line, before a word, these are bullets."""
_SOMETIMES = frozenset("+ > « = # v Y".split())
"""These are bullets where several lines of the page begin with the same one and text follows."""
_ASKS_FOR_A = frozenset(
    "engage engagent jusqu' quant grâce conformément relatif relative relatifs relatives rapport face suite mise mises "
    "contribuer contribue contribuent participer participe participent veiller veille veillent procéder relevant "
    "accès accéder accèdent répondre répond répondent consiste consistent vise visent visant invite invités invitées "
    "tenu tenus tenue tenues afférent afférente afférents afférentes inhérents propres préalablement contrairement "
    "supérieur supérieure inférieur inférieure égal égale aider aide aident formé formés destiné destinés destinée "
    "destinées adressé adressée adressés adressées transmis transmise transmises présent".split()
)
"""Words after which a lone `a` is `à`."""
# After these words a lone `a` begins a verb all the same: `la suite a été donnée`.
_VERB_FOLLOWS = frozenset("été eu fait pour lieu pris donné".split())
_TIME = re.compile(r"\d{1,2} ?(?:[hH]|heures?)(?: ?\d{2})?")
_MONTHS = frozenset(
    "janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre décembre decembre".split()
)
_GROUPED_AMOUNT = re.compile(r"\d{3}|\d+[.,]\d{2}")
_FALSE_AT = re.compile(r"^([\w.+-]{2,40})(?:\(@|[©®])([\w-]{2,40}(?:\.[\w-]{2,40}){1,4})$")
_FALSE_DOT = re.compile(r"^([\w.+-]{2,60}@[\w.-]{2,60}),(fr|com|org|net|eu)$")


def with_repairs(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with `mended` set on the words that need it. For recognised text only."""
    heads = Counter(line.words[0].text for line in lines if len(line.words) > 1)
    return tuple(_mended(line, heads) for line in lines)


def _mended(line: Line, heads: Counter[str]) -> Line:
    words = _with_elevens(line.words)
    found = [_repair(words, index) for index in range(len(words))]
    if len(words) > 1 and _is_bullet(words, heads):
        found[0] = BULLET
    elif words[0].text in ("o", "O") and len(words) > 1 and heads[words[0].text] >= 2:
        found[0] = HOLLOW_BULLET
    if not any(found) and words is line.words:
        return line
    changed = (replace(word, mended=new) if new else word for word, new in zip(words, found, strict=True))
    return replace(line, words=tuple(changed))


def _with_elevens(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """`1 1 tablettes` as one word that means 11, where less white parts the two narrow figures than the other words."""
    for index in range(1, len(words) - 2):
        before, left, right, after = words[index - 1 : index + 3]
        if left.text != "1" or right.text != "1" or before.text[-1:].isdigit() or not after.text[:1].isalpha():
            continue
        blanks = [b.box.x0 - a.box.x1 for a, b in pairwise(words) if a is not left]
        if right.box.x0 - left.box.x1 < median(blanks):
            box, confidence = union((left.box, right.box)), min(left.confidence, right.confidence)
            eleven = replace(left, text="1 1", box=box, confidence=confidence, mended="11")
            return (*words[:index], eleven, *words[index + 2 :])
    return words


def _is_bullet(words: Sequence[Word], heads: Counter[str]) -> bool:
    head, following = words[0].text, words[1].text
    if not following[:1].isalpha():
        return False
    if head in _NEVER_A_WORD:
        return True
    if head == "«" and any("»" in word.text for word in words):
        return False
    return head in _SOMETIMES and (heads[head] >= 2 or head == ">")


def _repair(words: Sequence[Word], index: int) -> str:
    """What the word must have been; empty where it stays."""
    text = words[index].text
    before = words[index - 1].text if index else ""
    after = words[index + 1].text if index + 1 < len(words) else ""
    if text[:2] in ("I'", "I’") and text[2:3].isalpha():
        return "l" + text[1:]
    if text in ("ler", "Ier", "ier", "1èr", "Ler") and (after.lower() in _MONTHS or before.lower() in _BEFORE_FIRST):
        return "1er"
    if index and text in _SMALL_WORDS:
        return _SMALL_WORDS[text]
    if index and _ELIDED_ARTICLE.match(text) and _is_elided(text):
        return f"l'{text[1:]}"
    if text in ("a", "4") and _is_preposition(before, after):
        return "à"
    if text in ("e", "E", "£", "¢", "€.") and _GROUPED_AMOUNT.fullmatch(before) and not after[:1].isdigit():
        return "€"
    if text == "1D" and after.startswith(":"):
        return "ID"
    return _mailbox(text)


_SMALL_WORDS = {"Ia": "la", "Ie": "le", "Ies": "les", "Ja": "la", "Jes": "les", "I1": "Il"}
_ELIDED_ARTICLE = re.compile(r"P[aeiouyhéèêîôAEIOUÉÈ][a-zà-ÿ]{3,30}[.,;:)]?$")
_BEFORE_FIRST = frozenset("le du au article art. art alinéa".split())


def _is_elided(text: str) -> bool:
    """`Pexploitant` is no word, `exploitant` is one: the recogniser made one letter of article and apostrophe."""
    from convextract.language.lexicon import french_words

    known = french_words()
    rest = text[1:].rstrip(".,;:)").lower()
    return bool(known) and rest in known and f"p{rest}" not in known


def _is_preposition(before: str, after: str) -> bool:
    """Is a lone `a` or `4` between these words an `à`?"""
    if _TIME.fullmatch(before) and _TIME.match(after):
        return True
    word = before.lower().rsplit("'", 1)[-1].rsplit("’", 1)[-1]
    return word in _ASKS_FOR_A and after[:1].isalpha() and after.lower() not in _VERB_FOLLOWS


def _mailbox(text: str) -> str:
    """A mailbox whose sign or last point was misread."""
    if "@" not in text and "©" not in text and "®" not in text:
        return ""
    match = _FALSE_AT.match(text)
    if match:
        return f"{match[1]}@{match[2]}"
    match = _FALSE_DOT.match(text)
    return f"{match[1]}.{match[2]}" if match else ""
