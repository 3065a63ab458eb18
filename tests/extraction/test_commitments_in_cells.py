"""Undertakings in tables: which column holds them, several in one cell, sheets; lists behind an open lead-in."""

from __future__ import annotations

from dataclasses import replace

from convextract.extraction import commitments
from convextract.reading.running_text import RunningText
from convextract.structure.model import StructuredDocument
from money_papers import paper, running


def told(document: StructuredDocument) -> list[tuple[str, str]]:
    return [(row.text, row.partner_code) for row in commitments.extract(document)]


def with_lines(document: StructuredDocument, block: int, row: int, column: int, *lines: str) -> StructuredDocument:
    """The document, the text of one cell of a table set on several printed lines."""
    grid = document.blocks[block].grid
    assert grid is not None
    cell = grid.rows[row][column]
    words = [w for n, line in enumerate(lines) for w in running(line, 40 + n, cell.box.x0 + 3).words]
    grid.rows[row][column] = replace(cell, text=RunningText(words), box=replace(cell.box, x1=cell.box.x0 + 260))
    return document


def test_a_goal_and_how_it_is_measured_are_not_undertaken() -> None:
    table = "| Objectif | Action | Indicateur |\n| Réduire les délais | Rappeler les usagers | Nombre d'appels |"
    assert told(paper(f"La MSA s'engage à mener les actions suivantes :\n{table}")) == [("Rappeler les usagers", "msa")]
    goals = "| Objectif | Indicateur |\n| Réduire les délais | Nombre d'appels reçus |"
    assert told(paper(f"La MSA s'engage à :\n{goals}")) == [("Réduire les délais", "msa")]


def test_each_line_that_begins_like_the_first_is_an_undertaking_where_the_line_above_ended() -> None:
    document = paper("| Opérateur | Engagements |\n| CAF du Val | x |")
    lines = ("Former les agents", "Prêter une tablette aux espaces qui veulent", "équiper leur accueil")
    assert told(with_lines(document, 0, 1, 1, *lines)) == [
        ("Former les agents", "cnaf"),
        ("Prêter une tablette aux espaces qui veulent équiper leur accueil", "cnaf"),
    ]


def test_an_undertaking_stands_farther_off_than_a_line_of_the_same_sentence() -> None:
    """No bullet is read, and no line leaves room for the first word of the next."""
    table = "| Opérateur | Engagements |\n| CAF du Val | x |"
    lines = ("former les agents du réseau aux", "outils de la branche et services", "recevoir les usagers")
    for farther_pt, found in ((0.0, 1), (1.5, 2)):
        document = with_lines(paper(table), 0, 1, 1, *lines)
        grid = document.blocks[0].grid
        assert grid is not None
        cell = grid.rows[1][1]
        for placed in cell.text.words:
            placed.word.box.y1 += farther_pt * (placed.line == 42)
        grid.rows[1][1] = replace(cell, box=replace(cell.box, x1=cell.box.x0 + 190))
        assert len(told(document)) == found


def test_a_sub_list_in_a_cell_stays_with_its_item() -> None:
    document = paper("| Opérateur | Engagements |\n| CAF du Val | x |")
    assert len(told(with_lines(document, 0, 1, 1, "Aider à :", "Former un dossier", "Lire un courrier"))) == 1


def test_a_sheet_names_the_operator_and_what_it_undertakes_in_rows() -> None:
    sheet = "| Opérateur | CAF du Val |\n| Contexte | Aller vers les publics |\n| Engagements | Former les agents |"
    assert told(paper(sheet)) == [("Former les agents", "cnaf")]
    other = sheet.replace("| Engagements |", "| Engagements du gestionnaire |")
    assert told(paper(other)) == []


def test_a_lead_in_needs_no_colon_before_its_list() -> None:
    text = "À ce titre, l'opérateur s'engage à\n- fournir des dépliants ;\n- former les agents."
    assert told(paper(text, partner_code="msa")) == [("fournir des dépliants ;", "msa"), ("former les agents.", "msa")]


def test_to_make_known_is_a_promise_to_be_the_subject_of_is_none() -> None:
    assert told(paper("La MSA fera connaître le réseau.", partner_code="msa")) == [("fera connaître le réseau.", "msa")]
    assert told(paper("La MSA fera l'objet d'un bilan.", partner_code="msa")) == []


def test_a_cell_that_may_hold_several_undertakings_is_doubted() -> None:
    table = "| Opérateur | Engagements |\n| CAF du Val | x |\n| MSA du Val | x |"
    sure = with_lines(paper(table), 0, 1, 1, "former tous les agents d'accueil du réseau", "selon leurs besoins")
    both = with_lines(sure, 0, 2, 1, "former tous les agents d'accueil du réseau", "recevoir les usagers")
    grid = both.blocks[0].grid
    assert grid is not None
    grid.rows[2][1] = replace(grid.rows[2][1], box=replace(grid.rows[2][1].box, x1=grid.rows[2][1].box.x0 + 230))
    grid.rows[1][1] = replace(grid.rows[1][1], box=grid.rows[2][1].box)
    first, second = commitments.extract(both)
    assert second.confidence < first.confidence


def test_paragraphs_of_themes_that_reading_joined_are_an_undertaking_each() -> None:
    text = "La CAF s'engage comme suit :\nFormation. La CAF anime une réunion. Suivi. La CAF tient à jour un guide."
    assert told(paper(text, partner_code="cnaf")) == [
        ("anime une réunion.", "cnaf"),
        ("tient à jour un guide.", "cnaf"),
    ]


def test_crosses_tell_whose_a_row_is() -> None:
    table = (
        "| Engagement | CAF | La Poste | MSA |\n| Siéger au comité de pilotage | X | | x |\n"
        "| Former les agents de chaque espace | | ✓ | |"
    )
    assert told(paper(table)) == [
        ("Siéger au comité de pilotage", "cnaf|msa"), ("Former les agents de chaque espace", "la_poste"),
    ]  # fmt: skip
    assert told(paper(table.replace("Engagement", "Démarche"))) == []


def test_a_programme_by_years_is_due_in_the_year_above() -> None:
    table = "| 2022 | 2023 |\n| Formation des agents de chaque espace | |\n| | Présence au comité, prêt de tablettes |"
    head = "# Les engagements de la CAF\n"
    rows = commitments.extract(paper(head + table + "\n| Tenue de 3 permanences | 3 000 € |", partner_code="cnaf"))
    assert [(row.text.split()[0], row.partner_code, row.deadline) for row in rows] == [
        ("Formation", "cnaf", "2022"), ("Présence", "cnaf", "2023"), ("Tenue", "cnaf", "2022"),
    ]  # fmt: skip
    assert told(paper("| 2022 | 2023 |\n| Budget alloué au réseau | Charges du personnel |", partner_code="cnaf")) == []
