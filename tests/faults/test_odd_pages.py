"""No page, however odd, breaks a stage: a recogniser gives blank pages, single letters, torn tables and long noise."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from convextract.pipeline.assembly import finish
from convextract.pipeline.stages import Work, analyse, structured
from convextract.reading.page import Box, Cell, InkRegion, Line, LineRole, Page, Table, Word
from convextract.records import Document
from convextract.settings import Settings

FRAGMENTS = (
    "Article 4 Art. 4.2 ARTICLE 1er : - • ¢ ( ) « » | € 30 000 € 4,3 millions lundi mardi au vendredi de 9h à 12h "
    "13h30 17:00 25:99 sur rendez-vous Mme M. Monsieur Madame le préfet représenté par maire de Convention "
    "départementale France Services avenant annexe 3 ANNEXE tableau des référents total sous-total s'engage à : la "
    "MSA CAF @ accueil@belleville.example 03 99 00 00 01 3949 70000 Belleville le 9 janvier 2023 31/02/2021 l'an deux "
    "mille Envoyé en préfecture le ID : 070- 72h ouvrées 24 heures six (6) mois . , ; ' -- ... 1er IV a) b) 1. 2. 2.1"
).split(" ")
ROLES: tuple[LineRole, ...] = ("body", "body", "body", "header", "footer", "stamp", "side")


def line(chance: random.Random, top: float, table: int = -1) -> Line:
    words = []
    left = chance.uniform(20, 300)
    for _ in range(chance.choice((1, 2, 6, 14))):
        text = chance.choice(FRAGMENTS)
        words.append(Word(text, Box(left, top, left + 6 * len(text), top + 11), chance.uniform(0.1, 1.0)))
        left += 6 * len(text) + 4
    return Line(tuple(words), role=chance.choice(ROLES), paragraph=chance.randrange(6), table=table)


def page(chance: random.Random, number: int) -> Page:
    lines = [line(chance, 30 + 14 * n) for n in range(chance.choice((0, 1, 5, 40)))]
    made = Page(number, 595, 842, "ocr", tuple(lines), ocr_confidence=0.8)
    if chance.random() < 0.5:
        made = with_table(chance, made)
    if chance.random() < 0.5:
        made = replace(made, ink=(InkRegion(Box(300, 600, 420, 660), "signature", 0.7),))
    return made


def with_table(chance: random.Random, page: Page) -> Page:
    rows, columns = chance.choice(((1, 1), (1, 4), (3, 2), (7, 5)))
    lines, cells = list(page.lines), []
    for row in range(rows):
        for column in range(columns):
            box = Box(20 + 100 * column, 300 + 20 * row, 120 + 100 * column, 320 + 20 * row)
            filled = chance.random() < 0.7
            if filled:
                lines.append(line(chance, box.y0, table=0))
            cells.append(Cell(row, column, box, (len(lines) - 1,) if filled else ()))
    box = Box(20, 300, 20 + 100 * columns, 300 + 20 * rows)
    return replace(page, lines=tuple(lines), tables=(Table(box, rows, columns, tuple(cells)),))


@pytest.mark.parametrize("seed", range(25))
def test_odd_pages_break_no_stage(seed: int, caplog: pytest.LogCaptureFixture) -> None:
    chance = random.Random(seed)
    pages = [page(chance, number) for number in range(1, chance.choice((1, 2, 5)) + 1)]
    work = Work(structured("0123456789abcdef", "a.pdf", pages), Settings())
    analyse(work)
    assert not work.failed, caplog.text
    facts = work.facts or Document(document_id="0123456789abcdef", source_file="a.pdf")
    rows = finish({**work.records, "documents": [facts]}, pages)
    assert all(row.page is None or row.page <= len(pages) for row in rows["signatories"])


@pytest.mark.parametrize(
    "pages",
    [
        [],
        [Page(1, 595, 842, "blank")],
        [Page(1, 0, 0, "lost", problems=("perdue",))],
        [Page(1, 595, 842, "ocr", (Line((Word("x" * 5000, Box(0, 0, 595, 12), 0.2),)),))],
        [Page(1, 595, 842, "ocr", (Line((Word("-", Box(0, 0, 5, 12), 0.2),)),))],
        [Page(1, 595, 842, "ocr", (), tables=(Table(Box(0, 0, 9, 9), 1, 1, (Cell(0, 0, Box(0, 0, 9, 9)),)),))],
    ],
    ids=["no page", "blank", "lost", "one endless word", "one dash", "empty table"],
)
def test_hardly_anything_breaks_no_stage(pages: list[Page], caplog: pytest.LogCaptureFixture) -> None:
    work = Work(structured("0123456789abcdef", "a.pdf", pages), Settings())
    analyse(work)
    assert not work.failed, caplog.text
