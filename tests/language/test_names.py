"""Names as French papers write them. All people are invented."""

from __future__ import annotations

import pytest

from convextract.language.names import LIKELY, TYPOGRAPHIC, WEAK, find_names, parse_name, same_person


@pytest.mark.parametrize(
    ("text", "civility", "given", "family"),
    [
        ("Monsieur Jean Claude Vernoy", "M.", "Jean Claude", "Vernoy"),
        ("VERNOY Laurent", "", "Laurent", "VERNOY"),
        ("Vernoy Laurent,", "", "Laurent", "Vernoy"),
        ("Mme Anne-Sophie de La ROCHETTE", "Mme", "Anne-Sophie", "de La ROCHETTE"),
        ("Etienne le Gall", "", "Etienne", "le Gall"),
        ("Frédéric VAN OOSTEN", "", "Frédéric", "VAN OOSTEN"),
        ("LE GALL Pauline", "", "Pauline", "LE GALL"),
        ("M. J.-P. Vernoy", "M.", "J.-P.", "Vernoy"),
        ("Madame Vernoy-Tissot", "Mme", "", "Vernoy-Tissot"),
        ("Mikado SORENSEN", "", "Mikado", "SORENSEN"),
        ("Olivier Grand", "", "Olivier", "Grand"),
        ("Madame Maresa de Robin", "Mme", "Maresa", "de Robin"),
        ("Madame Aurore Charles", "Mme", "Aurore", "Charles"),
        ("Madame Arnaude Charles", "Mme", "Arnaude", "Charles"),
        ("Mme Martin Sophie", "Mme", "Sophie", "Martin"),
        ("M. Marie Vernoy", "M.", "Marie", "Vernoy"),
        ("Mme VALLÉE Brigitte", "Mme", "Brigitte", "VALLÉE"),
        ("Mme Noémi VALLÉE", "Mme", "Noémi", "VALLÉE"),
        ("M..Éric VERNOY", "M.", "Éric", "VERNOY"),
        ("M.-VERNOY Éric", "M.", "Éric", "VERNOY"),
        ("Monsieur-Éric Vernoy", "M.", "Éric", "Vernoy"),
    ],
)
def test_a_name_is_split_in_any_order_and_case(text: str, civility: str, given: str, family: str) -> None:
    name = parse_name(text)
    assert name is not None
    assert (name.civility, name.given_name, name.family_name) == (civility, given, family)


@pytest.mark.parametrize(
    "text",
    ["Le Maire", "La Poste", "France Services", "Président du Tribunal judiciaire", "Liberté", "Monsieur le Préfet",
     "Lure VILLE", "Jean Vernoy, Président", "12 mai 2022", "", "Fait à Vesoul"],
)
def test_offices_and_sentences_are_no_names(text: str) -> None:
    assert parse_name(text) is None


def test_a_known_given_name_is_surer_than_capitals_and_capitals_than_nothing() -> None:
    sure = [parse_name(text) for text in ("Claire Vernoy", "Zorian VERNOY", "Zorian Vernoy")]
    assert [name.certainty for name in sure if name] == [LIKELY, TYPOGRAPHIC, WEAK]


def test_names_in_running_text_end_before_the_office() -> None:
    text = "Entre Monsieur Yves Vernoy Préfet de la Creuse et Madame Odile\u00a0Tissot, Maire"
    found = find_names(text.replace("\u00a0", " "))
    assert [m.name.full for m in found] == ["Yves Vernoy", "Odile Tissot"]
    assert text[found[0].start : found[0].end] == "Monsieur Yves Vernoy"


def test_names_without_civility_are_found_only_when_asked_for() -> None:
    text = "Pour Henri TISSOT, Président Directeur Général d'Electricité de France, et par délégation"
    assert find_names(text) == []
    assert [m.name.family_name for m in find_names(text, bare=True)] == ["TISSOT"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Elodie Henry-Tissot", "Elodie Enry-Tissot", True),
        ("M. J. Vernoy", "Jacques Vernoy", True),
        ("VERNOY Laurent", "Laurent Vernoy", True),
        ("Jean Vernoy", "Jeanne Vernoy", False),
        ("Jean Vernoy", "Jean Tissot", False),
        ("Mme Vernoy", "Claire VERNOY", True),
    ],
)
def test_one_person_written_twice_is_recognised(one: str, other: str, same: bool) -> None:
    a, b = parse_name(one), parse_name(other)
    assert a is not None and b is not None
    assert same_person(a, b) is same


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("Accueil, 3 rue du Docteur-Calmette", []),
        ("Accueil, 3 rue du Docteur Paul Calmette", []),
        ("12 avenue Charles de Gaulle, Mme Anne Petit", ["Petit"]),
        ("rue Jean-Baptiste Clément Mme Anne Petit", ["Petit"]),
        ("Salle Georges Brassens", []),
        ("rue de la Poste Jean Dupont", ["Dupont"]),
        ("Sur place Jean Dupont", ["Dupont"]),
        ("Docteur Régnier", ["Régnier"]),
        ("Madame-Claire VERNOY", ["VERNOY"]),
    ],
)
def test_streets_and_halls_bear_names_of_nobody_there(text: str, families: list[str]) -> None:
    assert [mention.name.family_name for mention in find_names(text, bare=True)] == families
