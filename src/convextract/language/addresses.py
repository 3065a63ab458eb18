"""Postal addresses: street, postcode and commune told apart (AFNOR XP Z10-011, as loosely as papers follow it)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from convextract.language.gazetteer import communes_named

_POSTCODE = re.compile(
    r"(?<![\d.,/+-])(?P<code>(?:0[1-9]|[1-8]\d|9[0-8])\s?\d{3})(?=[\s,–-]+(?P<commune>[A-ZÉÈÊÀÂÎÔÇŒ]))"
)
_COMMUNE_WORD = (
    r"(?:[A-ZÉÈÊÀÂÎÔÇŒ][\w'’]*|d'[A-Z]\w*|l'[A-Z]\w*|(?:sur|sous|en|de|du|des|la|le|les|lès|lez|ès|aux|au|et|d|à"
    r"|entre|près|devant|derrière|dessus|dessous)\b)"
)
_COMMUNE = re.compile(rf"[A-ZÉÈÊÀÂÎÔÇŒ][\w'’]*(?:[\s-]{{1,2}}{_COMMUNE_WORD}){{0,7}}")
_AFTER_COMMUNE = re.compile(
    r"\s+(?:cedex\b.*|(?:t[ée]l|courriel|mail|email|e-mail|t[ée]l[ée]phone|fax|horaires|ouvert|gestionnaire|france\s+services)\b.*)$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\s(?:entre|près|devant|derrière|dessus|dessous)\b")
"""Behind a blank these begin what is said about the place (`05000 Gap près de la mairie`), behind a hyphen they belong
to its name (`Bourmont-entre-Meuse-et-Mouzon`)."""
_DANGLING = re.compile(r"[\s-]+(?:sur|sous|en|de|du|des|la|le|les|lès|aux|au|et|d|à)$")
_STREET = re.compile(
    r"(?<![\w])(?:\d{1,4}(?:[\s-]{1,3}\d{1,4})?(?:\s?(?:bis|ter|quater|[A-D](?=[\s,])))?[\s,]{1,2})?"
    r"(?:rue|avenue|av\.|boulevard|bd\.?|bld|place|pl\.|chemin|route|impasse|all[ée]es?|quai|cours|square|esplanade|faubourg|"
    r"ruelle|passage|mont[ée]e|promenade|sentier|venelle|rond-point|parvis|voie|hameau|lieu-?dit|lotissement|mail|traverse|"
    r"grande?[\s-]rue|zone\s+(?:d'activit[ée]s?|artisanale|industrielle))\s[^,;:()\n]{2,60}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address told by the characters start..end of a text; any field may be empty."""

    start: int
    end: int
    street: str
    postcode: str
    commune: str


def split_address(text: str) -> Address | None:
    """The address that a text (the value of an `Adresse` label, a cell) holds: all before the postcode is street."""
    match = _POSTCODE.search(text)
    if match:
        commune, end = _commune(text, match.start("commune"))
        street = text[: match.start()].strip(" ,;:–-\n")
        return Address(0, end, street, re.sub(r"\s", "", match["code"]), commune)
    street_match = _STREET.search(text)
    if street_match:
        return Address(street_match.start(), street_match.end(), text[: street_match.end()].strip(" ,;:.–-"), "", "")
    return None


def find_street(text: str) -> Address | None:
    """The first street in running text (`situé au 34 rue X, dans le quartier`), with its postcode where one follows."""
    match = _STREET.search(text)
    if not match or not re.match(r"\d", match[0]):
        return None
    street, end = match[0].strip(" ,;.–-"), match.end()
    postcode = commune = ""
    code = _POSTCODE.search(text, match.start(), match.end() + 40)
    if code:
        street = text[match.start() : code.start()].strip(" ,;:–-")
        postcode = re.sub(r"\s", "", code["code"])
        commune, end = _commune(text, code.start("commune"))
    return Address(match.start(), end, street, postcode, commune)


def commune_at(text: str) -> str:
    """The commune that a text begins with, by the form of its words alone; empty where they have none."""
    return _commune(text, 0)[0]


def _commune(text: str, start: int) -> tuple[str, int]:
    match = _COMMUNE.match(text, start)
    if not match:
        return "", start
    name = _AFTER_COMMUNE.sub("", match[0])
    if (said := _PREPOSITION.search(name)) and not communes_named(name):
        name = name[: said.start()]
    while (shorter := _DANGLING.sub("", name)) != name:
        name = shorter
    return re.sub(r"\s+", " ", name), start + len(name)
