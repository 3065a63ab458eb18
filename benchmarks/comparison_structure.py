# ruff: noqa: E501 - sentences and forms of headings stand on one line each
"""What may be different in the layout of a convention without a change of substance: numbering, lists, parties."""

from __future__ import annotations

import random
import re

from benchmarks.comparison_draft import Change, Draft, DraftClause

_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII")
_TOP = (
    "Art. {n} - {t}", "Article {n} : {t}", "ARTICLE {n} – {t}", "Art. {n}. {t}", "Article {n} - {t}", "{n}. {t}",
    "{n} - {t}", "{r}. {t}", "{r} – {t}", "Article {o} - {t}", "ARTICLE {r} : {t}", "Article {n} {t}",
)
_SUB = ("{n} {t}", "{n}. {t}", "{n} - {t}", "{n} : {t}", "{d} {t}", "Article {n} - {t}")
_PARTIES = (
    "Entre :",
    "L'État, représenté par Madame Hélène Varennes, préfète du département, ci-après désignée « la préfète », d'une part,",
    "La communauté de communes des Trois Vallons, représentée par son président, Monsieur Paul Mercadier, gestionnaire de la structure,",
    "La caisse d'allocations familiales, représentée par sa directrice, Madame Odile Sauvaget, la mutualité sociale agricole et La Poste, d'autre part,",
    "Il est convenu ce qui suit :",
)
_TITLES = ("Modalités pratiques", "Précisions", "Dispositions particulières", "Mise en œuvre", "Suite et conditions")


class Numbering:
    """How one document writes its numbers."""

    def __init__(self, chance: random.Random) -> None:
        self.top, self.sub = chance.choice(_TOP), chance.choice(_SUB)

    def heading(self, clause: DraftClause) -> str:
        """`4.2` and a title as printed."""
        number = clause.number
        if not number:
            return clause.title
        if "." in number:
            return self.sub.format(n=number, d=number.replace(".", "-"), t=clause.title)
        ordinal = "1er" if number == "1" else number
        return self.top.format(n=number, r=_ROMAN[int(number)], o=ordinal, t=clause.title)


def parties(chance: random.Random) -> list[str]:
    """The list of parties that opens some conventions, or nothing."""
    return list(_PARTIES) if chance.random() < 0.4 else []


def split(draft: Draft, chance: random.Random) -> Change | None:
    """The second half of a clause gets a heading of its own, and those that follow the next numbers."""
    choices = [
        (clause, index) for clause in draft.clauses for index in range(1, len(clause.paragraphs))
        if clause.number and clause.heading and not clause.listed and not clause.items & {index, index - 1}
        and min(len("".join(clause.paragraphs[:index])), len("".join(clause.paragraphs[index:]))) > 150
        and not clause.paragraphs[index - 1].endswith(":")
    ]
    if not choices:
        return None
    clause, index = chance.choice(choices)
    stem, _, last = clause.number.rpartition(".")
    if any(c.number.startswith(f"{clause.number}.") for c in draft.clauses):
        return None
    for other in draft.clauses:
        parts = other.number.split(".")
        depth = clause.number.count(".")
        sibling = other.number and other is not clause and len(parts) > depth and ".".join(parts[:depth]) == stem
        if sibling and int(parts[depth]) > int(last):
            parts[depth] = str(int(parts[depth]) + 1)
            other.number = ".".join(parts)
    number = f"{stem}.{int(last) + 1}" if stem else str(int(last) + 1)
    rest = DraftClause(
        clause.id, number, chance.choice(_TITLES), clause.paragraphs[index:], {i - index for i in clause.items if i >= index},
        listed=False, touched={i - index for i in clause.touched if i >= index},
    )
    clause.paragraphs, clause.items = clause.paragraphs[:index], {i for i in clause.items if i < index}
    draft.clauses.insert(draft.clauses.index(clause) + 1, rest)
    return Change("split", clause.id)


def reordered(draft: Draft, chance: random.Random) -> Change | None:
    """Two items of a list change places; each keeps the stop of its place."""
    choices = [
        (clause, one, other) for clause in draft.clauses for one in clause.items for other in clause.items
        if one < other and clause.id != "annexes" and not clause.touched & {one, other}
        and all(re.search(r"[;.,]$", clause.paragraphs[i]) for i in (one, other))
    ]
    if not choices:
        return None
    clause, one, other = chance.choice(choices)
    texts = {i: (clause.paragraphs[i][:-1], clause.paragraphs[i][-1]) for i in (one, other)}
    clause.paragraphs[one] = texts[other][0] + texts[one][1]
    clause.paragraphs[other] = texts[one][0] + texts[other][1]
    clause.touched |= {one, other}
    return Change("reordered", clause.id)
