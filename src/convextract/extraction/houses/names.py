"""Names of houses in text: `France Services de X`, `Bus France Services Y`, `"France services", Pimm's de Z`.

Generic mentions (`les structures France Services des Hauts-de-Seine`) are no names.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from convextract.language.folding import fold
from convextract.language.gazetteer import communes_named
from convextract.settings import models_folder

_BRANDS = ("rance", "FRANCE", "MSAP", "aison de services au public")
"""One of these stands in every text that names a house: most do not, and are not searched further."""
_UPPER = r"[A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒ]"
_LINK = r"(?:de\sla|de\sl'|de|du|des|d'|l'|la|le|les|et|en|sur|sous|lès|lez|aux|au|à|sur\sla)"
_WORD = rf"(?:(?:{_LINK}[\s]?){{0,2}}(?:{_UPPER}|\d)[\w'.]*(?:-\w[\w']*){{0,6}})"
_VEHICLE = (
    r"(?:[Mm]ini)?[Bb]us|[Cc]amping-[Cc]ar|[Cc]amion(?:nette)?|[Vv]an|[Vv]éhicule|[Ff]ourgon|[Cc]ar|[Mm]obile"
)
_HOUSE = r"(?i:espace|maison|antenne|pimm'?s|relais|guichet|point)"
_OF_WHOM = r"(?:(?:inter)?communale?|municipale?|départementale?|cantonale?|communautaire|rurale?|de\sproximité)"
_PREFIX = rf"(?P<prefix>(?:(?:{_VEHICLE}|{_HOUSE})(?:\s(?:itinérante?|mobile|{_OF_WHOM}))?\s))?"
_BRAND = (
    r"[\"«“]?\s?(?P<brand>F\s?rance[\s-][Ss]\s?[eé]rvices?|FRANCE[\s-]SERVICES?|MSAP|[Mm]aison de services au public)"
    r"\s?[\"»”]?"
)
_QUALIFIER = rf"(?:\s?(?:itinérante?s?|mobile|multi-?sites?|{_OF_WHOM}))?"
_FIRST = rf"(?:(?:de\sla|de\sl'|de|du|des|d'|l'|la|le|les)\s?)?(?:{_UPPER}|\d)[\w'.]*(?:-\w[\w']*){{0,6}}"
_NAME = re.compile(
    rf"(?<!\w){_PREFIX}{_BRAND}"
    rf"(?P<tail>{_QUALIFIER}(?:(?<=[\"»”]),)?\s?(?:[-–—]\s)?{_FIRST}(?:\s{_WORD}){{0,7}}|{_QUALIFIER})"
)
_QUOTED = re.compile(
    rf"(?<!\w){_PREFIX}(?P<brand>[Ff]rance[\s-][Ss]ervices?|FRANCE[\s-]SERVICES?|MSAP){_QUALIFIER}"
    rf"\s(?:[-–—]\s)?(?:[«“]\s?|\"(?=\S))(?P<own>(?:{_UPPER}|\d)[^«»“”\"]{{1,40}}?)\s?[»”\"]"
    rf"(?:\s(?i:de\sla\s|de\sl'|de\s|du\s|des\s|d'|à\s|[-–]\s){_UPPER}[\w'.]*(?:-\w[\w']*){{0,6}}(?:\s{_WORD}){{0,4}})?"
)
"""A house with a name of its own, and perhaps its place: `France Services « L'Escale » de Gouzon`."""
_OPENED = re.compile(r"[\"«“]\s?(?:[^\W\d]{2,12}\s)?$")
"""A quotation mark before the brand: what is quoted is the brand itself."""
_PLURAL_BEFORE = re.compile(
    r"(?:structures|espaces|maisons|antennes|les|des|aux|gestionnaires?|partenaires?|agents?)\s$"
)
_GENERIC_TAIL = frozenset(
    "annexe annexes article art convention conventions departementale accord cadre charte bouquet il elle un une nom"
    " structure structures agent agents adresse gestionnaire horaires lundi mardi mercredi jeudi vendredi samedi entre"
    " page pages est sont pour par dans avec vu ce cette ces nationale national labellisees labellisee".split()
)
"""Folded words with which something other than the name begins."""
_KINDS_OF_HOUSE = frozenset("espace maison antenne relais guichet point bus camion".split())
_LINKING = frozenset("de du des d' la le les et en l' sur a".split())
_ARTICLE_TAIL = re.compile(r"(?:Le|La|Les|L'|Un|Une|Des)\s(?!Poste\b)")
_SENTENCE_BEGINS = re.compile(r"(?:^|[.;:•]\s)\W{0,3}(?:[Ll]a\s)?(?:structure\s)?$")
_TOLD_OF_A_HOUSE = re.compile(
    r"\s?[\"»”]?(?:\s?[,(:;]|\s[–—-]\s|\s(?:est|se\s(?:trouve|situe|tient)|sera|ouvre|accueille|dispose|compte)\b)"
)
_BODY_TAIL = re.compile(
    r"(?:le |la |les |l')(?:mairie|ville|communes?|communaute|departement|region|etat|prefecture|reseau|usagers?|public"
    r"|convention|charte|porteur|gestionnaire|operateurs?|partenaires?|signataires?|collectivites?|structures?|agents?)"
    r"(?![\w-])"
)
"""Whom a sentence of a convention is about, where an article begins it: no names of houses."""
_OFFICE_TAIL = re.compile(
    r"(?:le |la )?(?:pre?fete?|maire|presidente?|directeur|directrice|prefecture|republique|ministere|monsieur|madame"
    r"|m\.|mme)\b"
)
_ITINERANT = re.compile(r"itinerant|\b(?:mini)?bus\b|camion|camping|\bvan\b|\bmobile\b|fourgon|vehicule|\bcar\b")


@dataclass(frozen=True, slots=True)
class StructureMention:
    """A house named by the characters start..end of a text; `name` without quotation marks."""

    start: int
    end: int
    name: str


def find_structure_names(text: str) -> list[StructureMention]:
    """Every house named in the text, left to right. The brand alone, plurals and departments are no names."""
    if not any(brand in text for brand in _BRANDS):
        return []
    found = [
        StructureMention(match.start(), match.end(), clean_name(_without_kind(match[0])))
        for match in _QUOTED.finditer(text)
        if not (_after_plural(text, match.start()) or _OPENED.search(text, max(0, match.start() - 16), match.start()))
    ]
    quoted = {mention.start for mention in found}
    for match in _NAME.finditer(text):
        if match.start() in quoted:
            continue
        tail = match["tail"].strip()
        if not tail or _after_plural(text, match.start()):
            continue
        more = match.end() - match.start() < len(text.strip(" .,;:"))
        if more and _ARTICLE_TAIL.match(tail) and not (_is_told_of(text, match) or _begins_with_commune(tail)):
            continue  # `accord national France Services Le Préfet`: a new sentence, not a name
        if _OFFICE_TAIL.match(fold(tail)):
            continue
        name, length = _trimmed(match[0])
        if name:
            found.append(StructureMention(match.start(), match.start() + length, _without_kind(name)))
    return sorted(found, key=lambda mention: mention.start)


def _is_told_of(text: str, named: re.Match[str]) -> bool:
    """`France Services Le Cèdre, 3 rue ...`, `La structure France Services Les Tilleuls est ...`: a sentence or entry
    that begins with a house's name, its article too; not `France Services Le Département finance ...`."""
    return bool(
        _SENTENCE_BEGINS.search(text, 0, named.start())
        and _TOLD_OF_A_HOUSE.match(text, named.end())
        and not _BODY_TAIL.match(fold(named["tail"].strip()))
    )


def _begins_with_commune(text: str) -> bool:
    """`La Garde-Freinet 15 route ...`: does the text begin with a commune of the register?"""
    words = re.split(r"[\s,]+", text)
    return any(communes_named(" ".join(words[:count])) for count in range(2, len(words) + 1))


def _after_plural(text: str, start: int) -> bool:
    return bool(_PLURAL_BEFORE.search(text[max(0, start - 14) : start].lower()))


def _without_kind(name: str) -> str:
    """`espace France Services de X` in a sentence: the kind of place is no part of the name."""
    return re.sub(r"^(?:espace|maison|antenne|relais|guichet|point)\s(?=[Ff]rance|FRANCE)", "", name)


def _trimmed(written: str) -> tuple[str, int]:
    """The name without quotation marks and what cannot belong to it, and how many characters of the text it takes."""
    words = written.split(" ")
    brand = next(i for i, word in enumerate(words) if re.search(r"services?|msap|public", fold(word)))
    kept = words[: brand + 1]
    for word in words[brand + 1 :]:
        if fold(word).strip(",.:;-–\"") in _GENERIC_TAIL:
            break
        if fold(word) in ("services", "service") and fold(kept[-1]) == "france":
            del kept[-2 if fold(kept[-2]) in _KINDS_OF_HOUSE else -1 :]  # another house: its name stands right behind
            break
        kept.append(word)
        if word.endswith((".", ";", ":")) and len(word) > 3:
            break
    while len(kept) > brand + 1 and fold(kept[-1]).strip("\"»,") in {*_LINKING, ""}:
        kept.pop()
    taken = " ".join(kept).rstrip(" ,.;:-–")
    tail = fold(" ".join(kept[brand + 1 :])).strip(" ,.;:-\"»")
    bare = re.sub(r"^(?:(?:de|du|des|d'|de la|de l'|la|le|les)\s?)+", "", tail)
    on_wheels = bool(re.match(rf"(?:{_VEHICLE})\s", taken))
    if (not bare and not on_wheels) or bare in _departments() or bare in ("france", "services"):
        return "", 0
    return clean_name(taken), len(taken)


def clean_name(text: str) -> str:
    """A name as a person would list it: no quotation marks, one blank between words."""
    return re.sub(r"\s+([,.])", r"\1", re.sub(r"\s+", " ", re.sub(r"[\"«»“”]", " ", text))).strip(" ,;:.–-•*|")


@lru_cache(maxsize=1)
def _departments() -> frozenset[str]:
    with (models_folder() / "departments.csv").open(encoding="utf-8", newline="") as handle:
        return frozenset(fold(row["name"]) for row in csv.DictReader(handle))


def is_itinerant(text: str) -> bool:
    """Does a name or a description tell of a house on wheels?"""
    return bool(_ITINERANT.search(fold(text)))


_SHARED = frozenset("france services service espace structure msap de du des d' la le les l'".split())


def key(name: str) -> str:
    """What sets a house's name apart: no brand, no linking words."""
    return " ".join(word for word in _flat(name).split() if word not in _SHARED)


_ALIKE, _ALIKE_WHERE_THEY_DIFFER = 88, 70
"""Of 100: two media libraries of two communes share most of their letters; the rest must be alike too."""


def same_structure(one: str, other: str) -> bool:
    """Are these two spellings of one house's name?"""
    a, b = key(one), key(other)
    if not a or a == b:
        return bool(a)
    if fuzz.ratio(a, b) < _ALIKE:
        return False
    own, others = ([w for w in x.split() if w not in y.split()] for x, y in ((a, b), (b, a)))
    return not own or not others or fuzz.ratio(" ".join(own), " ".join(others)) >= _ALIKE_WHERE_THEY_DIFFER


@dataclass(frozen=True, slots=True)
class Reference:
    """One of the known houses named in a text. `lead`, `tail`: the folded words before and behind it."""

    name: str
    lead: str
    tail: str
    in_full: bool
    """By its whole name; else by its place or what sets it apart alone."""

    @property
    def sure(self) -> bool:
        """Is it the house: not only its place, in an address, a manager's name or a list of communes?"""
        return self.in_full or bool(_KIND_BEFORE.search(self.lead))

    @property
    def at_head(self) -> bool:
        """Does the text begin with it, so that what follows tells of it?"""
        return bool(_BEFORE_SUBJECT.fullmatch(self.lead))


_LINKS = r"(?:(?:de|du|des|la|le|les|d'|l'|a|au|aux|en)\s)*"
_KIND_BEFORE = re.compile(
    rf"\b(?:services?|msap|structures?|maison|espace|antenne|sites?|point|accueil|relais|guichet)\s{_LINKS}$"
)
_BEFORE_SUBJECT = re.compile(
    r"(?:(?:fiche|annexe|n|no|numero|nom|structure|site|antenne|espace|maison|point|france|services?|\d{1,2}|[a-h])\s)*"
    rf"(?:(?:pour|chez|horaires|d'ouverture|ouverture)\s)*{_LINKS}"
)


def references(text: str, names: Iterable[str]) -> list[Reference]:
    """The houses that a text names, in the order in which it does."""
    flat = f" {_flat(text)} "
    exact = [(name, flat.find(f" {form} "), form) for name in names for form in _forms(name)]
    found = {name: (at, form) for name, at, form in reversed(exact) if at >= 0}
    if "servi" in flat:
        taken = [(at, at + len(form)) for at, form in found.values()]
        for name, _, form in exact:
            at = _nearly(form, flat) if name not in found else -1
            if at >= 0 and not any(at < end and start < at + len(form) for start, end in taken):
                found[name] = at, form
    placed: list[tuple[int, int, Reference]] = []
    for name, (at, form) in found.items():
        in_full = len(form.split()) > len(key(name).split()) and form == _flat(name)
        lead, tail = flat[1 : at + 1], flat[at + 1 + len(form) :].strip()
        placed.append((at, -len(form), Reference(name, lead, tail, in_full)))
    placed.sort(key=lambda one: one[:2])
    kept: list[tuple[int, int, Reference]] = []
    for at, length, reference in placed:
        if not any(at < k_at - k_length and k_at < at - length for k_at, k_length, _ in kept):
            kept.append((at, length, reference))
    return [reference for _, _, reference in kept]


def _nearly(form: str, flat: str) -> int:
    """Where a name stands a little misread (the blank before its first word), or -1."""
    if not _FUZZY_FROM <= len(form) <= len(flat):
        return -1
    aligned = fuzz.partial_ratio_alignment(form, flat, score_cutoff=92)
    return flat.rfind(" ", 0, aligned.dest_start + 1) if aligned else -1


def which_structures(text: str, names: Iterable[str]) -> list[str]:
    """The names of these houses alone."""
    return [reference.name for reference in references(text, names)]


_FUZZY_FROM = 12
"""Characters from which a name may be a little misread."""


def _flat(text: str) -> str:
    return " ".join(re.findall(r"[dl]'(?=\w)|[\w']+", fold(text).replace("-", " ")))


@lru_cache(maxsize=512)
def _forms(name: str) -> tuple[str, ...]:
    """The whole name, its place as an address has it (`yvrandes le vieux`), and what sets it apart."""
    words = _flat(name).split()
    first = next((n for n, word in enumerate(words) if word not in _SHARED), len(words))
    return tuple(form for form in dict.fromkeys((_flat(name), " ".join(words[first:]), key(name))) if form)
