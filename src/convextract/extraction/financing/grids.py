"""Amounts in tables: rows and columns say who pays, who receives and what for; sums are told from their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from convextract.extraction.financing.captions import announcing_pieces, kind_of_captions, pieces_of, structure_named
from convextract.extraction.financing.layout import (
    TOTAL_HEAD,
    YEARS_ONLY,
    Layout,
    layout_of,
    opens_expenses,
    payer_at_head,
    scaled,
)
from convextract.extraction.financing.managers import structure_key
from convextract.extraction.financing.periods import (
    nearest_period,
    period_of,
    period_of_captions,
    period_of_heading,
    period_of_title,
)
from convextract.extraction.financing.vocabulary import (
    Payer,
    find_payers,
    kind_of,
    pays_by_own_means,
    vocabulary,
)
from convextract.language.amounts import Amount, cell_amount
from convextract.language.folding import fold, fold_keeping_length
from convextract.reading.running_text import RunningText
from convextract.records.vocabulary import FinancingKind
from convextract.structure.model import Grid

_PERCENT = re.compile(r"^\W*(\d{1,3}(?:[.,]\d{1,2})?)\s?%\W*$")
_OF_WHICH = re.compile(
    r"^\W*dont (?:verse|attribue|alloue|reverse|destine)?(?:e|s|es)? ?(?:aux? |a la |a l')(?P<who>.{2,60})$"
)
_GIVEN_BY = re.compile(
    r"^.{0,40}?(?:subvention|aide|part|participation|contribution|financement)s?(?: financieres?| annuelles?)? "
    r"(?:de la |de l'|du |des |de |d')"
)
_STRONG_KINDS = ("debt", "investment", "contribution", "cap", "price")


@dataclass(frozen=True, slots=True)
class Cell:
    """One amount of a table, understood."""

    amount: Amount
    text: RunningText
    share_percent: float | None
    payer: Payer | None
    payee: str
    kind: FinancingKind
    period: str
    purpose: str


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the body, and what is known around it."""

    texts: list[str]
    label: str
    is_total: bool
    shares: dict[int, float]
    labelled: dict[str, str]
    caption: str
    managers: dict[str, str]
    subtotal: Payer | None
    period: str
    """What the row itself, or a line across the table above it (`Exercice 2024`), says of the time."""


def grid_amounts(grid: Grid, caption: str, managers: dict[str, str]) -> Iterator[Cell]:
    """Every amount of a table. `caption`: title and heading above; `managers`: who manages which structure."""
    layout = layout_of(grid, caption)
    if layout is None:
        return
    subtotal: Payer | None = None
    band, expenses = "", False
    for number, cells in enumerate(grid.rows):
        texts = [c.text.text for c in cells]
        if not any(cell_amount(texts[column]) for column in layout.amounts):
            section = opens_expenses(texts)
            expenses = expenses if section is None else section
            band = next((p for t in texts if (p := period_of_title(t))), band) if number >= layout.first_row else band
        if number < layout.first_row:
            continue
        row = _row(texts, layout, caption, managers, subtotal, band)
        for column in layout.amounts:
            amount = cell_amount(row.texts[column])
            spent = not row.is_total and (expenses or layout.is_expense(column))
            if amount is not None and cells[column].origin and not spent:
                amount = scaled(amount, layout.heads[column])
                yield _understood(amount, cells[column].text, row, column, layout)
        if row.is_total:
            name = _after_total(row.label)
            subtotal = Payer(name, _code(name)) if name else None


def _row(
    texts: list[str],
    layout: Layout,
    caption: str,
    managers: dict[str, str],
    subtotal: Payer | None,
    band: str,
) -> _Row:
    label = next((t for c, t in enumerate(texts) if c not in layout.amounts and re.search(r"[^\W\d]", t)), "")
    is_total = bool(vocabulary().total.match(fold_keeping_length(label)))
    shares = {c: float(m[1].replace(",", ".")) for c, t in enumerate(texts) if (m := _PERCENT.match(t))}
    labelled = {role: texts[c] for role, c in layout.labels.items()}
    own = period_of_heading(texts[layout.period]) if layout.period is not None else ""
    period = own or (period_of_heading(label) if is_total else "") or band
    return _Row(texts, label, is_total, shares, {} if is_total else labelled, caption, managers, subtotal, period)


def _after_total(label: str) -> str:
    match = vocabulary().total.match(fold_keeping_length(label))
    return label[match.end() :].strip(" :-–") if match else ""


def _code(name: str) -> str:
    payers = find_payers(name)
    return payers[0].code if payers else ""


def _understood(amount: Amount, text: RunningText, row: _Row, column: int, layout: Layout) -> Cell:
    head = layout.heads[column]
    row = replace(row, labelled=_labels_of_side(row.labelled, layout, column))
    purpose, payee = row.labelled.get("purpose", ""), row.labelled.get("payee", "")
    if layout.heads_receive and not TOTAL_HEAD.search(fold_keeping_length(head)):
        payee = payee or head.strip()
        head = ""
    if not payee and not layout.heads_receive and "payer" in layout.labels:
        payee = structure_named(row.caption)
    payer, own_means = _payer_of(row, head, payee)
    if layout.participation and layout.participation[0] in row.shares and not payee:
        payee = layout.participation[1]
    of_which = _OF_WHICH.match(fold_keeping_length(row.label))
    if of_which:
        payer, payee = row.subtotal, row.label[of_which.start("who") : of_which.end("who")].strip()
    column_total = bool(TOTAL_HEAD.search(fold_keeping_length(head)))
    words = (purpose, head, row.labelled.get("payer", ""))
    kind: FinancingKind = "total" if row.is_total or column_total else _kind(words, row.caption, own_means)
    said_above = "payer" not in row.labelled and not re.search(r"[^\W\d]", head)
    if kind == "contribution" and said_above and payer is not None and not own_means:
        kind = "subsidy"  # the caption speaks of a participation, of those who subsidise
    return Cell(
        amount=amount,
        text=text,
        share_percent=next(iter(row.shares.values()), None),
        payer=None if column_total else payer,
        payee=payee,
        kind=kind,
        period=_period(row, purpose, head),
        purpose=row.label if row.is_total and _after_total(row.label) else purpose,
    )


def _labels_of_side(labelled: dict[str, str], layout: Layout, column: int) -> dict[str, str]:
    """In a budget with expenses on the left and receipts on the right, the labels of the amount's own side."""
    if not layout.two_sided:
        return labelled
    other = "payer" if column < layout.labels["payer"] else "purpose"
    return {role: text for role, text in labelled.items() if role != other}


def _period(row: _Row, purpose: str, head: str) -> str:
    """The nearest words that name a time: the row's own, its purpose's, the column's, the captions'."""
    own = nearest_period(row.period, period_of(purpose) or period_of_title(purpose), period_of_heading(head))
    return own or period_of_captions(announcing_pieces(row.caption))


def _payer_of(row: _Row, head: str, payee: str) -> tuple[Payer | None, bool]:
    """Who pays by row label or column heading, and whether by means of its own (no State, fund or operator)."""
    if "payer" in row.labelled:
        name = row.labelled["payer"]
        found = payer_at_head(name) or payer_at_head(_given_by(name))
        if found is None and vocabulary().manager_heading.match(fold_keeping_length(name).strip()):
            by = row.managers.get(structure_key(payee), "")
            return (Payer(by, "") if by else None), True
        short = _given_by(name) or name
        return Payer(short, found.code if found else ""), pays_by_own_means(name)
    found = next(iter(find_payers(head)), None)
    if found:
        name = _short_heading(head, found)
        return Payer(name, found.code), pays_by_own_means(name)
    if vocabulary().manager_heading.search(fold_keeping_length(head)):
        name = head.strip() if row.is_total else row.managers.get(structure_key(payee), "")
        return (Payer(name, "") if name else None), True
    name = _given_by(head) or head.strip()
    if vocabulary().local_payer.match(fold_keeping_length(name)):
        return Payer(name, ""), True
    told = _giver(row.labelled.get("purpose", ""))
    if told is None and (YEARS_ONLY.match(fold_keeping_length(head)) or not re.search(r"[^\W\d]", head)):
        told = _payer_of_caption(row.caption)
    return told, told is not None and pays_by_own_means(told.name)


def _giver(label: str) -> Payer | None:
    """Who gives by a row's own words: `Subvention de l'État`, `Participation de la commune`."""
    name = _given_by(label)
    found = payer_at_head(name) if name else None
    if found is not None:
        return Payer(name, found.code)
    return Payer(name, "") if name and vocabulary().local_payer.match(fold_keeping_length(name)) else None


def _payer_of_caption(caption: str) -> Payer | None:
    """Who pays by the line above columns of years: `Participation financière de l'Etat au fonctionnement`."""
    for line in pieces_of(caption):
        given = _GIVEN_BY.match(fold_keeping_length(line))
        payers = [p for p in find_payers(line[given.end() :]) if p.start <= 3] if given else []
        if payers:
            return payers[0]
    return None


def _short_heading(head: str, found: Payer) -> str:
    """The payer in a heading: `Etat (FNADT)` whole, of `Subvention de l'Etat` the Etat."""
    return _given_by(head) or (head.strip() if len(head) < 60 else found.name)


def _given_by(text: str) -> str:
    """Of `Participation de la commune` the commune; empty for other words."""
    match = _GIVEN_BY.match(fold_keeping_length(text))
    return text[match.end() :].strip() if match else ""


def _kind(words: tuple[str, ...], caption: str, own_means: bool) -> FinancingKind:
    """The kind of an amount by the words of its row and column, from the nearest, then by the caption."""
    for text in words:
        kind = kind_of(text)
        if kind in _STRONG_KINDS or (kind == "subsidy" and "subvention" in fold(text)):
            return kind
    kind = kind_of_captions(caption)
    if own_means and kind != "debt":
        return "contribution"
    return kind if kind in _STRONG_KINDS else "subsidy"
