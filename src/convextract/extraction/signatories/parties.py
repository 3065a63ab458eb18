"""The list of parties at the head of a convention: `Entre ..., représenté par ..., et les gestionnaires : ...`."""

from __future__ import annotations

import re

from convextract.extraction.signatories.offices import Office, code_of, cut_office, is_body, is_office, side_of
from convextract.extraction.signatories.party_tables import is_parties_table, read_table
from convextract.extraction.signatories.signer import Parties, Party, Signer, set_code
from convextract.language.folding import fold_keeping_length
from convextract.language.names import NameMention, PersonName, find_names
from convextract.language.operators import find_operators
from convextract.reading.running_text import RunningText
from convextract.records.vocabulary import Side
from convextract.structure.model import Block, PartSpan, StructuredDocument

_OPENING = re.compile(
    r"^entre\b|\b(?:conclue?|convenue?|passee?|etablie?|signee?|convention) entre\b.{0,25}$|entre les soussign|"
    r"\bentre ?:$|"
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
    rf"autres? )?(?P<who>{_WHO})\b[^:;.,]{{0,90}}(?:, d'(?:une|autre) part,? ?)?:"
)
"""`et les gestionnaires des France services labellisées au 1er janvier :`, alone or after what stands before."""
_DENOMINATION = re.compile(
    rf"(?:(?:denomme|designe|appele|nomme)e?(?P<many>s)?\b[^.;]{{0,30}}?\b|\ben (?:sa )?qualite de |, )"
    rf"(?P<who>{_WHO})\b(?! (?:signataires?|locaux)\b)"
)
"""`ci-apres denomme « le gestionnaire »`, `en qualite de gestionnaire`, `..., gestionnaire du bus`."""
_HEREIN = r"(?:(?:aux fins? des|a l'effet des|aux) presentes,? |(?:dans|pour) la presente convention,? )?"
_OF = r"d(?:e la |e l'|es? |u |')"
_REPRESENTED = re.compile(
    r",?\s*(?:(?:et|elle-meme|lui-meme|ici|legalement|dument|valablement) )*"
    rf"(?:representee?s?,? {_HEREIN}par\b|"
    rf"(?:prise?s? )?en (?:la|leur) personne {_OF}|"
    rf"agissant,? {_HEREIN}par\b(?! delegation| voie)(?: l'(?:organe|intermediaire|entremise) {_OF})?|"
    rf"(?:par|sous) (?:l'(?:organe|intermediaire|entremise)|la signature|la plume) {_OF}|"
    rf"ayant (?:\w+ )?pour (?:representante?|signataire|mandataire)(?: legale?)?\b(?: aux presentes)?,?|"
    r"dont (?:le |la )?(?:representante?|signataire)(?: legale?)?(?: aux presentes)? est\b),?\s*"
)
"""How a body says who acts for it: `représentée par`, `prise en la personne de`, `dont le représentant légal est`."""
_BETWEEN_PARTIES = re.compile(
    r";|(?:d'une|d'autre) part\b,?(?: et\b)?|(?:de)?(?:nomme|signe)e?s? (?:\w+ ){0,2}[«\"“'][^»\"”]{1,60}[»\"”]"
)
_REPRESENTED_BY_END = re.compile(
    r"represente\w* par(?: (?:m\.|mme|monsieur|madame))?(?: (?:son|sa|le|la|l')\b[^,]{0,80},?)?$"
)
_TRAILING = re.compile(
    r",?\s*(?:\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|boulevard|bd|place|quai|cours|impasse|allee|"
    r"chemin|route|esplanade)\b.*|"
    r"au capital\b.*|immatricule.*|d'une part|d'autre part|de premiere part|de seconde part|(?:ci-apres |"
    r"ci apres )?(?:de)?(?:nommee?s?|signee?s?)\b.*|"
    r"ci-apres.*|dument.*|ayant (?:son|leur|pour) .*|faisant election.*|dont l(?:e|a|es)\b.*|inscrite?\b.*|"
    r"habilitee?.*|agissant.*|domicilie.*|dont le siege.*|sise?\b.*|situee?.*|"
    r"gestionnaires? (?:de|du|des)\b.*|il ?(?:est|a ete) (?:\w+ ){0,3}(?:convenu|arrete|expose|decide)\b.*)$"
)
_LEGAL_FORM = re.compile(
    r", (?:une? )?(?:societe|etablissement public|etablissement|association (?:loi|regie|declaree)|organisme|"
    r"groupement d'interet|personne morale|collectivite territoriale)\b.*"
)
"""What a body is by law, after its name."""
_BESIDE_BODY = re.compile(r"\s?(?:[(\[]|\s[–—-]\s)\s*(?P<office>[^()\[\]–—:]{0,80}?)\s?:?\s*$")
_OFFICE_ARTICLE = re.compile(r"^(?:(?:son|sa|le|la|leur) |l')")
_ENUMERATED = re.compile(r"^\(?(?:\d{1,2}|[a-z])[.)°]\s+")
_CIVIL_OFFICE = re.compile(r"\b(?:(?P<m>monsieur|m\.) le|(?:madame|mme) la) [^,;:]{4,60},?\s*$")
_OFFICE_BEFORE = re.compile(r"\b(?:(?:monsieur|m\.) le|(?:madame|mme) la) [^,;:]{4,140},?\s*$")
"""`Monsieur le président du CIAS de X, ` before a name."""
_REGISTERED = re.compile(r",?\s*\b(?:n° ?)?(?:siret|siren|rcs)\b[^,;]*", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:art|\d|titre|i\b)")
_STREET = re.compile(r"(?:rue|avenue|place|boulevard|quai|cours|impasse|allee)\s(?:d\S+\s)?$")
_PARTIES_BLOCKS = 90
_OPENING_BLOCKS = 40
_LONG_PARAGRAPH = 900


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
        named = _clean(item)
        return named if is_body(named) else body
    if body and len(signers) == 1 and not signers[0].organisation and _REPRESENTED.match(fold_keeping_length(item)):
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
    if first is None:
        return []
    kept: list[Block] = []
    for block in blocks[first : first + _PARTIES_BLOCKS]:
        head = fold_keeping_length(block.text.text[:80]).strip()
        numbered = block.kind == "heading" and bool(_NUMBERED.match(fold_keeping_length(block.marker)))
        several = len(_REPRESENTED.findall(fold_keeping_length(block.text.text))) > 1
        prose = block.grid is None and len(block.text.text) > _LONG_PARAGRAPH and not several
        if kept and (_CLOSING.match(head) or numbered or prose):
            break
        kept.append(block)
    return kept


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
    civil = [m for m in find_names(item) if not _is_place(item, m)]
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
        signer, length = _signer(mention, left, right, previous, side)
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


def _is_place(item: str, mention: NameMention) -> bool:
    """`rue du Docteur X` is an address."""
    return bool(_STREET.search(fold_keeping_length(item[: mention.start])))


def _signer(mention: NameMention, left: str, right: str, previous: Signer | None, side: Side) -> tuple[Signer, int]:
    """A signer, and how many characters after the name belong to the quote."""
    right = _before_next_party(_trimmed(right), whole=right)
    beside = re.sub(r"^(?:sa|son) ", "", right.lstrip(" ,("))
    after = cut_office(beside) if is_office(beside) else Office("", "")
    signer = Signer(_with_civility(mention.name, left), [], "signataires:parties", 0.95, listed=True)
    signer.role, signer.organisation = after.role, after.organisation
    represented = list(_REPRESENTED.finditer(fold_keeping_length(left)))
    if previous is not None and "par delegation" in fold_keeping_length(left):
        signer.capacity, side, signer.body_first = "by_delegation", previous.side, previous.body_first
        signer.organisation = after.organisation or previous.organisation
    elif represented:
        body, inner = left[: represented[-1].start()], left[represented[-1].end() :]
        stands_for = previous is not None and _stands_for(previous, body, left[represented[-1].start() :])
        if not stands_for and previous is not None:
            body = _from_body(body)
        if previous is not None and stands_for:
            signer.capacity = "represented_by"
            signer.organisation = after.organisation or previous.organisation
            side = previous.side
        elif is_office(_clean(body)) and not is_body(_clean(body)):
            principal = cut_office(_clean(body))
            signer.capacity = "represented_by"
            signer.organisation = principal.organisation or after.organisation
            side = side or side_of(principal.organisation, principal.role)
        else:
            signer.organisation = _clean(body) or after.organisation
            signer.body_first = True
            signer.role = after.role or cut_office(_OFFICE_ARTICLE.sub("", inner.strip(" ,"))).role
    elif (beside_body := _body_and_office(left)) is not None:
        signer.organisation, signer.role = beside_body.organisation, after.role or beside_body.role
    elif left.rstrip().endswith(":") and is_body(_clean(left.rstrip(" :"))):
        signer.organisation = _clean(left.rstrip(" :"))
    elif not after.role and is_office(_clean(left)):
        before = cut_office(_clean(left))
        signer.role, signer.organisation = before.role, before.organisation or signer.organisation
    elif previous is not None and not signer.organisation and (previous.body_first or left.strip(" ,") == "et"):
        signer.organisation, side = previous.organisation, previous.side
    own_side = side_of(signer.organisation, signer.role)
    signer.side = own_side if own_side == "state" else side or own_side
    set_code(signer)
    return signer, len(right.rstrip(" ,;.")) if after.role else 0


def _from_body(text: str) -> str:
    """`préfet du Cher, agissant pour l'Etat, La commune de X, 3 rue Y`: from the body on, the one before left out."""
    pieces = text.split(", ")
    if len(pieces) == 1 or is_body(_clean(pieces[0])):
        return text
    first = next((number for number, piece in enumerate(pieces) if is_body(_clean(piece))), 0)
    return ", ".join(pieces[first:])


def _body_and_office(left: str) -> Office | None:
    """`la commune de X (maire : `, `CAF du Cher – Directeur : `, `la commune de X (`: what stands before a name."""
    found = _BESIDE_BODY.search(left)
    if not found:
        return None
    body, office = _clean(left[: found.start()]), found["office"].strip()
    if not (is_body(body) or side_of(body, "") == "state") or (office and not is_office(office)):
        return None
    return Office(cut_office(office).role if office else "", body)


def _with_civility(name: PersonName, left: str) -> PersonName:
    """`Madame la Préfète, Claire Vernoy`: the civility stands before the office."""
    office = _CIVIL_OFFICE.search(fold_keeping_length(left)) if not name.civility else None
    if office is None:
        return name
    return PersonName("M." if office["m"] else "Mme", name.given_name, name.family_name, name.certainty)


def _before_next_party(text: str, *, whole: str) -> str:
    """`, directeur, et la MSA du Cher` (`, représentée par ...`): without the body of the next party."""
    represented = _REPRESENTED.search(fold_keeping_length(whole))
    head, comma, last = text.rstrip(" ,").rpartition(",")
    next_body = re.sub(r"^\s*(?:et|ET|Et)\s", "", last)
    joined = next_body != last or "ée" in (whole[represented.start() : represented.end()] if represented else "")
    if represented and comma and joined and is_body(next_body.strip()):
        return head
    return text


def _stands_for(previous: Signer, body: str, represented: str) -> bool:
    """Is it the person before who is represented (`M. X, Directeur de Y, représenté par M. Z`), not the next party?"""
    if not _is_said_of_people(fold_keeping_length(represented)):
        return False
    if previous.name.civility == "M." and re.match(r",?\s*\S*\s?représentée", represented):
        return False  # `représentée` is said of a body
    if previous.body_first:
        return not any(is_body(_clean(piece)) for piece in body.split(", "))
    return is_office(body.strip(" ,(")) or not is_body(_clean(body))


def _is_said_of_people(represented: str) -> bool:
    """`représenté par` is said of people and bodies; only bodies act `en la personne de` or have a representative."""
    return bool(re.search(r"representee?s?,? [^,]{0,40}\bpar\b", represented))


def _read_nameless(item: str, side: Side, found: Parties) -> None:
    """`Pôle emploi, représenté par son Directeur Général`: a party without the name of a person."""
    folded = fold_keeping_length(item)
    represented = _REPRESENTED.search(folded)
    if not represented:
        return
    organisation = _clean(item[: represented.start()])
    role = cut_office(re.sub(r"^(?:son|sa|le|la)\s", "", item[represented.end() :].split(",")[0].strip())).role
    if organisation:
        found.bodies.append(Party(organisation, role, side or side_of(organisation, role)))


def _clean(text: str) -> str:
    """A body's name out of the words before `représenté par`: no bullet, no `et`, `Entre`, bracket or remark."""
    text = _ENUMERATED.sub("", re.sub(r"^[\s,;:•▪■➢–—-]+", "", text))
    text = re.sub(r"^(?:(?:et|ET|Et|Entre|ENTRE|entre)\b[\s,:]*)*", "", text)
    text = re.sub(r"\s\([^)]{1,40}\)", "", text)
    if form := _LEGAL_FORM.search(fold_keeping_length(text)):
        text = text[: form.start()]
    last = re.sub(r"^(?:et|ET|Et) ", "", text.rstrip(" ,").rsplit(",", 1)[-1].strip())
    if "," in text and is_body(last):
        text = last
    text = re.sub(r",? (?:dans le cadre|dans ses fonctions|dans son rôle)\b.*$", "", text)
    text = _trimmed(text).strip(" ,;:")
    bare = re.sub(r"^(?:[Ll]es? |[Ll]a |[Ll]')", "", text)
    named_with_article = any(m.start == 0 for m in find_operators(text)[:1])
    return bare if is_body(bare) and not named_with_article else text


def _trimmed(text: str) -> str:
    """Without `d'une part`, `ci-après dénommé` and the rest of what follows a party's office, or its representation."""
    folded = fold_keeping_length(text)
    represented = _REPRESENTED.search(folded)
    if represented:
        text, folded = text[: represented.start()], folded[: represented.start()]
    ends = [found.start() for found in (_TRAILING.search(folded), _LEGAL_FORM.search(folded)) if found]
    return text[: min(ends)] if ends else text
