"""The department that a document belongs to: named as such, or told by its préfecture, communes, SIREN, postcodes.

Signs are weighed; a department is given only where it clearly outweighs every other. A national document names many
and belongs to none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from convextract.extraction.documents.act_stamp import ActId
from convextract.extraction.documents.found import Found
from convextract.language.folding import fold, fold_keeping_length
from convextract.language.gazetteer import (
    Commune,
    communes_named,
    department_of_postcode,
    departments,
    find_departments,
)
from convextract.language.siren import department_of_siren
from convextract.reading.page import Line
from convextract.reading.running_text import RunningText
from convextract.records import Evidence
from convextract.structure.model import StructuredDocument

_AUTHORITY = re.compile(
    r"\b(?:prefete?|prefecture|departement|conseil departemental|conseil general|sous-prefecture)\s*"
    r"(?:\(?\d{0,3}\)?\s*)?(?:de la|de l'|du|des|de|d'|:)?\s*$"
)
_SERVICE = re.compile(
    r"\b(?:convention|france services|caf|cpam|msa|ddfip|cdad|ddt|ddets|caisse|direction|directeur|directrice"
    r"|territoriale?)\b[\w\s',-]{0,60}(?:de la|de l'|du|des|de|d')\s*$"
)
_GENITIVE = re.compile(r"\b(?:de la|de l'|du|des|de|d')\s*$")
_COMMUNE = re.compile(
    r"(?:[Cc]ommune|[Vv]ille|VILLE|COMMUNE|[Mm]airie|[Mm]aire|MAIRIE)\s+(?:de\s+|d'|DE\s+|D')"
    r"(?P<name>(?:(?:[Ll][ae]s?|LES?)\s)?[A-ZÀ-Ý][\w'’-]+(?:[\s-](?:[A-ZÀ-Ý][\w'’-]+|sur|en|les|lès|la|le|du|de|aux)){0,5})"
)
_TOWN = r"(?P<name>(?:L[ae]s?\s)?[A-ZÀ-Ý][\w'’-]+(?:[\s-](?:[A-ZÀ-Ý][\w'’-]+|sur|en|les|lès|la|le|du|de|aux)){0,5})"
_SEATED = re.compile(
    r"(?P<sign>[Ff]rance [Ss]ervices?|MSAP|[Mm]aison de services au public|^Fait)\s+(?:de\s+|d'|à\s+|au\s+)" + _TOWN
)
"""Where the house stands and the paper was signed: one sign each, however often it is said."""
_POSTCODE = re.compile(r"(?<![\d.,/-])(\d{5})(?=\s+[A-ZÀ-Ý])")
_ADDRESS = re.compile(r"(?<![\d.,/-])(?P<postcode>\d{5})\s+" + _TOWN)
_LIMITS = {"postcode": 2.1, "commune": 2.0, "service": 2.5, "plain": 1.0, "authority": 8.0, "act": 6.0}
_NEEDED = 1.5
_LEAD = 1.6


@dataclass(slots=True)
class _Tally:
    """What speaks for one department: points by kind of sign, and the best sign of all."""

    points: dict[str, float] = field(default_factory=dict)
    best: tuple[float, Evidence] | None = None

    def add(self, kind: str, points: float, evidence: Evidence) -> None:
        self.points[kind] = min(_LIMITS[kind], self.points.get(kind, 0.0) + points)
        if self.best is None or points > self.best[0]:
            self.best = (points, evidence)

    @property
    def total(self) -> float:
        return sum(self.points.values())


def read_department(document: StructuredDocument, act: tuple[ActId, Found] | None) -> Found | None:
    """The department's code with the clearest place that tells it; None where no department stands out."""
    tallies: dict[str, _Tally] = {code: _Tally() for code in departments()}
    if act:
        code = department_of_siren(act[0].siren) or act[0].department
        tallies[code].add("act", 3.0 if code == act[0].department else 1.0, act[1].evidence)
    told: set[tuple[str, str]] = set()
    texts = _texts(document)
    towns = _towns(texts)
    for text in texts:
        _seated(text, tallies, told, towns)
        _named(text, tallies)
        _communes(text, tallies)
        _postcodes(text, tallies)
    ranked = sorted(tallies.items(), key=lambda item: -item[1].total)
    (code, first), (_, second) = ranked[0], ranked[1]
    if first.best is None or first.total < _NEEDED or first.total < _LEAD * second.total:
        return None
    confidence = min(0.99, 0.6 + 0.4 * (1 - second.total / first.total) + 0.02 * first.total)
    return Found(code, first.best[1].model_copy(update={"confidence": round(confidence, 3)}))


def _texts(document: StructuredDocument) -> list[RunningText]:
    texts = [block.text for block in document.blocks]
    seen: set[str] = set()
    for page in document.pages:
        for line in page.lines:
            if line.role in ("header", "footer") and line.words and _new(line, seen):
                texts.append(RunningText.of_lines([(page.number, line)]))
    return texts


def _new(line: Line, seen: set[str]) -> bool:
    """A running header counts once, however many pages it stands on."""
    if line.text in seen:
        return False
    seen.add(line.text)
    return True


def _named(text: RunningText, tallies: dict[str, _Tally]) -> None:
    mentions = find_departments(text.text)
    if not mentions:
        return
    folded = fold_keeping_length(text.text)
    share = 1.0 if len({m.code for m in mentions}) <= 2 else 0.15
    for mention in mentions:
        before = folded[max(0, mention.start - 90) : mention.start]
        if _AUTHORITY.search(before):
            kind, points = "authority", 2.0
        elif _SERVICE.search(before):
            kind, points = "service", 0.6
        elif mention.code == "75" or not _GENITIVE.search(before):
            kind, points = "plain", 0.1
        else:
            kind, points = "plain", 0.3
        span = (max(0, mention.start - 25), mention.end)
        evidence = text.evidence(*span, method=f"documents.department.{kind}", confidence=0.9)
        tallies[mention.code].add(kind, points * share, evidence)


def _communes(text: RunningText, tallies: dict[str, _Tally]) -> None:
    """`commune de X` where X is the name of communes of one department only."""
    for match in _COMMUNE.finditer(text.text):
        found = {c.department for c in _longest_commune(match["name"])}
        if len(found) == 1:
            evidence = text.evidence(match.start(), match.end(), method="documents.department.commune", confidence=0.8)
            tallies[found.pop()].add("commune", 0.8, evidence)


def _seated(text: RunningText, tallies: dict[str, _Tally], told: set[tuple[str, str]], towns: dict[str, str]) -> None:
    for match in _SEATED.finditer(text.text):
        found = {c.department for c in _longest_commune(match["name"])} or _told_town(match["name"], towns)
        sign = (match["sign"][:4].lower(), "".join(found))
        if len(found) == 1 and sign not in told:
            told.add(sign)
            evidence = text.evidence(match.start(), match.end(), method="documents.department.seat", confidence=0.8)
            tallies[found.pop()].add("commune", 0.8, evidence)


def _towns(texts: list[RunningText]) -> dict[str, str]:
    """Departments of the towns that addresses of the document give a postcode (`26200 Montélimar`), by folded name."""
    found = {}
    for text in texts:
        for match in _ADDRESS.finditer(text.text):
            if code := department_of_postcode(match["postcode"]):
                found[fold(match["name"])] = code
    return found


def _told_town(name: str, towns: dict[str, str]) -> set[str]:
    words = fold(name).split()
    codes = (towns.get(" ".join(words[:length])) for length in range(len(words), 0, -1))
    return {code for code in codes if code}


def _longest_commune(name: str) -> list[Commune]:
    words = name.split()
    for length in range(len(words), 0, -1):
        if communes := communes_named(" ".join(words[:length])):
            return list(communes)
    return []


def _postcodes(text: RunningText, tallies: dict[str, _Tally]) -> None:
    for match in _POSTCODE.finditer(text.text):
        if code := department_of_postcode(match[1]):
            evidence = text.evidence(match.start(), match.end(), method="documents.department.postcode", confidence=0.7)
            tallies[code].add("postcode", 0.5, evidence)
