"""Pair exported rows with annotated rows and count: found (same thing), strict (the fields users rely on agree), wrong.

Annotations come as {table: [row, ...]}; a field that is None is not judged, a row with `optional` neither earns nor
costs. Values are compared as in `comparators`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from convextract.evaluation.comparators import (
    Row,
    Same,
    close,
    equal,
    likeness,
    number_of,
    partial_likeness,
    person,
    same_number,
    same_phones,
    same_set,
    same_status,
    text_of,
)


@dataclass(frozen=True)
class Scheme:
    """How rows of a table are recognised (`identity`, 0 to 1, from `threshold` on) and which fields must agree."""

    identity: Callable[[Row, Row], float]
    strict: Mapping[str, Same]
    threshold: float = 0.85


@dataclass
class Score:
    """Counts of one table; add them up over documents."""

    gold: int = 0
    got: int = 0
    found: int = 0
    strict: int = 0
    values: int = 0
    wrong_values: int = 0

    def add(self, other: Score) -> None:
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def found_f1(self) -> float:
        return _f1(self.found, self.gold, self.got)

    @property
    def strict_f1(self) -> float:
        return _f1(self.strict, self.gold, self.got)

    @property
    def wrong(self) -> float:
        """Share of the judged, non-empty values that are wrong."""
        return self.wrong_values / self.values if self.values else 0.0


def _f1(hits: int, gold: int, got: int) -> float:
    return 2 * hits / (gold + got) if gold + got else 1.0


def _same_part(gold: Row, got: Row) -> float:
    if not equal(gold["kind"], got["kind"]):
        return 0.0
    first, last = (int(gold["first_page"]), int(gold["last_page"]))
    start, end = (int(got["first_page"]), int(got["last_page"]))
    shared = min(last, end) - max(first, start) + 1
    return 0.85 + 0.15 * shared / (max(last, end) - min(first, start) + 1) if shared > 0 else 0.0


def _same_contact(gold: Row, got: Row) -> float:
    if text_of(gold.get("email")) and equal(gold["email"], got.get("email")):
        return 1.0
    if gold.get("family_name") and got.get("family_name"):
        return likeness(person(gold), person(got))
    return likeness(gold.get("email"), got.get("email")) - 0.03


def _same_amount(gold: Row, got: Row) -> float:
    if number_of(gold.get("amount")) is None or number_of(gold["amount"]) != number_of(got.get("amount")):
        return 0.0
    near = str(gold.get("page")) == str(got.get("page"))
    payee = gold.get("payee") is not None and close(gold["payee"], got.get("payee"))
    return 0.86 + 0.06 * near + 0.04 * payee + 0.04 * same_set(gold.get("payer_code"), got.get("payer_code"))


def _same_span(gold: Row, got: Row) -> float:
    if not (equal(gold["weekday"], got["weekday"]) and equal(gold["opens"], got["opens"])):
        return 0.0
    return 0.85 + 0.15 * partial_likeness(gold["place"], got["place"])


def _same_clause(gold: Row, got: Row) -> float:
    if text_of(gold.get("template_clause")) or text_of(got.get("template_clause")):
        return float(equal(gold.get("template_clause"), got.get("template_clause")))
    return 0.9 if partial_likeness(gold.get("title"), got.get("title")) > 0.8 else 0.0


def _same_deviation(gold: Row, got: Row) -> float:
    whole = {"clause_added", "clause_missing"}
    if {gold["operation"], got["operation"]} & whole and gold["operation"] != got["operation"]:
        return 0.0
    if gold["operation"] == "clause_added":
        return 0.85 + 0.15 * partial_likeness(gold["document_text"], got["document_text"])
    if not equal(gold["template_clause"], got["template_clause"]):
        return 0.0
    if gold["operation"] == "clause_missing":
        return 1.0
    sides = [
        _told(gold[side], got[side])
        for side in ("template_text", "document_text")
        if text_of(gold.get(side)) and text_of(got.get(side))
    ]
    return 0.85 + 0.15 * min(sides) if sides and min(sides) >= 0.6 else 0.0


def _told(true: object, told: object) -> float:
    a, b = text_of(true), text_of(told)
    return 1.0 if f" {a} " in f" {b} " or f" {b} " in f" {a} " else partial_likeness(a, b)


SCHEMES: dict[str, Scheme] = {
    "parts": Scheme(_same_part, {"first_page": same_number, "last_page": same_number}),
    "structures": Scheme(
        lambda a, b: partial_likeness(a.get("name"), b.get("name")),
        {
            "opening_hours": equal,
            "weekly_hours": same_number,
            "days_open": same_number,
            "email": equal,
            "phone": same_phones,
        },
        0.8,
    ),
    "signatories": Scheme(
        lambda a, b: likeness(person(a), person(b)), {"family_name": equal, "partner_code": same_set, "side": equal}
    ),
    "commitments": Scheme(
        lambda a, b: likeness(a.get("text"), b.get("text")),
        {"text": lambda a, b: likeness(a, b) >= 0.95, "partner_code": same_set},
        0.8,
    ),
    "contacts": Scheme(
        _same_contact, {"email": equal, "phones": same_phones, "family_name": equal, "partner_code": same_set}
    ),
    "opening_hours": Scheme(_same_span, {"closes": equal, "place": close}),
    "financing": Scheme(
        _same_amount, {"amount": same_number, "payer_code": same_set, "kind": equal, "period": equal}
    ),
    "clauses": Scheme(_same_clause, {"status": same_status}),
    "deviations": Scheme(_same_deviation, {"severity": equal}),
}


def score_table(table: str, gold: Sequence[Row], got: Sequence[Row]) -> Score:
    """Counts for one table of one document. Undecided deviations neither earn nor cost."""
    scheme = SCHEMES[table]
    rows = [row for row in got if text_of(row.get("decision")) != "undecided"]
    if table == "clauses":
        rows = [row for row in rows if text_of(row.get("template_clause")) or text_of(row.get("status")) == "added"]
    pairs = pair(gold, rows, scheme)
    optional = {i for i, row in enumerate(gold) if row.get("optional")}
    free = {j for i, j in pairs if i in optional}
    score = Score(gold=len(gold) - len(optional), got=len(rows) - len(free))
    for i, j in pairs:
        if i in optional:
            continue
        judged = {f: same for f, same in scheme.strict.items() if gold[i].get(f) is not None}
        right = {f: same(gold[i][f], rows[j].get(f)) for f, same in judged.items()}
        told = [f for f in judged if text_of(rows[j].get(f))]
        score.found += 1
        score.strict += all(right.values())
        score.values += len(told)
        score.wrong_values += sum(not right[f] for f in told)
    return score


def pair(gold: Sequence[Row], got: Sequence[Row], scheme: Scheme) -> list[tuple[int, int]]:
    """The best one-to-one pairing of rows whose identity reaches the threshold, as (gold, got) indexes."""
    if not gold or not got:
        return []
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    likes = np.array([[scheme.identity(a, b) for b in got] for a in gold])
    rows, columns = linear_sum_assignment(-likes)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if likes[i, j] >= scheme.threshold]
