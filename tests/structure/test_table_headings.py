"""A line of headings above the first rule of a table, which reading gave as text."""

from __future__ import annotations

from convextract.reading.page import Box, Word
from convextract.reading.running_text import PlacedWord, RunningText, box_of
from convextract.structure.model import Block, Grid, GridCell
from convextract.structure.table_headings import with_headings_above

LEFTS = (60.0, 220.0, 380.0)


def _text(texts: tuple[str, ...], top: float, left: float | None = None) -> list[PlacedWord]:
    """One printed line: a text a column, or all of them from `left` on as in a sentence."""
    words, x = [], left or 0.0
    for start, text in zip(LEFTS, texts, strict=True):
        x = x if left else start
        for word in text.split():
            words.append(PlacedWord(1, Word(word, Box(x, top, x + 5 * len(word), top + 8)), 0))
            x += 5 * len(word) + 3
    return words


def _page(*above: PlacedWord) -> list[Block]:
    text = RunningText(list(above))
    rows = []
    for number, line in enumerate(
        [("CAF du Tarn", "12 000 €", "13 000 €"), ("Commune de Gaillac", "8 000 €", "9 000 €")]
    ):
        cells = []
        for start, told in zip(LEFTS, line, strict=True):
            words = [
                PlacedWord(1, Word(w, Box(start + 30 * k, 120 + 14 * number, start + 30 * k + 25, 128 + 14 * number)))
                for k, w in enumerate(told.split())
            ]
            cells.append(GridCell(RunningText(words), 1, box_of(words)))
        rows.append(cells)
    words = [w for row in rows for cell in row for w in cell.text.words]
    table = Block("table", RunningText(words), 1, Box(55, 112, 540, 150), grid=Grid(rows, 0, 1, 1))
    return [Block("paragraph", text, 1, box_of(text.words)), table]


def test_headings_over_their_columns_are_the_first_row() -> None:
    blocks = with_headings_above(_page(*_text(("Financeur", "2024", "2025"), 102)))
    assert len(blocks) == 1
    assert blocks[0].grid is not None
    assert blocks[0].grid.header == ["Financeur", "2024", "2025"]
    assert [len(row) for row in blocks[0].grid.rows] == [3, 3, 3]
    assert blocks[0].text.text.startswith("Financeur 2024 2025 CAF du Tarn")


def test_sentences_data_and_far_lines_stay_text() -> None:
    sentence = _text(("Montant versé", "par les", "financeurs"), 102, left=60)
    data = _text(("Région organisme", "7 000 €", "6 000 €"), 102)
    far = _text(("Financeur", "2024", "2025"), 40)
    nothing_named = _text(("Pour l'État", "Préfecture du Tarn", "Madame Dubreuil"), 102)
    for words in (sentence, data, far, nothing_named):
        assert len(with_headings_above(_page(*words))) == 2


def test_the_first_line_of_a_sheet_of_labels_and_values_is_its_first_row() -> None:
    rows = []
    for number, line in enumerate([("Gestionnaire", "Ville de Gaillac"), ("Téléphone", "05 63 11 22 33")]):
        words = [_text((text, "", ""), 120.0 + 14 * number, left=LEFTS[k]) for k, text in enumerate(line)]
        rows.append([GridCell(RunningText(cell), 1, box_of(cell)) for cell in words])
    text = RunningText([w for row in rows for cell in row for w in cell.text.words])
    grid = Grid(rows, 1, 1, 1, header_column=True)
    above = RunningText(_text(("Nom de la structure", "France Services de Gaillac", ""), 102))
    blocks = [
        Block("paragraph", above, 1, box_of(above.words)),
        Block("table", text, 1, Box(55, 112, 540, 150), grid=grid),
    ]
    assert len(with_headings_above(blocks)) == 1
    assert [row[1].text.text for row in grid.rows][:2] == ["France Services de Gaillac", "Ville de Gaillac"]
    assert grid.header_rows == 0


def test_the_first_line_of_a_sheet_at_the_foot_of_a_page_belongs_to_its_rest_on_the_next() -> None:
    rows = []
    for number, line in enumerate([("Gestionnaire", "Ville de Gaillac"), ("Téléphone", "05 63 11 22 33")]):
        words = [_text((text, "", ""), 60.0 + 14 * number, left=LEFTS[k]) for k, text in enumerate(line)]
        rows.append([GridCell(RunningText(cell), 2, box_of(cell)) for cell in words])
    text = RunningText([w for row in rows for cell in row for w in cell.text.words])
    above = RunningText(_text(("Dénomination de la structure", "France Services de Gaillac", ""), 770))
    table = Block("table", text, 2, Box(55, 55, 540, 90), grid=Grid(rows, 1, 2, 2, header_column=True))
    (sheet,) = with_headings_above([Block("paragraph", above, 1, box_of(above.words)), table])
    assert sheet.page == 1
    assert sheet.grid is not None
    assert sheet.grid.rows[0][1].text.text == "France Services de Gaillac"


def test_headings_over_all_columns_but_that_of_the_labels_leave_its_corner_empty() -> None:
    blocks = _page(*_text(("", "Année 2024", "Année 2025"), 102))
    assert blocks[1].grid is not None
    blocks[1].grid.header_column = True
    (table,) = with_headings_above(blocks)
    assert table.grid is not None
    assert table.grid.header == ["", "Année 2024", "Année 2025"]
