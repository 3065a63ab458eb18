"""Repairs of recognised French: only what is certain, and beside what was read."""

from __future__ import annotations

import pytest

from convextract.reading.page import Box, Line, Word
from convextract.reading.repairs import with_repairs


def line(text: str, y: float = 0) -> Line:
    return Line(tuple(Word(word, Box(20.0 * n, y, 20.0 * n + 15, y + 10)) for n, word in enumerate(text.split())))


def mended(*texts: str) -> list[str]:
    lines = with_repairs([line(text, 12.0 * n) for n, text in enumerate(texts)])
    return [" ".join(word.best for word in one.words) for one in lines]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Vu la convention de I'Etat", "Vu la convention de l'Etat"),
        ("à compter du ler janvier 2022", "à compter du 1er janvier 2022"),
        ("Les partenaires s'engagent a fournir", "Les partenaires s'engagent à fournir"),
        ("ouvert de 9h 4 12h30", "ouvert de 9h à 12h30"),
        ("une subvention de 30 000 e par an", "une subvention de 30 000 € par an"),
        ("le site de Pexploitant qui assure Ja gestion", "le site de l'exploitant qui assure la gestion"),
        ("accueil©mairie-exemple.fr", "accueil@mairie-exemple.fr"),
        ("accueil@mairie-exemple,fr", "accueil@mairie-exemple.fr"),
        ("¢ Un accueil physique", "• Un accueil physique"),
        ("e Un accueil physique", "• Un accueil physique"),
    ],
)
def test_certain_slips_are_mended(read: str, meant: str) -> None:
    assert mended(read) == [meant]


@pytest.mark.parametrize(
    "text",
    [
        "Le conseil a fourni un avis",
        "La convention a été signée",
        "la suite a été donnée",
        "article 2 e de la loi",
        "« Charte nationale d'engagement »",
        "le fer a repasser",
        "12 4 2022",
        "le site de Paris et de Pamiers",
        "les services de la Poste, Pimms et Pôle emploi",
    ],
)
def test_what_may_be_right_stays(text: str) -> None:
    assert mended(text) == [text]


def test_doubtful_bullets_need_company() -> None:
    assert mended("+ un accueil", "texte") == ["+ un accueil", "texte"]
    assert mended("+ un accueil", "+ une aide") == ["• un accueil", "• une aide"]


def test_what_was_read_is_kept() -> None:
    (one,) = with_repairs([line("de I'Etat")])
    assert one.text == "de I'Etat"
    assert one.words[1].mended == "l'Etat"


@pytest.mark.parametrize(("white_pt", "meant"), [(3.0, "11"), (7.0, "1")])
def test_two_ones_are_eleven_where_less_white_parts_them_than_words(white_pt: float, meant: str) -> None:
    words, x = [], 0.0
    for text, white in (("prêter", 5.0), ("au", 5.0), ("site", 5.0), ("1", white_pt), ("1", 5.0), ("agents", 5.0)):
        words.append(Word(text, Box(x, 0, x + 4 * len(text), 10)))
        x = words[-1].box.x1 + white
    (read,) = with_repairs([Line(tuple(words))])
    assert read.words[3].best == meant
    assert " ".join(word.text for word in read.words) == "prêter au site 1 1 agents"
