"""The value of one field of a house, from the text beside its label or under its heading."""

from __future__ import annotations

import re

from convextract.extraction.field_labels import FieldName
from convextract.extraction.houses.model import HouseDraft, manager_type
from convextract.extraction.houses.names import clean_name, is_itinerant
from convextract.extraction.reach import mailboxes_in, phones_in
from convextract.language.addresses import find_street, split_address
from convextract.language.folding import fold, fold_keeping_length
from convextract.language.mailbox_mending import mended
from convextract.language.operators import find_operators
from convextract.reading.running_text import RunningText

_NUMBER_WORDS = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8}
_HEADS = re.compile(
    r"(?P<n>\d{1,2}(?:[.,]\d{1,2})?|un|une|deux|trois|quatre|cinq|six|sept|huit)(?=\s|$)(?:\s\(\d+\))?"
    r"(?=\s(?:[\w'-]+\s){0,2}?(?:agents?|etp|conseill|animat|personnes?|responsable|charge|coordinat|salarie|mediat)|\s?$)"
)
_RUN_BY = re.compile(
    r"\b(?:(?:(?:porte|gere|anime|administre|assure|exploite)e?s?|portage|gestion)\s(?:\w+\s)?par\s"
    r"|(?:releve|depend)(?:nt)?\s(?:directement\s)?(?=d[eu']|des)|(?:rattache|confie)e?s?\s(?=a\s|au\s|aux\s)"
    r"|gestionnaires?\s?:\s|(?:a|ont) pour (?:gestionnaire|porteur|structure porteuse)\s"
    r"|(?:le |son )(?:gestionnaire|porteur)(?: en)? est\s|sous (?:la responsabilite|l'egide|la gestion)\s)"
    r"(?:d[eu] |d'|des |a |au |aux )?(?:la |le |l'|les )?(?P<who>[^,.;:()|]{4,90})"
)
"""What names the manager; only a known kind of body is believed."""
_RUN_ENDS = re.compile(
    r"\s(?:et (?:est|se|sont|compte|occupe|dispose|situe|implante)|est|se (?:trouve|situe|tient)|qui|dont|dans"
    r"|depuis)\b.*|\s-\s.*"
)
OF_SOMEBODY = re.compile(r"\b(?:M\.|Mme|Mmes|MM\.|Monsieur|Madame)\s")


def set_told(house: HouseDraft, value: RunningText) -> int:
    """What text without labels tells of a house: who runs it, where it lies, how to reach it. How many facts are new.

    Mailboxes and numbers in the sentence that names a person or an operator, and behind it, are theirs."""
    told, folded = 0, fold_keeping_length(value.text)
    if not house.manager and (run := _RUN_BY.search(folded)):
        length = len(_RUN_ENDS.sub("", run["who"]))
        who = clean_name(value.text[run.start("who") : run.start("who") + length])
        if manager_type(who) != "other":
            house.manager = who
            told += 1
    if not house.address and (address := find_street(value.text)):
        house.address, house.postcode = address.street, house.postcode or address.postcode
        house.commune = house.commune or address.commune
        told += 1
    elif house.address and not house.postcode and (place := split_address(value.text)) and not place.street:
        house.postcode, house.commune = place.postcode, house.commune or place.commune  # the line under the street
    if own := _before_others(value):
        before = (house.email, house.phone)
        _set_reach(house, own)
        told += sum(a != b for a, b in zip(before, (house.email, house.phone), strict=True))
    if told:
        house.fields += value.words
    return told


def _before_others(value: RunningText) -> RunningText | None:
    """The text without the sentence that first names a person or an operator and what follows it."""
    starts = [match.start() for match in OF_SOMEBODY.finditer(value.text)]
    starts += [mention.start for mention in find_operators(value.text)]
    if not starts:
        return value
    ends = [match.end() for match in _SENTENCE_END.finditer(value.text, 0, min(starts))]
    return value.slice(0, ends[-1]) if ends else None


_SENTENCE_END = re.compile(r"(?<!\b[Tt]él)[.;]\s")
_SHORTEST_REACH_CHARS = 8


def set_field(house: HouseDraft, name: FieldName, value: RunningText) -> bool:
    """Puts the value into the draft where the field is still empty; True when something was read."""
    text = value.text.strip()
    if not text:
        return False
    before = _state(house)
    if name == "manager" and not house.manager and re.match(r"[^\W\d]", text) and "€" not in text:
        house.manager = clean_name(text)
    elif name == "address" and not house.address:
        _set_address(house, text)
        _set_reach(house, value)
    elif name == "postcode" and not house.postcode and (code := re.search(r"\b\d{5}\b", text)):
        house.postcode = code[0]
    elif name == "commune" and not house.commune:
        house.commune = clean_name(re.sub(r"\b\d{5}\b", "", text))
    elif name == "staff" and house.staff is None:
        house.staff = head_count(text)
    elif name == "mobility" and not house.mobility:
        house.mobility = "itinerant" if is_itinerant(text) else "fixed" if "fixe" in fold(text) else ""
    elif name in ("email", "phone") or (name == "person" and not OF_SOMEBODY.search(text)):
        _set_reach(house, value)
    if _state(house) == before:
        house.unread |= {name} if name in ("email", "phone") and len(text) >= _SHORTEST_REACH_CHARS else set()
        return False
    house.fields += value.words
    return True


def _state(house: HouseDraft) -> tuple[object, ...]:
    place = (house.manager, house.address, house.postcode, house.commune)
    return (*place, house.staff, house.mobility, house.email, house.phone)


def _set_address(house: HouseDraft, text: str) -> None:
    address = split_address(text)
    if address is None:
        house.address = clean_name(text) if re.search(r"\d", text) and len(text) < 90 else ""
        return
    house.address = clean_name(address.street)
    house.postcode = house.postcode or address.postcode
    house.commune = house.commune or address.commune


def _set_reach(house: HouseDraft, value: RunningText) -> None:
    """Mailbox and number, whichever the value holds: cells named `Contact` hold both."""
    recognised = any(placed.word.confidence < 1 for placed in value.words)
    boxes = [box for box in mailboxes_in(value) if box.sound or recognised or not box.address.isascii()]
    if boxes and not house.email:
        house.email = mended(boxes[0].address)
    phones = phones_in(value, numbers=not re.search(r"[^\W\d_]{4}", value.text))
    if phones and not house.phone:
        house.phone = phones[0].number


def head_count(text: str) -> float | None:
    """How many people a text tells of (`3 agents`, `une responsable et 2 agents`, `2,5 ETP`), or None."""
    numbers = [match["n"].replace(",", ".") for match in _HEADS.finditer(fold(text))]
    if not numbers:
        return None
    return sum(float(_NUMBER_WORDS.get(number, number)) for number in numbers)
