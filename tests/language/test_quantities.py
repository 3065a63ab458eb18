"""What an undertaking counts, and by when."""

import pytest

from convextract.language.quantities import find_deadline, find_quantity


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("ouvrir un accès dans 50 bureaux de poste du massif", 50, "bureaux de poste"),
        ("répondre sous 72 heures aux agents", 72, "heures"), ("répondre sous 48h aux agents", 48, "h"),
        ("tenir trois demi-journées de permanence", 3, "demi-journées de permanence"),
        ("verser 3 000 euros par an aux structures", 3000, "euros"),
        ("créer au moins 60 nouveaux points", 60, "points"),
        ("permettre que 80% des usagers soient reçus en 30 minutes", 80, "%"),
        ("porter le nombre de bornes de 50 à 100", 100, ""), ("rencontrer une vingtaine de communes", 20, "communes"),
        ("suivre 12 sites. L'objectif est d'en ouvrir 30 nouveaux sites", 30, "sites"),
        ("prendre en charge la moitié de cette dette", 50, "%"),
        ("accueillir chaque agent pour un stage de sept jours", 7, "jours"),
    ],
)
def test_the_promised_number_is_found(text: str, value: float, unit: str) -> None:
    quantity = find_quantity(text)
    assert quantity is not None and (quantity.value, quantity.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "appliquer l'article 4 de la convention", "poursuivre l'accueil (174 points actuellement)",
        "écrire avant le 31 janvier",
        "valoriser un savoir acquis depuis 10 ans", "partager le bilan conduit dans certains des 23 départements",
        "ouvrir le jeudi de 14 h à 16 h", "tenir compte de la convention 2011-2015", "désigner un référent",
    ],
)
def test_other_numbers_are_no_quantity(text: str) -> None:
    assert find_quantity(text) is None


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("former les agents, au plus tard le 31 décembre 2024", "2024-12-31"),
        ("équiper les sites d'ici à fin 2011", "2011"),
        ("tenir dix créneaux à compter du 1er septembre 2023", "2023-09-01"), ("installer 200 bornes en 2012", "2012"),
        ("ouvrir le site avant le 15/03/2025", "2025-03-15"), ("poursuivre jusqu'au 30 juin 2026", "2026-06-30"),
    ],
)
def test_the_deadline_is_a_date_or_a_year(text: str, deadline: str) -> None:
    assert find_deadline(text) == deadline


@pytest.mark.parametrize(
    "text",
    [
        "écrire avant le 31 janvier de chaque année", "appliquer l'arrêté du 21 décembre 2009",
        "développer l'accord engagé depuis 2006", "suivre la convention d'objectifs 2011-2015",
        "208 sites sont, en 2010, partenaires",
    ],
)
def test_other_dates_are_no_deadline(text: str) -> None:
    assert find_deadline(text) == ""
