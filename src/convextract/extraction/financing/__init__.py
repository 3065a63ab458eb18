"""Financing: every amount of money in the document, in sentences, tables and rows that only look like a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from convextract.extraction import commitments
from convextract.extraction.financing.breakdowns import broken_down
from convextract.extraction.financing.captions import ROW_END, caption_above, period_of_section
from convextract.extraction.financing.columns import column_amounts
from convextract.extraction.financing.grids import grid_amounts
from convextract.extraction.financing.items import item_amount
from convextract.extraction.financing.lines import line_amounts
from convextract.extraction.financing.managers import managers_by_structure
from convextract.extraction.financing.prose import Told, told_amounts
from convextract.extraction.financing.vocabulary import Payer
from convextract.language.amounts import Amount, cell_amount, find_amounts
from convextract.language.folding import fold
from convextract.records import Commitment, Financing
from convextract.structure.model import Block, Grid, PartSpan, StructuredDocument

_LONGEST_AMOUNT_CHARS = 24
_UNTOLD = 0.4
"""Confidence in an amount of which only the figure is known."""
_FIGURE = re.compile(r"\d|[eE][uU][rR][oO]|illion")
_PUBLIC_BUSINESS = re.compile(
    r"france services?|msap|services? (?:au|aux) public|subvention|collectivite|prefecture|convention"
)
_TRADE = re.compile(r"^\W*(?:factures?|devis|bons? de commande|avoirs?|tickets?|menus?|tarifs?)\b")
"""Papers of trade tell prices, whoever the customer is: no money of the programme."""


def extract(document: StructuredDocument, undertaken: Sequence[Commitment] | None = None) -> list[Financing]:
    """Every amount of money, in reading order; ids are left to the pipeline.

    `undertaken`: the document's commitments, where they are known already.

    A document that has nothing to do with public services (an invoice, a menu) holds prices, but finances nothing.
    """
    if not _is_public_business(document):
        return []
    undertakings = _Undertakings(document, undertaken)
    managers = managers_by_structure(document.blocks)
    speaker = Payer("l'Etat", "etat") if any(document.parts_of_kind("circular")) else None
    columns = _columns(document.blocks)
    rows: list[Financing] = []
    for index, block in enumerate(document.blocks):
        if not _FIGURE.search(block.text.text):
            continue
        part = _part_of(document, index)
        if block.grid is not None:
            found = [*_of_grid(document, part, block, caption_above(document.blocks, index), managers)]
            found += _of_sentences_in_cells(document, part, block, block.grid)
            rows += _in_time(document, index, part, found)
            continue
        if index in columns:
            rows += _in_time(document, index, part, [_told_row(document, part, block, columns[index], None, "column")])
            continue
        if item := item_amount(document.blocks, index):
            row = _told_row(document, part, block, item, undertakings.paying(block, item), "item")
            rows += _in_time(document, index, part, [row])
            continue
        follows = _follows_amounts(document.blocks, index)
        if not find_amounts(block.text.text) and not follows and "illi" not in block.text.text:
            continue
        above = caption_above(document.blocks, index)
        lines = broken_down(block.text.text, above) or line_amounts(block.text, above, after_amounts=follows)
        told = lines or list(told_amounts(block.text.text, speaker))
        form = "row of text" if lines else "sentence"
        found = [_told_row(document, part, block, t, undertakings.paying(block, t), form) for t in told]
        rows += _in_time(document, index, part, found)
    return rows


def _in_time(
    document: StructuredDocument, index: int, part: PartSpan | None, rows: list[Financing]
) -> Iterator[Financing]:
    """The rows of a block, those without a period with that of the section's title (`Plan de financement 2025`)."""
    for row in rows:
        period = row.period or period_of_section(document.blocks, index, part, row.kind)
        yield row if row.period == period else row.model_copy(update={"period": period})


def _columns(blocks: list[Block]) -> dict[int, Told]:
    """Blocks that are nothing but an amount, where there are several of them."""
    alone = [i for i, b in enumerate(blocks) if b.grid is None and len(b.text) < _LONGEST_AMOUNT_CHARS]
    alone = [i for i in alone if (found := cell_amount(blocks[i].text.text)) and not found.bare]
    return column_amounts(blocks, {i: caption_above(blocks, i) for i in alone}) if len(alone) > 1 else {}


def _is_public_business(document: StructuredDocument) -> bool:
    if any(part.record.kind != "other" for part in document.parts):
        return True
    if any(_TRADE.match(fold(part.record.title)) for part in document.parts):
        return False
    return any(_PUBLIC_BUSINESS.search(fold(block.text.text)) for block in document.blocks)


class _Undertakings:
    """The document's commitments, looked up only when an amount may stand in one and nobody has them."""

    def __init__(self, document: StructuredDocument, known: Sequence[Commitment] | None) -> None:
        self._document = document
        self._known = known
        self._found: list[Commitment] | None = None

    def paying(self, block: Block, told: Told) -> Commitment | None:
        """The undertaking of a partner in which this amount stands: who undertakes to pay is the payer."""
        if told.payer is not None:
            return None
        if self._found is None:
            known = commitments.extract(self._document) if self._known is None else self._known
            self._found = [c for c in known if c.category == "funding"]
        written = block.text.text[told.amount.start : told.amount.end]
        page = block.text.slice(told.amount.start, told.amount.end).page
        return next((c for c in self._found if c.page in (page, page - 1) and written in c.text), None)


def _of_grid(
    document: StructuredDocument, part: PartSpan | None, block: Block, caption: str, managers: dict[str, str]
) -> Iterator[Financing]:
    assert block.grid is not None
    for cell in grid_amounts(block.grid, caption, managers):
        confidence = 0.93 if not (cell.amount.bare or cell.amount.mended) else 0.75
        evidence = cell.text.evidence(method="financing: table", confidence=confidence)
        yield Financing(
            document_id=document.document_id,
            part_id=part.record.part_id if part else "",
            amount=cell.amount.euros,
            share_percent=cell.share_percent,
            payer=cell.payer.name if cell.payer else "",
            payer_code=cell.payer.code if cell.payer else "",
            payee=cell.payee,
            kind=cell.kind,
            period=cell.period,
            purpose=cell.purpose,
            **evidence.model_dump(),
        )


def _of_sentences_in_cells(
    document: StructuredDocument, part: PartSpan | None, block: Block, grid: Grid
) -> Iterator[Financing]:
    """Amounts in cells that say more than an amount: `30 000 € par an`. Several amounts and no word are the rows of a
    table that reading did not tell apart: what each is for nobody knows."""
    for cell in (cell for row in grid.rows for cell in row if cell.origin):
        amounts = find_amounts(cell.text.text)
        if cell_amount(cell.text.text) is None and amounts:
            inside = replace(block, text=cell.text, grid=None)
            wordless = len(amounts) > 1 and not re.search(r"[^\W\d]", _without(cell.text.text, amounts))
            for told in told_amounts(cell.text.text):
                row = _told_row(document, part, inside, told, None, "sentence in a cell")
                yield row.model_copy(update={"confidence": _UNTOLD}) if wordless else row


def _without(text: str, amounts: list[Amount]) -> str:
    """The text between amounts."""
    edges = [0, *(edge for amount in amounts for edge in (amount.start, amount.end)), len(text)]
    return " ".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))


def _told_row(
    document: StructuredDocument,
    part: PartSpan | None,
    block: Block,
    told: Told,
    undertaking: Commitment | None,
    form: str,
) -> Financing:
    payer = told.payer
    if payer is None and undertaking is not None and "|" not in undertaking.partner_code and told.kind != "price":
        payer = Payer(undertaking.organisation, undertaking.partner_code)
    confidence = 0.85 if not (told.amount.mended or told.amount.bare) else 0.7
    evidence = block.text.evidence(told.start, told.end, method=f"financing: {form}", confidence=confidence)
    return Financing(
        document_id=document.document_id,
        part_id=part.record.part_id if part else "",
        amount=told.amount.euros,
        share_percent=told.share_percent,
        payer=payer.name if payer else "",
        payer_code=payer.code if payer else "",
        payee=told.payee,
        kind=told.kind,
        period=told.period,
        per="structure" if told.per_structure else "",
        purpose=told.purpose,
        **evidence.model_dump(),
    )


def _part_of(document: StructuredDocument, index: int) -> PartSpan | None:
    return next((part for part in document.parts if part.first <= index < part.last), None)


def _follows_amounts(blocks: list[Block], index: int) -> bool:
    return any(ROW_END.search(block.text.text) for block in blocks[max(0, index - 2) : index])
