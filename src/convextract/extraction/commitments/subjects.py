"""Who undertakes: the subject of a lead-in resolved to partner codes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from convextract.extraction.commitments.parties import Parties, group_codes
from convextract.language.folding import fold, fold_keeping_length
from convextract.language.operators import find_operators, operators
from convextract.language.registers import load_register


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of `undertaking_phrases.yaml`, as patterns on folded text."""

    not_partner: re.Pattern[str]
    partner_verb: re.Pattern[str]
    addressee: re.Pattern[str]
    action_noun: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Subject:
    """Codes (empty: nobody knows whose), the organisation as written, and whether a group is meant."""

    codes: tuple[str, ...]
    organisation: str
    group: bool = False


_DETERMINER = r"(?:les?|la|l'|un|une|des|du|ces?|cette|chaque|chacun des|tous les|toutes les|son|ses)?\s?"
_INTRODUCTION = re.compile(
    r"^(?:dans|par|pour|afin|de|d'|en|au|aux|a|sur|ainsi|enfin|egalement|outre|conformement|selon|si|lors|avec|depuis|"
    r"compte tenu|parallelement|de meme|en effet|a ce titre|au-dela|suite|plus|notamment)(?!\w)[^,]{0,220},\s?"
)
_PRONOUN = re.compile(
    r"(?<!\w)(?:ils?|elles?|celui-ci|celle-ci|ceux-ci|celles-ci|ces derniers|ce dernier|cette derniere)\W*$"
)
_COMPANY = re.compile(
    r"(?<!\w)(?:en (?:lien|liaison|partenariat|collaboration|concertation|cooperation)|aux cotes|avec|via|par le biais|"
    r"par l'intermediaire|au titre|dans le cadre|sous)(?!\w)"
)
_STAFF_OF = re.compile(
    r"\W*(?:les|des|ses|l'|un|une|deux|trois)? ?(?:agent|conseiller|personnel)s? (?:specialisee?s? )?"
    r"(?:de la |de l'|du |des |de |d')?"
)
"""`Des agents de la DDFiP` are the operator's own."""
_STATE = re.compile(r"(?<!\w)(?:l'etat|prefecture|sous-prefecture|prefet|prefete)(?!\w)")


_CONDITION = re.compile(r"^\W*(?:si|lorsque?|quand|comme|bien que?)(?:\s|')")
_CLAUSE = re.compile(r"(?<!\w)(?:ne\s|n'|qui\s|dont\s|que\s|se\s|s')")


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """The register, read once."""
    raw = load_register("undertaking_phrases.yaml")

    def alternatives(key: str) -> str:
        return "|".join(re.escape(fold(str(word))) for word in sorted(raw[key], key=len, reverse=True))

    return Phrases(
        not_partner=re.compile(rf"^\W*{_DETERMINER}(?:{alternatives('not_partners')})(?!\w)"),
        partner_verb=re.compile(rf"(?<!\w)(?:s'|se )?(?:{_with_plurals(alternatives('partner_verbs'))})(?!\w)"),
        addressee=re.compile(rf"(?<!\w)(?:{alternatives('addressees')})(?!\w)"),
        action_noun=re.compile(rf"^\W*{_DETERMINER}(?:{alternatives('action_nouns')})(?!\w)"),
    )


def _with_plurals(verbs: str) -> str:
    """Futures in the plural too (`assurera`, `assureront`)."""
    return re.sub(r"era(?=\||$)", "er(?:a|ont)", re.sub(r"dra(?=\||$)", "dr(?:a|ont)", verbs))


def is_not_partner(text: str) -> bool:
    """Does the text begin with a manager, an agent, a user? A referent of an operator is its own agent."""
    folded = fold_keeping_length(text)
    if not phrases().not_partner.match(folded) or "referent" in folded[:60]:
        return False
    staff = _STAFF_OF.match(folded)
    return not (staff and any(m.start == staff.end() for m in find_operators(text[:90])))


def without_introduction(text: str) -> tuple[str, str]:
    """The subject after adverbial clauses at its head (`Dans le cadre de ..., la CAF`), and those clauses."""
    rest, dropped = text, ""
    while match := _INTRODUCTION.match(fold_keeping_length(rest)):
        dropped += rest[: match.end()]
        rest = rest[match.end() :]
    return rest, dropped


def resolve(text: str, parties: Parties, part_code: str, last: Subject | None) -> Subject | None:
    """Whose undertaking a subject's words announce; None where it is no partner's."""
    subject, introduction = without_introduction(text)
    if _PRONOUN.search(fold_keeping_length(subject)):
        return _antecedent(subject, introduction, parties, part_code, last)
    if not re.search(r"\w", subject):
        return last
    if is_not_partner(subject):
        return None
    return _named(subject, parties, part_code)


def _antecedent(
    subject: str, introduction: str, parties: Parties, part_code: str, last: Subject | None
) -> Subject | None:
    for earlier in (subject, introduction):
        if len(earlier) > 12 and (found := _named(earlier, parties, "")):
            return found
    return last


def _named(subject: str, parties: Parties, part_code: str) -> Subject | None:
    folded = fold_keeping_length(subject)
    company = _COMPANY.search(folded, 4)
    head = subject[: company.start()] if company else subject
    organisation = _body_alone(subject)
    codes = _codes_of(head)
    if not codes and not part_code:
        codes = _codes_of(subject)[:1]
    if "interieur" not in codes and _STATE.search(fold_keeping_length(head)):
        codes.append("interieur" if part_code == "interieur" else "etat")
    group = group_codes(head, parties)
    if group is not None:
        without_group = [c for c in codes if c not in group] if _EXCEPTION.search(folded) is None else []
        known = bool(group) or bool(part_code)
        members = group or ([part_code] if part_code else [])
        return Subject(tuple(dict.fromkeys([*without_group, *members])) if known else (), organisation, True)
    if codes:
        return Subject(tuple(dict.fromkeys(codes)), organisation)
    return Subject((part_code,), organisation) if part_code and len(subject) < 120 else None


def _body_alone(subject: str) -> str:
    """`La Caf 92 assure une mission dans laquelle elle`, `Si la CARSAT ne contribue pas`: the body without the clause
    that it is the subject of."""
    start = head.end() if (head := _CONDITION.match(fold_keeping_length(subject))) else 0
    clause = _CLAUSE.search(fold_keeping_length(subject), start + 1)
    verb = phrases().partner_verb.search(fold_keeping_length(subject), start + 1)
    ends = [found.start() for found in (clause, verb) if found and find_operators(subject[start : found.start()])]
    return " ".join(subject[start : min(ends, default=len(subject))].split())[:160].rstrip(" ,")


def _codes_of(text: str) -> list[str]:
    """Operators named; an acronym of five letters or more may have one letter read wrong (`CNAMITS`)."""
    codes = [m.code for m in find_operators(text)]
    for token in re.findall(r"(?<!\w)[A-Z][A-Za-z]{4,8}(?!\w)", text):
        if sum(c.isupper() for c in token) < len(token) - 1 or find_operators(token):
            continue
        near = {code for name, code in _acronyms() if _one_slip(name, token.upper())}
        codes += near if len(near) == 1 else ()
    return codes


@lru_cache(maxsize=1)
def _acronyms() -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.name.upper(), operator.code)
        for operator in operators().values()
        for name in operator.names
        if " " not in name.name and len(name.name) >= 5 and sum(c.isupper() for c in name.name) > 2
    )


def _one_slip(name: str, token: str) -> bool:
    return abs(len(name) - len(token)) <= 1 and Levenshtein.distance(name, token, score_cutoff=1) <= 1


def behind_its_party(text: str) -> int:
    """Where the undertaking begins in `La CAF : désigner ...`; 0 where no operator stands in front."""
    match = _WHO_FIRST.match(text)
    named = find_operators(match["who"]) if match else []
    return match.end() if match and named and named[0].start <= _LONGEST_ARTICLE_CHARS else 0


def operator_name(text: str) -> str:
    """The first operator named, with its place as written (`CAF de la Haute-Saône`); or an empty string."""
    mention = next(iter(find_operators(text)), None)
    if mention is None:
        return ""
    more = _PLACE_BEHIND.match(text, mention.end)
    return text[mention.start : more.end() if more else mention.end]


_PLACE_BEHIND = re.compile(r"(?: (?:de la |de l'|de |du |des |d')?(?:[A-ZÀ-Þ][\w'-]*|\d{2,3}(?!\w))){1,5}")
_WHO_FIRST = re.compile(r"(?P<who>[^:;.]{2,90}?)\s?:\s")
_LONGEST_ARTICLE_CHARS = 4
_EXCEPTION = re.compile(r"a l'exception|hormis|sauf|excepte|autres que|precedent")
