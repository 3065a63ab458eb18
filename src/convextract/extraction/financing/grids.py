"""Amounts in tables: rows and columns say who pays, who receives and what for; sums are told from their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from convextract.extraction.financing.managers import structure_key
from convextract.extraction.financing.vocabulary import Payer, find_payers, kind_of, period_of, vocabulary
from convextract.language.amounts import Amount, cell_amount
from convextract.language.folding import fold, fold_keeping_length
from convextract.reading.running_text import RunningText
from convextract.records.vocabulary import FinancingKind
from convextract.structure.model import Grid

_PERCENT = re.compile(r"^\W*(\d{1,3}(?:[.,]\d{1,2})?)\s?%\W*$")
_MONEY_HEADING = re.compile(r"€|euros?|montant|subvention|financement|cout(?!\w)|budget|dotation")
_PERHAPS_MONEY = re.compile(r"total|contribution|participation|somme|part |etat|gestionnaire|fonds|apport")
_SCALE = re.compile(r"k ?€|keuros?|milliers d'euros|m ?€|millions d'euros")
_NO_MONEY_HEADING = re.compile(r"tel|phone|code|postal|siren|siret|date|annee d|nombre|effectif|agent|etp|horaire|n°|%")
_PARTICIPATION = re.compile(
    r"(?:participation|contribution|versement)s?(?: financieres?)? (?:aux? |a la |a l')(?P<who>[\w' -]{2,40})"
)
_OF_WHICH = re.compile(
    r"^\W*dont (?:verse|attribue|alloue|reverse|destine)?(?:e|s|es)? ?(?:aux? |a la |a l')(?P<who>.{2,60})$"
)
_PLACE = re.compile(r"france services?|commune|communaute|msap|maison|bus |association")
_GIVEN_BY = re.compile(
    r"^.{0,40}?(?:subvention|aide|part|participation|contribution|financement)s? (?:de la |de l'|du |des |de |d')"
)
_TOTAL_HEAD = re.compile(r"(?<!\w)total")
_MOST_HEADING_ROWS = 5
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


@dataclass(slots=True)
class _Layout:
    """What each column is for."""

    heads: list[str]
    first_row: int
    amounts: list[int]
    labels: dict[str, int]
    """Column of the `payer`, `payee` and `purpose` labels, as far as there are such."""
    participation: tuple[int, str] | None
    heads_receive: bool = False
    """The headings of the amounts are structures: the columns receive what the rows pay."""


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


def grid_amounts(grid: Grid, caption: str, managers: dict[str, str]) -> Iterator[Cell]:
    """Every amount of a table. `caption`: title and heading above; `managers`: who manages which structure."""
    layout = _layout(grid)
    if layout is None:
        return
    subtotal: Payer | None = None
    for cells in grid.rows[layout.first_row :]:
        row = _row([c.text.text for c in cells], layout, caption, managers, subtotal)
        for column in layout.amounts:
            amount = cell_amount(row.texts[column])
            if amount is not None and cells[column].origin:
                amount = _scaled(amount, layout.heads[column])
                yield _understood(amount, cells[column].text, row, column, layout)
        if row.is_total:
            name = _after_total(row.label)
            subtotal = Payer(name, _code(name)) if name else None


def _row(texts: list[str], layout: _Layout, caption: str, managers: dict[str, str], subtotal: Payer | None) -> _Row:
    label = next((t for c, t in enumerate(texts) if c not in layout.amounts and re.search(r"[^\W\d]", t)), "")
    is_total = bool(vocabulary().total.match(fold_keeping_length(label)))
    shares = {c: float(m[1].replace(",", ".")) for c, t in enumerate(texts) if (m := _PERCENT.match(t))}
    labelled = {role: texts[c] for role, c in layout.labels.items()}
    return _Row(texts, label, is_total, shares, {} if is_total else labelled, caption, managers, subtotal)


def _after_total(label: str) -> str:
    match = vocabulary().total.match(fold_keeping_length(label))
    return label[match.end() :].strip(" :-–") if match else ""


def _code(name: str) -> str:
    payers = find_payers(name)
    return payers[0].code if payers else ""


def _layout(grid: Grid) -> _Layout | None:
    if not grid.rows:
        return None
    first = _first_amounts(grid)
    heads = [
        " ".join(dict.fromkeys(r[c].text.text for r in grid.rows[:first] if r[c].text))
        for c in range(len(grid.rows[0]))
    ]
    body = grid.rows[first:]
    signed = any((a := cell_amount(cell.text.text)) and not a.bare for row in body for cell in row)
    amounts = [c for c, head in enumerate(heads) if _is_money(head, [row[c].text.text for row in body], signed)]
    if not amounts:
        return None
    labels = _label_columns(heads, amounts, [[c.text.text for c in row] for row in body])
    participation = next(
        (
            (c, heads[c][m.start("who") : m.end("who")].strip())
            for c, h in enumerate(heads)
            if (m := _PARTICIPATION.search(fold_keeping_length(h)))
        ),
        None,
    )
    places = [c for c in amounts if not _TOTAL_HEAD.search(fold_keeping_length(heads[c]))]
    receive = "payee" not in labels and bool(places) and _are_places([heads[c] for c in places])
    return _Layout(heads, first, amounts, labels, participation, receive)


def _first_amounts(grid: Grid) -> int:
    """Where the body begins: at the first row that holds an amount, which headings do not."""
    for number, row in enumerate(grid.rows[:_MOST_HEADING_ROWS]):
        if any(cell_amount(c.text.text) for c in row):
            return number
    return grid.header_rows


def _is_money(head: str, column: list[str], signed: bool) -> bool:
    """Does the column hold amounts? Bare numbers do where the heading speaks of money, or others bear the sign."""
    found = [a for text in column if (a := cell_amount(text))]
    if not found:
        return False
    folded = fold_keeping_length(head)
    if any(not a.bare for a in found):
        return True
    speaks = _MONEY_HEADING.search(folded) or (signed and _PERHAPS_MONEY.search(folded))
    return bool(speaks) and not _NO_MONEY_HEADING.search(folded) and len(found) >= len(column) / 2


def _scaled(amount: Amount, head: str) -> Amount:
    """A bare number under `Montant en k€` in euros."""
    scale = _SCALE.search(fold_keeping_length(head)) if amount.bare else None
    if scale is None:
        return amount
    factor = 1_000_000 if scale[0] in ("m€", "m €", "millions d'euros") else 1_000
    return replace(amount, euros=round(amount.euros * factor, 2))


def _label_columns(heads: list[str], amounts: list[int], body: list[list[str]]) -> dict[str, int]:
    words = vocabulary()
    labels: dict[str, int] = {}
    free = [c for c in range(len(heads)) if c not in amounts and any(re.search(r"[^\W\d]{2}", row[c]) for row in body)]
    for column in free:
        folded = fold_keeping_length(heads[column])
        for role, pattern in (
            ("payee", words.payee_heading),
            ("purpose", words.purpose_heading),
            ("payer", words.payer_heading),
        ):
            if role not in labels and pattern.search(folded):
                labels[role] = column
                break
    unnamed = [c for c in free if c not in labels.values()]
    if unnamed and "payer" not in labels and "payee" not in labels:
        rows = [row[unnamed[0]] for row in body if re.search(r"[^\W\d]{2}", row[unnamed[0]])]
        rows = [text for text in rows if not words.total.match(fold_keeping_length(text))]
        payers = sum(bool(_payer_at_head(t) or words.manager_heading.match(fold_keeping_length(t))) for t in rows)
        labels["payer" if payers * 2 > len(rows) else "payee" if _are_places(rows) else "purpose"] = unnamed[0]
    return labels


def _payer_at_head(text: str) -> Payer | None:
    payers = find_payers(text)
    return payers[0] if payers and payers[0].start <= 14 else None


def _are_places(rows: list[str]) -> bool:
    return sum(bool(_PLACE.search(fold(text))) for text in rows) * 2 > len(rows)


def _understood(amount: Amount, text: RunningText, row: _Row, column: int, layout: _Layout) -> Cell:
    head = layout.heads[column]
    purpose, payee = row.labelled.get("purpose", ""), row.labelled.get("payee", "")
    if layout.heads_receive and not _TOTAL_HEAD.search(fold_keeping_length(head)):
        payee = payee or head.strip()
        head = ""
    payer, by_manager = _payer_of(row, head, payee)
    if layout.participation and layout.participation[0] in row.shares and not payee:
        payee = layout.participation[1]
    of_which = _OF_WHICH.match(fold_keeping_length(row.label))
    if of_which:
        payer, payee = row.subtotal, row.label[of_which.start("who") : of_which.end("who")].strip()
    column_total = bool(_TOTAL_HEAD.search(fold_keeping_length(head)))
    kind: FinancingKind = "total" if row.is_total or column_total else _kind(head, purpose, row.caption, by_manager)
    return Cell(
        amount=amount,
        text=text,
        share_percent=next(iter(row.shares.values()), None),
        payer=None if column_total else payer,
        payee=payee,
        kind=kind,
        period=period_of(purpose) or period_of(head) or period_of(row.caption),
        purpose=row.label if row.is_total and _after_total(row.label) else purpose,
    )


def _payer_of(row: _Row, head: str, payee: str) -> tuple[Payer | None, bool]:
    """Who pays by row label or column heading, and whether it is the manager of the structure."""
    if "payer" in row.labelled:
        name = row.labelled["payer"]
        found = _payer_at_head(name)
        if found is None and vocabulary().manager_heading.match(fold_keeping_length(name).strip()):
            by = row.managers.get(structure_key(payee), "")
            return (Payer(by, "") if by else None), True
        return Payer(name, found.code if found else ""), False
    found = next(iter(find_payers(head)), None)
    if found:
        return Payer(_short_heading(head, found), found.code), False
    if vocabulary().manager_heading.search(fold_keeping_length(head)):
        name = head.strip() if row.is_total else row.managers.get(structure_key(payee), "")
        return (Payer(name, "") if name else None), True
    return None, False


def _short_heading(head: str, found: Payer) -> str:
    """The payer in a heading: `Etat (FNADT)` whole, of `Subvention de l'Etat` the Etat."""
    match = _GIVEN_BY.match(fold_keeping_length(head))
    return head[match.end() :].strip() if match else (head.strip() if len(head) < 60 else found.name)


def _kind(head: str, purpose: str, caption: str, by_manager: bool) -> FinancingKind:
    for text in (purpose, head):
        kind = kind_of(text)
        if kind in _STRONG_KINDS or (kind == "subsidy" and "subvention" in fold(text)):
            return kind
    if by_manager:
        return "contribution"
    kind = kind_of(caption)
    return kind if kind in _STRONG_KINDS else "subsidy"
