"""Timetables as offices set them: houses above columns, beside days, one week under the other, opening and closing."""

from __future__ import annotations

import pytest

from convextract.extraction import opening_hours, structures
from convextract.extraction.torn_cells import mended, text_across
from convextract.reading.page import Box, Word
from convextract.reading.running_text import PlacedWord, RunningText
from convextract.structure import Grid, GridCell, StructuredDocument
from place_papers import Paper, Rows

WEEKDAY_NAMES = ("Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi")


def _paper(*contents: str | Rows, confidence: float = 1.0) -> StructuredDocument:
    paper = Paper().part("convention", "Convention départementale France Services")
    return paper.part("management_terms", *contents, confidence=confidence).document()


def told(*contents: str | Rows, confidence: float = 1.0) -> dict[str, str]:
    return {row.name: row.opening_hours for row in structures.extract(_paper(*contents, confidence=confidence))}


def test_houses_above_their_columns_have_their_week_and_what_stands_under_it() -> None:
    rows = [
        ["", "France Services de Craon", "France Services de Lure"],
        ["Lundi", "9h-12h", "14h-17h"],
        ["Mardi", "9h-12h / 14h-17h", "fermé"],
        ["Contact", "3 rue Basse, 53400 Craon\n02 43 06 11 22", "8 rue Haute, 70200 Lure\nfs@lure.exemple.fr"],
    ]
    craon, lure = structures.extract(_paper(rows))
    assert (craon.opening_hours, craon.phone) == ("Mo 09:00-12:00; Tu 09:00-12:00,14:00-17:00", "+33243061122")
    assert (lure.opening_hours, lure.email, lure.address) == ("Mo 14:00-17:00", "fs@lure.exemple.fr", "8 rue Haute")


def test_a_second_week_with_headings_of_its_own_is_another_houses() -> None:
    assert told([
        ["", "France Services de Craon", "France Services de Gien"],
        ["Lundi", "9h-12h", "9h-13h"],
        ["Mardi", "9h-12h", "9h-13h"],
        ["", "France Services de Lure", ""],
        ["Lundi", "14h-17h", ""],
        ["Mardi", "14h-17h", ""],
    ]) == {
        "France Services de Craon": "Mo,Tu 09:00-12:00", "France Services de Gien": "Mo,Tu 09:00-13:00",
        "France Services de Lure": "Mo,Tu 14:00-17:00",
    }  # fmt: skip


@pytest.mark.parametrize(
    "days",
    [["Lundi", "Mardi", "Mercredi", "ut", "Vendredi"], ["Lun@i", "Mardi", "Mercredi"], ["Mercredi", "Jeudi", "Vencl"]],
)
def test_a_scanned_week_of_which_a_day_was_misread_stays_empty(days: list[str]) -> None:
    house = ("France Services de Craon", "Adresse : 3 rue Basse, 53400 Craon")
    rows: Rows = [["", "Matin", "Après-midi"], *([day, "9h-12h", "14h-17h"] for day in days)]
    assert told(*house, rows, confidence=0.95) == {"France Services de Craon": ""}
    closed = [row if row[0] in WEEKDAY_NAMES else [row[0], "", ""] for row in rows[1:]]
    assert told(*house, [rows[0], *closed], confidence=0.95) != {"France Services de Craon": ""}


def test_columns_that_nothing_tells_apart_are_nobodys() -> None:
    rows = [["Lundi", "9h-12h", "9h15-12h30"], ["Mardi", "9h-12h", "9h15-12h30"], ["Mercredi", "14h-17h", "fermé"]]
    found = opening_hours.extract(_paper("France Services de Craon", "Adresse : 3 rue Basse, 53400 Craon", rows))
    assert {row.place for row in found} == {""}


def test_a_row_of_addresses_above_the_days_names_no_place() -> None:
    rows = [["Adresse", "67, rue Basse 53400 Craon"], ["Lundi", "9h-12h"], ["Mardi", "9h-12h"]]
    found = opening_hours.extract(_paper("France Services de Craon", rows))
    assert {row.place for row in found} <= {"", "France Services de Craon"}


def test_the_house_beside_its_days_is_named_without_its_address() -> None:
    cell = "France Services de Craon\nMairie, 3 rue Basse\n53400 Craon"
    (house,) = structures.extract(_paper([
        ["Lieu d'accueil", "Jour", "Matin", "Après-midi"],
        [cell, "lundi", "9h-12h", "14h-17h"],
        ["", "mardi", "9h-12h", ""],
    ]))  # fmt: skip
    assert house.name == "France Services de Craon"


def test_opening_and_closing_times_in_rows_are_paired_downwards() -> None:
    rows = [
        ["", "Lundi", "Mardi", "Jeudi"],
        ["Ouverture le matin", "9h00", "-", "9h00"],
        ["Fermeture le matin", "12h00", "-", "-"],
        ["Ouverture de l'après-midi", "14h00", "13h30", "-"],
        ["Fermeture de l'après-midi", "17h00", "17h00", "17h00"],
    ]
    weeks = told("France Services de Craon", "Adresse : 3 rue Basse, 53400 Craon", rows)
    assert weeks == {"France Services de Craon": "Mo 09:00-12:00,14:00-17:00; Tu 13:30-17:00; Th 09:00-17:00"}
    other = [["", "Lundi", "Samedi"], ["Ouverture", "8h00", "9h00"], ["Fermeture", "13h00", "12h00"]]
    assert told("France Services de Craon", "Adresse : 3 rue Basse, 53400 Craon", other) == {
        "France Services de Craon": "Mo 08:00-13:00; Sa 09:00-12:00"
    }


def test_spans_that_columns_cut_are_put_together_and_never_paired_over_the_cut() -> None:
    torn = [["Lundi", "9h00 -", "12h00", "14h00 -", "17h00"], ["Mardi", "9h00 -", "12h00", "14h00 -", "17h00"]]
    assert told("France Services de Craon", "Adresse : 3 rue Basse, 53400 Craon", torn) == {
        "France Services de Craon": "Mo,Tu 09:00-12:00,14:00-17:00"
    }
    half_read = [["Lundi", "9h0O -", "12h00", "?", "17h00"], ["Mardi", "fermé", "", "", ""]]
    assert told("France Services de Craon", "Adresse : 3 rue Basse, 53400 Craon", half_read) == {
        "France Services de Craon": ""
    }


def test_a_scanned_row_with_a_time_that_was_not_read_gives_no_week_of_its_house() -> None:
    weeks = told([
        ["Structure", "Lundi", "Mardi", "Jeudi"],
        ["France Services de Craon", "9h-12h", "Jh00-12h00 14h-17h", "9h-12h"],
        ["France Services de Lure", "9h-12h", "9h-12h", "9h-12h"],
    ], confidence=0.95)  # fmt: skip
    assert weeks == {"France Services de Craon": "", "France Services de Lure": "Mo,Tu,Th 09:00-12:00"}


def test_capitals_that_tell_an_address_or_hours_end_no_houses_section() -> None:
    paper = _paper(
        "France Services de Craon", "53400 CRAON", "Tél : 02 43 06 11 22", "LUNDI 9h/12h - 14h/17h",
        "France Services de Lure", "70200 LURE", "Tél : 03 84 06 11 22", "DU LUNDI AU MERCREDI 9h/12h",
    )  # fmt: skip
    for block in paper.blocks:
        if block.text.text.isupper() or block.text.text.startswith(("LUNDI", "DU LUNDI")):
            block.kind, block.level = "heading", 1
    weeks = {row.name: row.opening_hours for row in structures.extract(paper)}
    assert weeks == {
        "France Services de Craon": "Mo 09:00-12:00,14:00-17:00", "France Services de Lure": "Mo-We 09:00-12:00",
    }  # fmt: skip


def _row(*cells: list[tuple[float, str]]) -> list[GridCell]:
    """Cells whose words stand at these lefts, in points."""
    words = [[PlacedWord(1, Word(text, Box(x, 100, x + 5 * len(text), 110))) for x, text in cell] for cell in cells]
    return [GridCell(RunningText(one), 1, Box(0, 100, 500, 112)) for one in words]


def test_a_line_of_text_that_columns_cut_is_text() -> None:
    cut = _row([(60, "Communauté"), (113, "de")], [(126, "communes"), (169, "du")], [(182, "canton")], [(215, "de")])
    text = text_across(cut)
    assert text is not None
    assert text.text == "Communauté de communes du canton de"
    apart = _row([(60, "Communauté"), (113, "de")], [(160, "Lure")], [(220, "9h-12h")], [(300, "14h-17h")])
    assert text_across(apart) is None


@pytest.mark.parametrize(
    "cells",
    [
        ["Structure", "Lundi", "Mardi", "Jeudi", "Samedi"],
        ["Guéret", "8h30-12h", "fermé", "fermé", "fermé"],
        ["Guéret", "état", "500", "300", "800"],
        ["Durand", "Anne", "conseillère", "numérique", "0555001122"],
    ],
)
def test_a_row_of_a_close_set_table_is_a_row(cells: list[str]) -> None:
    lefts = [60 + sum(5 * len(text) + 3 for text in cells[:n]) for n in range(len(cells))]
    assert text_across(_row(*([(x, text)] for x, text in zip(lefts, cells, strict=True)))) is None


def test_a_torn_cell_that_runs_over_a_page_end_keeps_the_order_of_its_pages() -> None:
    def cell(*words: tuple[int, float, str]) -> GridCell:
        placed = [PlacedWord(page, Word(text, Box(60, y, 90, y + 8)), 0) for page, y, text in words]
        return GridCell(RunningText(placed), words[0][0], Box(60, 50, 120, 720))

    rows = [[cell((1, 700, "9h00"), (2, 50, "-")), cell((2, 62, "12h00"))] for _ in range(2)]
    assert [row[0].text.text for row in mended(Grid(rows, 0, 1, 2)).rows] == ["9h00 - 12h00"] * 2


def test_houses_side_by_side_line_by_line_are_cards() -> None:
    weeks = told([
        ["Maison France Services de Saint-", "Espace France Services de Gien"],
        ["Hippolyte-du-Fort", "19 rue des Écoles, 45500 Gien"],
        ["Tél. 04 66 77 11 22", "Tél. 02 38 67 11 22"],
        ["Lundi et mardi :", "Mercredi : 9h-12h"],
        ["8h-13h / 14h-17h", "Samedi : 9h-12h"],
    ])  # fmt: skip
    assert weeks == {
        "Maison France Services de Saint-Hippolyte-du-Fort": "Mo,Tu 08:00-13:00,14:00-17:00",
        "Espace France Services de Gien": "We,Sa 09:00-12:00",
    }


def test_the_stops_of_a_bus_told_by_day_are_its_places() -> None:
    found = opening_hours.extract(_paper(
        "Bus France Services des Coteaux", "Téléphone : 06 39 98 40 17\nPorteur : commune de Gap",
        "Lundi : Gap de 9h à 12h, Guillestre (mairie) de 14h à 16h30",
    ))  # fmt: skip
    assert {(row.place, row.opens) for row in found} == {("Gap", "09:00"), ("Guillestre", "14:00")}


def test_a_site_in_a_building_is_no_hour_of_the_house_though_no_register_knows_the_place() -> None:
    weeks = told(
        "France Services de Craon", "Site principal : 3 rue Basse, 53400 Craon", "Lundi : 9h-12h", "Antennes :",
        "Saint-Hugues-la-Forêt (médiathèque) : le jeudi de 13h30 à 16h30",
    )  # fmt: skip
    assert weeks == {"France Services de Craon": "Mo 09:00-12:00"}


def test_columns_of_weeks_tell_how_often_and_are_no_places() -> None:
    (house,) = structures.extract(_paper(
        "France Services de Craon", "Adresse : 3 rue Basse, 53400 Craon",
        [["", "Semaine paire", "Semaine impaire"], ["Lundi", "9h-12h", "14h-17h"], ["Mardi", "9h-12h", "9h-12h"]],
    ))  # fmt: skip
    assert house.weekly_hours == 6
    (stop, _, other) = opening_hours.extract(_paper(
        "Bus France Services des Coteaux", "Téléphone : 06 39 98 40 17",
        [["", "Semaine paire", "Semaine impaire"], ["Lundi", "Les Avirons\n14h-17h", "Gap\n9h-12h"],
         ["Mardi", "Le Tampon\n14h-17h", ""]],
    ))  # fmt: skip
    assert (stop.place, stop.recurrence, other.place) == ("Les Avirons", "semaine paire", "Le Tampon")


def test_a_list_of_days_beside_its_times_is_one_cell() -> None:
    assert told([
        ["Structure", "Jours", "Matin"],
        ["France Services de Craon\n3 rue Basse, 53400 Craon", "Lundi, mercredi, jeudi", "9h-12h"],
        ["", "Mardi", "10h-12h"],
    ]) == {"France Services de Craon": "Mo,We,Th 09:00-12:00; Tu 10:00-12:00"}


def test_a_scanned_house_in_a_table_where_other_hours_have_no_place_has_no_week() -> None:
    merged = "France Services de Craon\n9h-12h"
    weeks = told([
        ["", merged, "France Services de Lure\n10h-12h"], ["Lundi", merged, "France Services de Lure\n10h-12h"],
        ["Mardi", "9h-12h", "9h15-12h30"], ["Mercredi", "9h-12h", "9h15-12h30"],
    ], confidence=0.95)  # fmt: skip
    assert set(weeks.values()) <= {""}
