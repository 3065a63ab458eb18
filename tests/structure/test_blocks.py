"""Lines become the blocks that a reader sees: paragraphs over pages, nested lists, no running heads."""

from __future__ import annotations

from convextract.reading.page import Box, Cell, Line, Page, Table, Word
from convextract.structure import build
from convextract.structure.blocks import build_blocks
from typeset_pages import set_line, typeset

LONG = "Les structures accueillent le public et l'accompagnent dans ses démarches du quotidien, avec soin"

OPENINGS = ["Le public est accueilli.", "Des agents sont formés.", "Les horaires conviennent.", "Un comité se réunit."]


def texts(pages: list[Page], kind: str) -> list[str]:
    return [b.text.text for b in build_blocks(pages) if b.kind == kind]


def test_a_sentence_goes_on_over_the_page_and_a_finished_one_does_not() -> None:
    text = f"Elles désignent un correspondant pour la\fstructure du canton.\n{LONG}.\fUne autre phrase commence."
    pages = typeset(text)
    assert texts(pages, "paragraph") == [
        "Elles désignent un correspondant pour la structure du canton.",
        f"{LONG}.",
        "Une autre phrase commence.",
    ]


def test_words_cut_at_the_line_end_are_whole_again() -> None:
    page = Page(1, 595, 842, "text_layer", (
        set_line("Les parties sont tenues d'informer le public sur leur terri-", 70, 100),
        set_line("toire.", 70, 113),
    ))  # fmt: skip
    assert texts([page], "paragraph") == ["Les parties sont tenues d'informer le public sur leur territoire."]


def test_a_title_whose_boldness_the_file_does_not_tell_is_known_by_its_size() -> None:
    title = "1) Engagements de la caisse d'allocations familiales de la région"
    page = Page(1, 595, 842, "text_layer", (
        set_line(title, 70, 100, size=11),
        set_line("Pour sa part, la caisse d'allocations familiales prend les engagements", 70, 114),
        set_line("suivants", 70, 127),
    ))  # fmt: skip
    assert [b.text.text.split()[-1] for b in build_blocks([page])] == ["région", "suivants"]


def test_ticked_and_empty_boxes_are_bullets() -> None:
    pages = typeset("La caisse s'engage à :\n    ☒ former les agents\n    ☐ prêter du matériel\nElle reçoit le jeudi.")
    assert texts(pages, "list_item") == ["former les agents", "prêter du matériel"]


def test_items_keep_their_marker_and_depth() -> None:
    pages = typeset("La caisse s'engage à :\n- former les agents ;\n    • chaque année ;\n- répondre sous 72 heures.")
    items = [(b.marker, b.level, b.text.text) for b in build_blocks(pages) if b.kind == "list_item"]
    assert items == [
        ("-", 0, "former les agents ;"),
        ("•", 1, "chaque année ;"),
        ("-", 0, "répondre sous 72 heures."),
    ]


def test_a_bullet_glued_to_its_word_or_read_as_a_letter_is_a_bullet() -> None:
    glued = typeset("L'agence propose :\n-Aider les usagers ;\n•Former les agents.")
    assert texts(glued, "list_item") == ["Aider les usagers ;", "Former les agents."]
    scanned = typeset("L'agence propose :\ne aider les usagers ;\n¢ former les agents.", source="ocr")
    assert texts(scanned, "list_item") == ["aider les usagers ;", "former les agents."]


def test_a_misread_bullet_is_known_by_its_column() -> None:
    rows = [(">", "aider les usagers ;"), ("vY", "former les agents ;"), (">", "rendre compte.")]
    lines = []
    for n, (bullet, text) in enumerate(rows):
        y = 100.0 + 14 * n
        mark, rest = set_line(bullet, 74, y), set_line(text, 92, y)
        lines.append(Line(mark.words + rest.words))
    assert texts([Page(1, 595, 842, "ocr", tuple(lines))], "list_item") == [text for _, text in rows]


def test_an_item_whose_bullet_was_lost_is_still_an_item() -> None:
    rows = [("-", "aider les usagers ;"), ("", "former les agents ;"), ("-", "rendre compte.")]
    lines = [set_line("La caisse s'engage à :", 70, 86)]
    for n, (bullet, text) in enumerate(rows):
        mark = set_line(bullet, 74, 100.0 + 14 * n) if bullet else Line(())
        lines.append(Line(mark.words + set_line(text, 92, 100.0 + 14 * n).words))
    full = set_line("Une ligne entière du texte qui montre jusqu'où va la colonne de la page, mot pour mot.", 70, 200)
    assert texts([Page(1, 595, 842, "ocr", (*lines, full))], "list_item") == [text for _, text in rows]


def test_running_heads_and_page_numbers_are_no_body() -> None:
    pages = typeset("\f".join(OPENINGS), header="Préfecture du Gers", footer="– {n} –")
    document = build("0" * 16, "x.pdf", pages)
    assert [b.text.text for b in document.blocks] == OPENINGS


def test_a_running_head_misread_on_one_page_is_still_none() -> None:
    pages = typeset("\f".join(OPENINGS), header="Convention départementale du Gers", source="ocr")
    broken = set_line("Corvention departementle du Gers", 70, 30)
    pages[2] = Page(3, 595, 842, "ocr", (broken, *pages[2].lines[1:]))
    assert all("Gers" not in b.text.text for b in build("0" * 16, "x.pdf", pages).blocks)


def test_annex_titles_at_the_head_of_pages_are_no_running_heads() -> None:
    pages = typeset("\f".join(f"Annexe 5\n{LONG} {n}." for n in range(4)))
    pages = [Page(p.number, 595, 842, p.source, tuple(_raised(line) for line in p.lines)) for p in pages]
    assert sum(b.text.text == "Annexe 5" for b in build("0" * 16, "x.pdf", pages).blocks) == 4


def _raised(line: Line) -> Line:
    words = [Word(w.text, Box(w.box.x0, w.box.y0 - 30, w.box.x1, w.box.y1 - 30), size_pt=w.size_pt) for w in line.words]
    return Line(tuple(words))


def _table_page(number: int, rows: list[list[str]]) -> Page:
    lines: list[Line] = []
    cells: list[Cell] = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            box = Box(70 + 150 * c, 100 + 20 * r, 220 + 150 * c, 120 + 20 * r)
            index = (len(lines),) if text else ()
            if text:
                placed = set_line(text, box.x0 + 4, box.y0 + 4)
                lines.append(Line(placed.words, table=0, paragraph=-1))
            cells.append(Cell(r, c, box, index))
    table = Table(Box(70, 100, 520, 100 + 20 * len(rows)), len(rows), len(rows[0]), tuple(cells))
    return Page(number, 595, 842, "text_layer", tuple(lines), tables=(table,))


def test_a_table_over_two_pages_is_one_grid_without_its_second_header() -> None:
    header = ["Partenaire", "Référent", "Téléphone"]
    first = _table_page(1, [header, ["CAF", "Mme Léa Roy", "03 53 01 50 11"]])
    second = _table_page(2, [header, ["CPAM", "M. Luc Bon", "03 53 01 51 20"]])
    (block,) = build_blocks([first, second])
    assert block.grid is not None
    assert block.grid.header == header
    assert [[c.text.text for c in row] for row in block.grid.body] == [
        ["CAF", "Mme Léa Roy", "03 53 01 50 11"],
        ["CPAM", "M. Luc Bon", "03 53 01 51 20"],
    ]
    assert (block.grid.first_page, block.grid.last_page) == (1, 2)


def test_a_row_cut_by_the_page_end_is_one_row() -> None:
    first = _table_page(1, [["Structure", "Adresse"], ["Espace du Val", "4 place de la Mairie"]])
    second = _table_page(2, [["", "dans la cour"]])
    (block,) = build_blocks([first, second])
    assert block.grid is not None
    assert [c.text.text for c in block.grid.body[0]] == ["Espace du Val", "4 place de la Mairie dans la cour"]
