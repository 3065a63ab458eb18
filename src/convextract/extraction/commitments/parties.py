"""Who the parties of an agreement are, and whom its defined names (`les opérateurs`) stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from convextract.extraction.commitments.nodes import Node
from convextract.language.folding import fold_keeping_length
from convextract.language.operators import find_operators, partner_codes

_GROUP_NOUNS = (
    "operateurs?|partenaires?|parties prenantes|partie prenante|parties|partie|signataires?|contributeurs?|financeurs?"
)
_GROUP = re.compile(
    r"(?<!\w)(?:(?:les|l'ensemble des|tous les|toutes les|chacun des|chacune des|chaque|chacune?|ces|aux|des)\s|"
    r"(?:le\s|l')(?=partenaire|operateur))"
    rf"(?:autres\s|differents\s|differentes\s|neuf\s|\d{{1,2}}\s)?(?P<noun>{_GROUP_NOUNS})(?!\w)(?P<more>[^,;:]{{0,80}})"
)
_DEFINITION = re.compile(
    r"(?:denomme|designe|appele|nomme)(?:e|s|es)?\s(?:ci-apres\s|ensemble\s|collectivement\s|par\s){0,3}"
    r"[«\"'(\s]{0,3}(?:les|le|la|l')?\s?"
    rf"(?P<noun>{_GROUP_NOUNS})(?!\w)"
)
_ALIAS = re.compile(
    r"(?:denomme|designe|appele|nomme)(?:e|s|es)?\s(?:ci-apres\s|par\s){0,2}[«\"]\s?(?:le\s|la\s|l')?"
    r"(?P<alias>[a-z][\w -]{2,40}?)\s?[»\"]"
)
"""`ci-après dénommée « la Caisse »`."""
_SEPARATOR = re.compile(r"^\W*(?:et|d'une part|d'autre part)\W*$")
_SIDE_ENDS = re.compile(r"d'(?:une|autre) part(?!\w)")
"""Who stands before it belongs to another side than those after it."""
_EXCEPT = re.compile(r"(?:a l'exception d[eu]|hormis|sauf|excepte|autres que)\s(?P<who>[^;:]{2,80})")
_PAST_GROUP = re.compile(r"precedent|ancien|futurs?(?!\w)|nouveaux")
_SOME_OF = re.compile(
    r"\s(?:sociaux|locaux|concernes|sollicites|volontaires|historiques|publics|prives|dans le|en charge|"
    r"(?:de|du|des|d')\s?(?!l'accord|accord|present|la presente|cette|ce |la convention|france services))"
)
"""`les opérateurs de protection sociale`: only some of the group, nobody knows which."""
_PREAMBLE = re.compile(r"^\W*(?:preambule|expose|il est convenu|il a ete convenu|considerant|article|vu )")
_LONGEST_PARTY_CHARS = 260
_GROUP_LINE = re.compile(
    rf"(?:^\W*|(?<!\w)et\s)(?:les\s|l'ensemble des\s)(?:\w+\s){{0,2}}(?P<noun>{_GROUP_NOUNS})(?!\w)[^.;,]{{0,60}}:\W*$"
)
"""`Et les partenaires :` stands before those it means."""
_WHOLE = ("parties", "signataires", "contributeurs", "partenaires", "operateurs")
_COORDINATORS = ("etat", "anct")
"""The State's side: no `opérateur` or `partenaire` of an agreement that does not say whom it means by that."""


@dataclass(slots=True)
class Parties:
    """Codes of every party, and of each defined group by its noun in the plural (`operateurs`)."""

    everyone: list[str] = field(default_factory=list)
    groups: dict[str, list[str]] = field(default_factory=dict)
    aliases: dict[str, list[str]] = field(default_factory=dict)
    """Codes of one party by the short name that it is given (`caisse`), folded."""
    defined_only: bool = False
    """A group that nobody defined is unknown: in a convention the parties include the managers."""


def read_parties(nodes: list[Node]) -> Parties:
    """The list of parties at the head of an agreement: `Entre X, et - A, - B, dénommés les opérateurs`."""
    parties = Parties()
    current: list[str] = []
    in_list = False
    announced = ""
    for node in _flat(nodes):
        if parties.everyone and node.kind == "heading" and node.marker:
            break
        if node.is_item and not in_list:  # `Entre l'Etat,` stands apart from the list after it
            current = []
        in_list = node.is_item
        folded = fold_keeping_length(node.text.text)
        if _SEPARATOR.match(folded):
            announced, current = "", []
            continue
        definition = _DEFINITION.search(folded)
        codes = partner_codes(node.text.text)
        line = _GROUP_LINE.search(folded)
        if line:
            announced, current = _plural(line["noun"]), []
        if _PREAMBLE.match(folded) and parties.everyone:
            break
        if parties.everyone and not definition and len(folded) > _LONGEST_PARTY_CHARS:
            break
        current += [code for code in codes if code not in current]
        parties.everyone += [code for code in codes if code not in parties.everyone]
        if announced and not line:
            group = parties.groups.setdefault(announced, [])
            group += [code for code in codes if code not in (*group, *_COORDINATORS)]
        alias = None if definition else _ALIAS.search(folded)
        if alias and (codes or current):
            parties.aliases[alias["alias"]] = codes or current[-1:]
        sides = [m.end() for m in _SIDE_ENDS.finditer(folded, 0, definition.start() if definition else len(folded))]
        if definition and sides:
            current = partner_codes(node.text.text[sides[-1] : definition.start()]) or current
        if definition and current:
            parties.groups[_plural(definition["noun"])] = list(current)
            announced, current = "", []
        if sides and len(folded.rstrip(" ,;")) == sides[-1]:
            current = []
    return parties


def _flat(nodes: list[Node]) -> list[Node]:
    return [one for node in nodes for one in (node, *_flat(node.children))]


def _plural(noun: str) -> str:
    if noun.startswith("partie"):
        return "parties"
    return noun if noun.endswith("s") else noun + "s"


def group_codes(subject: str, parties: Parties) -> list[str] | None:
    """The codes of the group that a subject names; None where it names none, empty where nobody defined it."""
    folded = fold_keeping_length(subject)
    match = _GROUP.search(folded)
    if not match:
        return _by_alias(folded, parties)
    if _PAST_GROUP.search(match["more"]) or _SOME_OF.match(match["more"]):
        return []
    noun = _plural(match["noun"])
    codes = list(parties.groups.get(noun, ()))
    if not codes and noun in ("partenaires", "operateurs"):
        codes = _only_other_group(parties, noun)
    if not codes and not parties.defined_only:
        coordinators = _COORDINATORS if noun in ("partenaires", "operateurs") else ()
        codes = [code for code in parties.everyone if code not in coordinators] if noun in _WHOLE else []
    excepted = _EXCEPT.search(folded)
    without = partner_codes(excepted["who"]) if excepted else []
    return [code for code in codes if code not in without]


def _by_alias(folded: str, parties: Parties) -> list[str] | None:
    words = re.sub(r"^\W*(?:le |la |l')?", "", folded)
    found = [alias for alias in parties.aliases if re.match(re.escape(alias) + r"(?!\w)", words)]
    return list(parties.aliases[max(found, key=len)]) if found else None


def _only_other_group(parties: Parties, noun: str) -> list[str]:
    """Where one group is defined under the other name (`opérateurs` for `partenaires`), it is meant."""
    others = [codes for name, codes in parties.groups.items() if name in ("partenaires", "operateurs") and name != noun]
    return list(others[0]) if len(others) == 1 else []


def without_beneficiary(codes: list[str], text: str) -> list[str]:
    """A group less the party to which it undertakes something (`mettre à disposition du CGET`)."""
    match = re.search(r"a (?:la )?disposition (?:de la |de l'|du |de |des )", fold_keeping_length(text))
    if not match:
        return codes
    near = [m.code for m in find_operators(text[match.end() : match.end() + 60]) if m.start <= 3]
    return [code for code in codes if code not in near]
