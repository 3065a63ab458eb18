"""The list of parties at the head of a convention: `Entre ..., représenté par ..., et les gestionnaires : ...`."""

from __future__ import annotations

import re

from convextract.extraction.signatories.offices import code_of, cut_office, is_body, is_office, side_of
from convextract.extraction.signatories.party_signers import signer_named
from convextract.extraction.signatories.party_tables import is_parties_table, read_table
from convextract.extraction.signatories.party_wording import KINDS_OF_BODIES, REPRESENTED, body_name
from convextract.extraction.signatories.signer import Parties, Party, Signer, set_code
from convextract.language.folding import fold_keeping_length
from convextract.language.names import NameMention, find_names
from convextract.reading.running_text import RunningText
from convextract.records.vocabulary import Side
from convextract.structure.model import Block, PartSpan, StructuredDocument

_OPENING = re.compile(
    r"^entre\b|\b(?:conclue?|convenue?|passee?|etablie?|signee?|convention) entre\b.{0,25}$|entre les soussign|"
    r"\bentre ?:$|\b(?:conclue?|passee?|etablie?|signee?|souscrite?|approuvee?) par ?:$|"
    r"^(?:les )?(?:parties|signataires)\b.{0,60}:$|\bsont parties a la\b|"
    r"\bparties\b.{0,40}(?:\bliste\b|\bsuivantes\b|\bci-(?:apres|dessous)\b|\btableau\b).{0,40}$|"
    r"^(?:designation |identification )?(?:des |les )?parties(?: (?:a|prenantes|signataires|contractantes)\b.{0,40})?$"
)
_CLOSING = re.compile(
    r"^(?:preambule|il (?:a ete|est)\b|article|art\.? ?\d|vu\b|considerant|expose|titre\b|objet|ceci (?:expose|"
    r"etant)|"
    r"est (?:conclu|etabli|convenu)|sommaire|la presente convention (?:a|vise)|chapitre|contexte)"
)
_WHO = r"(?:gestionnaires?|porteu(?:r|se)s?|structures? porteuses?|partenaires?|operateurs?)"
_HEADING = re.compile(
    rf"(?:^|\b(?:et|avec|entre),? |[,;.] )(?:les? |la |l')?(?:differents? |"
    rf"autres? )?{KINDS_OF_BODIES}(?P<who>{_WHO})\b[^:;.,]{{0,90}}(?:, d'(?:une|autre) part,? ?)?:"
)
"""`et les gestionnaires des France services labellisées au 1er janvier :`, alone or after what stands before."""
_DENOMINATION = re.compile(
    rf"(?:(?:denomme|designe|appele|nomme)e?(?P<many>s)?\b[^.;]{{0,30}}?\b|\ben (?:sa )?qualite de |, )"
    rf"(?P<who>{_WHO})\b(?! (?:signataires?|locaux)\b)"
)
"""`ci-apres denomme « le gestionnaire »`, `en qualite de gestionnaire`, `..., gestionnaire du bus`."""
_BETWEEN_PARTIES = re.compile(
    r";|(?:d'une|d'autre) part\b,?(?: et\b)?|(?:de)?(?:nomme|signe)e?s? (?:\w+ ){0,2}[«\"“'][^»\"”]{1,60}[»\"”]"
)
_REPRESENTED_BY_END = re.compile(
    r"represente\w* par(?: (?:m\.|mme|monsieur|madame))?(?: (?:son|sa|le|la|l')\b[^,]{0,80},?)?$"
)
_OFFICE_BEFORE = re.compile(r"\b(?:(?:monsieur|m\.) le|(?:madame|mme) la) [^,;:]{4,140},?\s*$")
"""`Monsieur le président du CIAS de X, ` before a name."""
_REGISTERED = re.compile(r",?\s*\b(?:n° ?)?(?:siret|siren|rcs)\b[^,;]*", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:art|\d|titre|i\b)")
_PARTIES_BLOCKS = 90
_OPENING_BLOCKS = 40
_LONG_PARAGRAPH = 900
_ENUMERATED_PARTIES = 3


def parties_of(document: StructuredDocument, part: PartSpan) -> Parties:
    """The parties that the head of the part lists, in reading order; empty where there is no such list."""
    found = Parties()
    side: Side = ""
    group = (0, 0)
    body = ""
    for block in _list_blocks(document.blocks_of(part)):
        if block.grid is not None:
            side = read_table(block.grid, side, found)
            continue
        for start, end, heading in _items(block.text.text):
            if heading:
                side, group = heading, (len(found.signers), len(found.bodies))
                continue
            item = block.text.text[start:end]
            before = (len(found.signers), len(found.bodies))
            _read_item(block.text, start, end, side, found)
            body = _under_body(item, body, found.signers[before[0] :], found.bodies[before[1] :])
            if side == "manager" and any(_manages_no_house(party) for party in found.bodies[before[1] :]):
                side = "partner"  # the heading in between was not read
                _denominate(found, side, before)
            if denominated := _DENOMINATION.search(fold_keeping_length(item)):
                many = bool(denominated["many"])
                _denominate(found, _side_named(denominated["who"]), group if many else _last(found))
                group = (len(found.signers), len(found.bodies))
    return found


def _under_body(item: str, body: str, signers: list[Signer], bodies: list[Party]) -> str:
    """The body that stands alone on a line above `Représentée par : Mme X, directrice`, which is then hers; returns the
    body that the next such line would speak of."""
    if not signers:
        named = body_name(item)
        return named if is_body(named) else body
    if body and len(signers) == 1 and not signers[0].organisation and REPRESENTED.match(fold_keeping_length(item)):
        signers[0].organisation, signers[0].body_first = body, True
        signers[0].side = signers[0].side or side_of(body, signers[0].role)
        set_code(signers[0])
        bodies[0].organisation, bodies[0].side = body, signers[0].side
    return ""


def _manages_no_house(party: Party) -> bool:
    """An operator of the State's or of social security; La Poste and MSA do run houses, and local bodies."""
    return code_of(party.organisation, party.role) not in ("", "etat", "local", "la_poste", "msa")


def _last(found: Parties) -> tuple[int, int]:
    return max(0, len(found.signers) - 1), max(0, len(found.bodies) - 1)


def _side_named(who: str) -> Side:
    return "partner" if who.startswith(("partenaire", "operateur")) else "manager"


def _denominate(found: Parties, side: Side, since: tuple[int, int]) -> None:
    """`dénommés les opérateurs`: the parties named since then are that; the State stays what it is."""
    for signer in found.signers[since[0] :]:
        if signer.side != "state":
            signer.side = side
            set_code(signer)
    for party in found.bodies[since[1] :]:
        if party.side != "state":
            party.side = side


def _list_blocks(blocks: list[Block]) -> list[Block]:
    """The blocks from `Entre` to the preamble or first article."""
    heads = [fold_keeping_length(block.text.text[:400]).strip() for block in blocks[:_OPENING_BLOCKS]]
    first = next((n for n, head in enumerate(heads) if _OPENING.search(head) or is_parties_table(blocks[n].grid)), None)
    first = _first_of_enumerated(blocks) if first is None else first
    if first is None:
        return []
    kept: list[Block] = []
    for block in blocks[first : first + _PARTIES_BLOCKS]:
        head = fold_keeping_length(block.text.text[:80]).strip()
        numbered = block.kind == "heading" and bool(_NUMBERED.match(fold_keeping_length(block.marker)))
        prose = block.grid is None and len(block.text.text) > _LONG_PARAGRAPH and not _names_several(block.text.text)
        if kept and (_CLOSING.match(head) or numbered or prose):
            break
        kept.append(block)
    return kept


def _first_of_enumerated(blocks: list[Block]) -> int | None:
    """Where no words announce the parties: the first of several items in a row (`La directrice de la CAF, Mme X ;`)
    that each begin with an office or a body and name a person with a civility."""
    items = [_is_enumerated_party(block) for block in blocks[:_OPENING_BLOCKS]]
    runs = (n for n in range(len(items) - _ENUMERATED_PARTIES + 1) if all(items[n : n + _ENUMERATED_PARTIES]))
    return next(runs, None)


def _is_enumerated_party(block: Block) -> bool:
    text = block.text.text.strip(" -–•")
    if block.grid is not None or not text.endswith((";", ",", ", et", "; et")) or len(text) > _LONG_PARAGRAPH:
        return False
    return (is_office(text) or is_body(text)) and any(mention.name.civility for mention in find_names(text))


def _names_several(text: str) -> bool:
    """Does a paragraph name several parties, by those who represent them or by the people themselves?"""
    represented = len(REPRESENTED.findall(fold_keeping_length(text)))
    return represented > 1 or sum(bool(mention.name.civility) for mention in find_names(text)) > 1


def _items(text: str) -> list[tuple[int, int, Side]]:
    """Bounds of the single parties in a block, parted at semicolons and `d'une part`; headings with their side."""
    folded = fold_keeping_length(text)
    cuts: list[tuple[int, int, Side]]
    cuts = [(m.start(), m.end(), _side_named(m["who"])) for m in _HEADING.finditer(folded)]
    cuts += [(m.end(), m.end(), "") for m in _BETWEEN_PARTIES.finditer(folded)]
    items: list[tuple[int, int, Side]] = []
    position = 0
    for start, end, side in [*sorted(cuts), (len(text), len(text), "")]:
        if text[position:start].strip(" ,;.:"):
            items.append((position, start, ""))
        if side:
            items.append((start, end, side))
        position = max(position, end)
    return items


def _read_item(text: RunningText, start: int, end: int, side: Side, found: Parties) -> None:
    item = text.text[start:end]
    civil = find_names(item)
    mentions = sorted([*civil, *_bare(item, civil)], key=lambda m: m.start)
    if not mentions:
        _read_nameless(item, side, found)
        return
    previous: Signer | None = None
    lefts = [
        item[before.end if before else 0 : m.start] for before, m in zip([None, *mentions], mentions, strict=False)
    ]
    offices_before = len(mentions) > 1 and all(_OFFICE_BEFORE.search(fold_keeping_length(left)) for left in lefts)
    for number, (mention, left) in enumerate(zip(mentions, lefts, strict=True)):
        stop = mentions[number + 1].start if number + 1 < len(mentions) else len(item)
        right = "" if offices_before else item[mention.end : stop]
        left = _REGISTERED.sub("", left)
        signer, length = signer_named(mention, left, right, previous, side)
        signer.words = text.slice(start + mention.start, start + mention.end + length).words
        found.signers.append(signer)
        found.bodies.append(Party(signer.organisation, signer.role, signer.side))
        previous = signer


def _bare(item: str, civil: list[NameMention]) -> list[NameMention]:
    """Names without a civility, where the form of the item shows a party: at its start, or after `représenté par`."""
    kept = []
    for mention in find_names(item, bare=True):
        left = fold_keeping_length(item[: mention.start]).strip(" -•▪■o,")
        rest = item[mention.end :].lstrip(" ,(")
        taken = any(one.start <= mention.start < one.end for one in civil)
        shown = (not left and is_office(rest)) or is_office(left) or _REPRESENTED_BY_END.search(left)
        if not taken and shown:
            kept.append(mention)
    return kept


def _read_nameless(item: str, side: Side, found: Parties) -> None:
    """`Pôle emploi, représenté par son Directeur Général`: a party without the name of a person."""
    folded = fold_keeping_length(item)
    represented = REPRESENTED.search(folded)
    if not represented:
        return
    organisation = body_name(item[: represented.start()])
    role = cut_office(re.sub(r"^(?:son|sa|le|la)\s", "", item[represented.end() :].split(",")[0].strip())).role
    if organisation:
        found.bodies.append(Party(organisation, role, side or side_of(organisation, role)))
