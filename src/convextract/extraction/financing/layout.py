"""What the columns of a table of money are for: amounts, who pays, who receives, what for, when."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from convextract.extraction.financing.vocabulary import Payer, find_payers, vocabulary
from convextract.language.amounts import Amount, cell_amount
from convextract.language.folding import fold, fold_keeping_length
from convextract.structure.model import Grid

_MONEY_HEADING = re.compile(r"€|euros?|montant|subvention|financement|cout(?!\w)|budget|dotation")
_PERHAPS_MONEY = re.compile(
    r"total|contribution|participation|somme|part |etat|gestionnaire|fonds|apport|commune|departement|region"
)
_SCALE = re.compile(r"k ?€|keuros?|milliers d'euros|m ?€|millions d'euros")
_NO_MONEY_HEADING = re.compile(r"tel|phone|code|postal|siren|siret|date|annee d|nombre|effectif|agent|etp|horaire|n°|%")
_PARTICIPATION = re.compile(
    r"(?:participation|contribution|versement)s?(?: financieres?)? (?:aux? |a la |a l')(?P<who>[\w' -]{2,40})"
)
_PLACE = re.compile(r"france services?|commune|communaute|msap|maison|bus |association")
_IN_EUROS = re.compile(r"(?<!\w)en (?:euros?(?!\w)|€)|\((?:euros?|€)\)")
YEARS_ONLY = re.compile(r"^\W*(?:exercice |annee |budget )?20\d\d(?: ?[-/a] ?20\d\d)?\W*$")
_MOST_HEADING_ROWS = 5
_LEAST_BARE_AMOUNT = 100
"""A column of smaller whole numbers without a currency counts rows, people or hours, whatever stands above it."""
_EXPENSES = re.compile(r"(?<!\w)(?:depense|charge|emploi)s?(?!\w)")
_OF_A_BUDGET = (
    r"(?:(?:previsionnel|realise|direct|indirect|affecte|annuel|courant|fixe|propre|public|publique|prive|attendu)(?:le)?e?s?|"
    r"(?:a|de|du|des|d')\s?(?:l'|la )?(?:fonctionnement|investissement|exploitation|equipement|structure|action|annee|"
    r"exercice|operation|projet|bus|maison|france services?)|en k?(?:euros?|€)|20\d\d|"
    r"(?:depense|charge|emploi|recette|produit|ressource|financement)s?)"
)
"""What a budget's own headings say behind their noun; `Ressources humaines` and `Produits d'entretien` are expenses."""
_SECTION = re.compile(
    r"^\W*(?:[ivx\d]{1,3}\W{1,3})?(?:les )?(?:(?:depense|charge|recette)s?(?!\w)|"
    rf"(?:emploi|produit|ressource|financement)s?(?:\W{{1,4}}{_OF_A_BUDGET}(?!\w)){{0,5}}\W*$)"
)
_RECEIPTS = re.compile(r"(?<!\w)(?:recette|produit|ressource|financement)s?(?!\w)")
_WORD_OF_MONEY = re.compile(r"[^\W\d]+|€")
_OVER_AMOUNTS = frozenset("montant montants somme sommes en k euro euros € annee exercice".split())
TOTAL_HEAD = re.compile(r"(?<!\w)total")


@dataclass(slots=True)
class Layout:
    """What each column is for."""

    heads: list[str]
    first_row: int
    amounts: list[int]
    labels: dict[str, int]
    """Column of the `payer`, `payee` and `purpose` labels, as far as there are such."""
    participation: tuple[int, str] | None
    period: int | None = None
    """Column in which each row says its year."""
    heads_receive: bool = False
    """The headings of the amounts are structures: the columns receive what the rows pay."""

    @property
    def two_sided(self) -> bool:
        """Is this a budget with expenses on the left and receipts on the right, each with its label and its amount?"""
        payer, purpose = self.labels.get("payer", -1), self.labels.get("purpose", -1)
        between = any(purpose < c < payer for c in self.amounts)
        return 0 <= purpose < payer and between and any(c > payer for c in self.amounts)

    def is_expense(self, column: int) -> bool:
        """Does the column hold what the money is spent on, one sum an expense? Nobody finances by these sums."""
        spent = self.two_sided and column < self.labels["payer"]
        return spent and bool(_EXPENSES.search(fold_keeping_length(self.heads[self.labels["purpose"]])))


def opens_expenses(texts: list[str]) -> bool | None:
    """Of a row without an amount that heads a section of a budget (`CHARGES`, `Produits | Montant`): does it head what
    the money is spent on? None for any other row."""
    titles = {fold_keeping_length(text) for text in texts}
    told = {title for title in titles if not _OVER_AMOUNTS.issuperset(_WORD_OF_MONEY.findall(title))}
    if len(told) != 1 or not _SECTION.match(title := told.pop()):
        return None
    spent = bool(_EXPENSES.search(title))
    return None if spent and _RECEIPTS.search(title) else spent


def layout_of(grid: Grid, caption: str = "") -> Layout | None:
    """What the columns of a table are for; None where no column holds money. `caption`: the lines above it."""
    if not grid.rows:
        return None
    first = _first_amounts(grid)
    heads = [
        " ".join(dict.fromkeys(r[c].text.text for r in grid.rows[:first] if r[c].text))
        for c in range(len(grid.rows[0]))
    ]
    body = grid.rows[first:]
    signed = any((a := cell_amount(cell.text.text)) and not a.bare for row in body for cell in row)
    signed = signed or bool(_IN_EUROS.search(fold_keeping_length(caption)))
    columns = [[row[c].text.text for row in body] for c in range(len(heads))]
    amounts = [c for c, head in enumerate(heads) if _is_money(head, columns[c], signed)]
    beside = [c for c, head in enumerate(heads) if TOTAL_HEAD.search(fold_keeping_length(head))] if amounts else []
    amounts = sorted({*amounts, *(c for c in beside if _is_money(heads[c], columns[c], signed=True))})
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
    places = [c for c in amounts if not TOTAL_HEAD.search(fold_keeping_length(heads[c]))]
    state_pays = any(vocabulary().state_payer.match(fold_keeping_length(heads[c])) for c in places)
    receive = "payee" not in labels and bool(places) and not state_pays and _are_places([heads[c] for c in places])
    period = _period_column(amounts, [[c.text.text for c in row] for row in body])
    return Layout(heads, first, amounts, labels, participation, period, receive)


def _period_column(amounts: list[int], body: list[list[str]]) -> int | None:
    """The column that holds nothing but years, perhaps behind `Exercice`."""
    for column in (c for c in range(len(body[0]) if body else 0) if c not in amounts):
        texts = [row[column] for row in body if row[column].strip()]
        texts = [t for t in texts if not vocabulary().total.match(fold_keeping_length(t))]
        if texts and all(YEARS_ONLY.match(fold_keeping_length(t)) for t in texts):
            return column
    return None


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
    if any(not a.bare and (not a.mended or a.euros >= _LEAST_BARE_AMOUNT) for a in found):
        return True
    if not _SCALE.search(folded) and all(a.euros < _LEAST_BARE_AMOUNT and a.euros == int(a.euros) for a in found):
        return False
    speaks = _MONEY_HEADING.search(folded) or (signed and (_PERHAPS_MONEY.search(folded) or YEARS_ONLY.match(folded)))
    return bool(speaks) and not _NO_MONEY_HEADING.search(folded) and len(found) >= len(column) / 2


def scaled(amount: Amount, head: str) -> Amount:
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
        payers = sum(bool(payer_at_head(t) or words.manager_heading.match(fold_keeping_length(t))) for t in rows)
        labels["payer" if payers * 2 > len(rows) else "payee" if _are_places(rows) else "purpose"] = unnamed[0]
    return labels


def payer_at_head(text: str) -> Payer | None:
    payers = find_payers(text)
    return payers[0] if payers and payers[0].start <= 14 else None


def _are_places(rows: list[str]) -> bool:
    return sum(bool(_PLACE.search(fold(text))) for text in rows) * 2 > len(rows)
