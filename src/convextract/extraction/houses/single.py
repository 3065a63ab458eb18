"""The one house of a convention that is about one: named again and again in running text, described in prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from convextract.extraction.houses.cards import labelled
from convextract.extraction.houses.model import HouseDraft
from convextract.extraction.houses.names import find_structure_names, key
from convextract.extraction.houses.values import head_count, set_field
from convextract.extraction.printed_lines import Stacked, line_breaks
from convextract.language.addresses import find_street
from convextract.language.folding import fold_keeping_length
from convextract.language.mailboxes import find_mailboxes
from convextract.language.operators import find_operators
from convextract.structure import Block

_LEAST_MENTIONS = 2
_SHARE = 0.6
"""A document is about one house when this share of all namings is of that house."""
OF_A_PLACE = re.compile(r"(?i:services?)\s(?:(?i:de|du|des)\s|(?i:d'|de\sl')|[-–]\s?)")
"""In running text only a house that is named after a place is believed; `France Services Considérant` is none."""
_WHERE = re.compile(r"\b(?:situee?s?|sise?s?|implantee?s?|installee?s?|local|locaux|adresse|domiciliee?)\b")
_TEAM = re.compile(r"\b(?:equipe|personnel|effectif)\b[^.]{0,40}\b(?:compos|constitu|compt|compren|:)")
_MANAGER = re.compile(
    r"\b(?:communaute (?:de communes|d'agglomeration|urbaine)|commune|ville|association|syndicat|departement)\s"
)


def single_house(blocks: Sequence[Block]) -> HouseDraft | None:
    """The house that the blocks name most, if they are about one house at all."""
    counted: Counter[str] = Counter()
    first: dict[str, tuple[str, Block, int, int]] = {}
    for block in blocks:
        if block.grid is not None:
            continue
        for mention in find_structure_names(block.text.text):
            if not OF_A_PLACE.search(mention.name):
                continue
            form = key(mention.name)
            counted[form] += 1
            first.setdefault(form, (mention.name, block, mention.start, mention.end))
    if not counted:
        return None
    form, count = counted.most_common(1)[0]
    if count < _LEAST_MENTIONS or count < _SHARE * counted.total():
        return None
    name, block, start, end = first[form]
    return HouseDraft(name, block.text.slice(start, end).words, "text")


def describe(house: HouseDraft, blocks: Sequence[Block]) -> None:
    """Fills address, reach and staff of the one house from the part that tells how it is run."""
    for block in blocks:
        if block.grid is not None:
            continue
        found = labelled(block.text)
        if found is not None and found[0] in ("email", "phone", "address", "manager", "staff", "commune"):
            set_field(house, found[0], found[1])
        _from_prose(house, block)


def _from_prose(house: HouseDraft, block: Block) -> None:
    text, folded = block.text.text, fold_keeping_length(block.text.text)
    where = _WHERE.search(folded)
    if not house.address and where and not _is_seat_of_party(text, folded, where.start()):
        address = find_street(text[where.start() :])
        if address is not None:
            house.address, house.postcode = address.street, house.postcode or address.postcode
            house.commune = house.commune or address.commune
            begin = where.start() + address.start
            house.fields += block.text.slice(begin, where.start() + address.end).words
    if house.staff is None and (team := _TEAM.search(folded)):
        sentence = re.split(r"\.\s|\.$", text[team.start() :], maxsplit=1)[0]
        house.staff = head_count(sentence)
    if not house.email:
        for box in find_mailboxes(text, line_breaks(block.text)):
            if box.sound and "service" in box.address.lower():
                house.email = box.address
                house.fields += block.text.slice(box.start, box.end).words
                break


def _is_seat_of_party(text: str, folded: str, where: int) -> bool:
    """`la CPAM, sise 18 rue ..., représentée par ...` tells where a party sits, not where the house stands."""
    of_house = re.search(r"france services?|msap|maison de services", folded[:where])
    return not of_house and ("represente" in folded or bool(find_operators(text[:where])))


def manager_of_commune(house: HouseDraft, blocks: Sequence[Block]) -> str:
    """`Commune de X` where the house bears the name of a body that the text names: the one that runs it."""
    place = re.sub(r"^.*?[Ss]ervices?\s(?:de\s|d'|du\s|des\s)?", "", house.name)
    stacked = Stacked([block.text for block in blocks if block.grid is None])
    folded = fold_keeping_length(stacked.text)
    wanted = fold_keeping_length(place)
    counted: Counter[str] = Counter()
    for match in _MANAGER.finditer(folded):
        after = re.match(r"(?:de\s|d'|du\s|des\s)?", folded[match.end() :])
        begin = match.end() + (after.end() if after else 0)
        if folded.startswith(wanted, begin):
            written = stacked.text[match.start() : begin + len(wanted)].replace("\n", " ")
            counted[written[0].upper() + written[1:]] += 1
    return counted.most_common(1)[0][0] if counted else ""
