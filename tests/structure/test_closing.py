"""Where clauses end and signatures begin."""

import pytest

from convextract.structure.closing import is_closing


@pytest.mark.parametrize(
    "line",
    [
        "Fait à Auch, le 3 mars 2023",
        "Établi en 10 exemplaires, à Besançon, le 16 octobre 2020.",
        "Signé en deux exemplaires originaux",
        "Conclu en double exemplaire",
        "Dressé à Tulle, le .................",
        "Fait et signé en autant d'exemplaires que de parties,",
        "En trois exemplaires originaux,",
        "Établie le 3 mars 2023",
        "Fait le 1er mars 2023 à Auch, en deux exemplaires",
        "Albi, le 21.04.2020",
        "A Fort-de-France, le vingt et un avril deux mille vingt",
        "À Auch, le",
        "L'Île-d'Yeu, le 21/04/20",
        "Le 3 mars 2023, à Auch",
        "Signatures des parties",
        "Les parties,",
    ],
)
def test_a_closing_line_is_known(line: str) -> None:
    assert is_closing(line)


@pytest.mark.parametrize(
    "line",
    [
        "Il est établi en autant d'exemplaires originaux qu'il y a de parties.",
        "Établi en 2019, le réseau compte douze structures.",
        "En cas de litige, les parties se réunissent.",
        "Les parties s'engagent à se réunir.",
        "Le 3 mars 2023, les parties se sont réunies.",
        "Auch, le 3 mars 2023, a réuni les parties",
        "Le gestionnaire, le 5 de chaque mois",
        "Le Maire, le Préfet",
        "Signée le 3 mars 2023 par les parties, la convention prend effet le lendemain.",
        "Signature de la convention par le gestionnaire",
    ],
)
def test_a_clause_that_speaks_alike_closes_nothing(line: str) -> None:
    assert not is_closing(line)
