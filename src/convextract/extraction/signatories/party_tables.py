"""The list of parties as a table: a row a party, with cells for body, person and office in any order.

Where the headings tell the columns (`Civilité`, `Prénom`, `Nom`, `Partie`, `Qualité`, in any order and by other words)
they are believed; otherwise each row is read by what its cells hold.
"""

from __future__ import annotations

import re

from convextract.extraction.signatories.offices import cut_office, is_office, side_of
from convextract.extraction.signatories.party_wording import KINDS_OF_BODIES
from convextract.extraction.signatories.signer import Parties, Party, Signer, set_code
from convextract.language.folding import fold
from convextract.language.names import CERTAIN, WEAK, PersonName, find_names, parse_name
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.records.vocabulary import Civility, Side
from convextract.structure.model import Grid, GridCell

_GROUPS: tuple[tuple[re.Pattern[str], Side], ...] = (
    (re.compile(rf"^(?:les? )?{KINDS_OF_BODIES}(?:gestionnaires?|porteu(?:rs?|ses?))\b"), "manager"),
    (re.compile(rf"^(?:les? )?(?:autres )?{KINDS_OF_BODIES}(?:partenaires?|operateurs?)\b"), "partner"),
)
_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("civility", re.compile(r"^(?:civilites?|civ\b|m\.? ?/ ?mme|titre de civilite)")),
    (
        "person",
        re.compile(
            r"^(?:noms?\b.{0,8}\bprenoms?|prenoms?\b.{0,8}\bnoms?\b|"
            r"represente|representant|personne (?:habilitee|physique)|"
            r"identite|noms? du (?:signataire|representant)|elue?s? signataire)"
        ),
    ),
    ("given", re.compile(r"^prenoms?\b")),
    ("family", re.compile(r"^(?:noms?(?: de famille| d'usage| patronymique)?$|patronyme)")),
    ("office", re.compile(r"^(?:(?:agissant )?en (?:sa )?qualite|qualites?|fonctions?|titre|mandat|role)\b")),
    (
        "body",
        re.compile(
            r"^(?:nom de l[ae' ]+ ?)?(?:part(?:ie|enaire)s?|organismes?|organisations?|structures?|entites?|"
            r"collectivites?|institutions?|etablissements?|denomination|raison sociale|personne morale|"
            r"administrations?|operateurs?|gestionnaires?|signataires?|cocontractants?|contractants?|services?)\b"
        ),
    ),
    ("reach", re.compile(r"courriel|e-?mail|mel\b|telephone|\btel\b|adresse electronique|contact|referent")),
)
"""What a column holds, by its heading; the first that fits."""
_CIVILITIES: dict[str, Civility] = {"m": "M.", "mr": "M.", "monsieur": "M.", "mme": "Mme", "madame": "Mme"}
_HEADING_ROWS, _REPEATED_HEADS = 2, 2


def is_parties_table(grid: Grid | None) -> bool:
    """Is this a list of parties by its headings: body, person and office, and no way to reach them?"""
    return grid is not None and _columns(grid)[1] > 0


def read_table(grid: Grid, side: Side, found: Parties) -> Side:
    """Adds the table's parties to `found`. A row that names a group sets the side of those below, which is returned."""
    columns, first = _columns(grid)
    for row in grid.rows[first:]:
        if first and [kind_of_column(cell.text.text) for cell in row].count("") < len(row) - _REPEATED_HEADS:
            continue  # the headings again, on the next page
        texts = [cell.text for cell in row if cell.origin and cell.text]
        group = next((group for pattern, group in _GROUPS if texts and pattern.match(fold(texts[0].text))), None)
        if group is not None and not first:
            side, texts = group, texts[1:]  # alone in its row, or in a cell beside the rows of the group
        if len(texts) == 1:
            side = side if group is None else group
        elif first:
            _read_headed_row(row, columns, side, found)
        else:
            _read_row(texts, side, found)
    return side


def _columns(grid: Grid) -> tuple[dict[str, int], int]:
    """The columns that the headings name, and the first row under them; none (and 0) where they name no parties."""
    for number, row in enumerate(grid.rows[:_HEADING_ROWS]):
        columns: dict[str, int] = {}
        for place, cell in enumerate(row):
            if kind := kind_of_column(cell.text.text):
                columns.setdefault(kind, place)
        person = "person" in columns or {"given", "family"} <= columns.keys()
        if person and {"body", "office"} <= columns.keys() and "reach" not in columns:
            return columns, number + 1
    return {}, 0


def kind_of_column(heading: str) -> str:
    """What a column holds by its heading: `civility`, `person`, `given`, `family`, `office`, `body`, `reach`, or
    nothing that is known (empty)."""
    return next((kind for kind, pattern in _COLUMNS if pattern.search(fold(heading).strip(" :*°"))), "")


def _read_headed_row(row: list[GridCell], columns: dict[str, int], side: Side, found: Parties) -> None:
    texts = {kind: row[place].text for kind, place in columns.items()}
    body = texts["body"].text.strip(" ,;.")
    office = cut_office(texts["office"].text)
    name, words = _headed_person(texts)
    own_side = side_of(body, office.role)
    state = own_side == "state"
    party = Party("" if state else body or office.organisation, office.role, own_side if state else side or own_side)
    found.bodies.append(party)
    if name is None or is_office(name.family_name):
        return
    signer = Signer(
        name, [*words, *texts["office"].words], "signataires:tableau-des-parties", 0.95, listed=True, role=office.role
    )
    signer.organisation = re.sub(r"^(?:la|le|les) ", "", party.organisation)
    signer.side = party.side
    set_code(signer)
    found.signers.append(signer)


def _headed_person(texts: dict[str, RunningText]) -> tuple[PersonName | None, list[PlacedWord]]:
    """The person of a row, from a column of whole names or from those of civility, given name and family name."""
    empty = RunningText([])
    civility = _CIVILITIES.get(fold(texts.get("civility", empty).text).strip(" ."), "")
    if "family" not in texts or "given" not in texts:
        cell = texts["person"]
        named = parse_name(cell.text) or next((m.name for m in find_names(cell.text, bare=True)), None)
        if named is None:
            return None, []
        return PersonName(named.civility or civility, named.given_name, named.family_name, named.certainty), cell.words
    given, family = texts["given"].text.strip(" ,;"), texts["family"].text.strip(" ,;")
    if not family or any(map(str.isdigit, family + given)):
        return None, []
    words = sorted([*texts["given"].words, *texts["family"].words], key=lambda w: w.word.box.x0)
    return PersonName(civility, given, family, CERTAIN), words


def _read_row(texts: list[RunningText], side: Side, found: Parties) -> None:
    for index, text in enumerate(texts):
        named = _person(text.text)
        if named is None:
            continue
        name, beside = named
        others = [other.text for place, other in enumerate(texts) if place != index]
        titles = [t for t in [beside, *others] if is_office(t)]
        office = cut_office(titles[0]) if titles else cut_office("")
        bodies = [t for t in others if t and t not in titles]
        signer = Signer(name, text.words, "signataires:tableau-des-parties", 0.95, listed=True, role=office.role)
        signer.organisation = re.sub(r"^(?:la|le|les) ", "", bodies[0]) if bodies else office.organisation
        signer.side = side or side_of(signer.organisation, signer.role)
        set_code(signer)
        found.signers.append(signer)
        found.bodies.append(Party(signer.organisation, signer.role, signer.side))
        return


def _person(text: str) -> tuple[PersonName, str] | None:
    """The person that a cell names, and the office that follows in the same cell."""
    whole = parse_name(text)
    if whole is not None:
        return (whole, "") if whole.certainty > WEAK else None
    mentions = find_names(text, bare=True)
    if len(mentions) == 1 and mentions[0].start <= 1 and is_office(text[mentions[0].end :].strip(" ,(")):
        return mentions[0].name, text[mentions[0].end :].strip(" ,()")
    return None
