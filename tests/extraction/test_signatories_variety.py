"""Who signs and who is only mentioned, in the ways that papers tell it. All people and bodies are invented."""

from __future__ import annotations

import pytest

from convextract.extraction.signatories import extract
from convextract.records import Signatory
from signature_papers import column, ink, paper


def told(*lines: str, kind: str = "convention") -> list[Signatory]:
    return extract(paper(column(70, 70, *lines, "Préambule", "Les parties agissent ensemble."), kind=kind))


def names(rows: list[Signatory]) -> list[str]:
    return [f"{row.given_name} {row.family_name}".strip() for row in rows]


MENTIONED = {
    "attendance": (
        "minutes",
        ["Étaient présents :", "M. Luc Fabre, Maire de Rocheville", "Mme Anne Brunel, Directrice de la CAF",
         "Excusés : M. Paul Maurin, Président", "La séance est levée à 18 h.", "Le secrétaire de séance"],
    ),
    "preamble quoting ministers": (
        "convention",
        ["Convention",
         "Considérant l'annonce faite par Mme Odile Tissot, ministre chargée de la cohésion des territoires,",
         "Vu la circulaire de M. Serge Vernoy, Premier ministre, du 1er juillet 2019,",
         "Article 1 - Objet", "La présente convention fixe les engagements de chacun."],
    ),
    "referents": (
        "referents_table",
        ["Référents des partenaires", "CAF : Mme Anne Brunel, conseillère, 01 02 03 04 05",
         "MSA : M. Paul Maurin, chargé de mission, p.maurin@exemple.fr"],
    ),
    "a referent in an article": (
        "convention",
        ["Article 3 - Référents", "La CAF désigne Mme Anne Brunel, conseillère numérique, comme interlocutrice.",
         "Article 4 - Durée", "La convention est conclue pour trois ans."],
    ),
    "votes by proxy": (
        "deliberation",
        ["Conseil municipal de Rocheville", "Pouvoirs : M. Luc Fabre à Mme Anne Brunel",
         "Rapporteur : M. Paul Maurin", "Après en avoir délibéré, le conseil approuve la convention."],
    ),
    "a letter's addressee": (
        "other",
        ["Monsieur Luc Fabre", "Maire de Rocheville", "1 place de la Mairie", "Monsieur le Maire,",
         "Je vous remercie de votre envoi du 3 mars et du soin que vous avez apporté à ce dossier important."],
    ),
    "a steering committee": (
        "convention",
        ["Article 6 - Comité de pilotage", "Il est composé de :", "- M. Luc Fabre, sous-préfet, président du comité ;",
         "- Mme Anne Brunel, directrice de la CAF ;", "- M. Paul Maurin, maire.", "Il se réunit chaque semestre."],
    ),
    "streets": (
        "convention",
        ["Article 2 - Lieux", "Les permanences se tiennent au 12 rue du Docteur Paul Maurin et place Anne Brunel."],
    ),
    "contacts of data protection": (
        "convention",
        ["Article 9 - Données", "Le délégué à la protection des données est M. Luc Fabre, dpo@exemple.fr."],
    ),
    "a press release": (
        "web_page",
        ["Le préfet Serge Vernoy a inauguré la maison avec Anne Brunel, députée.", "Publié le 3 mars 2023"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", MENTIONED)
def test_people_only_mentioned_sign_nothing(text: str) -> None:
    kind, lines = MENTIONED[text]
    assert extract(paper(column(70, 70, *lines), kind=kind)) == []


@pytest.mark.parametrize(("lines", "wanted"), [
    (["Entre les soussignés :",
      "L'État, représenté par M. Serge VERNOY, préfet de la Creuse, d'une part,",
      "Et", "Le CCAS de Rocheville, représenté par Mme Odile TISSOT, présidente, d'autre part,"],
     ["state Serge VERNOY", "manager Odile TISSOT"]),
    (["Entre :",
      "1. L'État, représenté par Mme Claire de La Roche, préfète du Lot ;",
      "2. L'association Relais du Causse, représentée par M. Jean-Luc d'Aubigny, président ;",
      "3. La Poste SA, représentée par Mme Anne Le Guen, déléguée territoriale."],
     ["state Claire de La Roche", "manager Jean-Luc d'Aubigny", "partner Anne Le Guen"]),
    (["Entre",
      "Monsieur le Préfet de la Creuse, Serge VERNOY,",
      "Madame la Sous-Préfète d'Aubusson, Odile TISSOT,",
      "et Monsieur Luc FABRE, Maire de la commune de Rocheville,"],
     ["state Serge VERNOY", "state Odile TISSOT", "manager Luc FABRE"]),
    (["ENTRE LES SOUSSIGNÉS",
      "La Caisse d'allocations familiales de la Creuse, sise 3 rue du Four, 23000 Guéret, représentée par sa "
      "directrice, Madame Anne BRUNEL, dûment habilitée,",
      "ci-après dénommée « la CAF », d'une part,",
      "ET la commune de Rocheville, représentée par son maire, Monsieur Luc FABRE, agissant en vertu d'une "
      "délibération du 3 mars 2023, d'autre part,"],
     ["partner Anne BRUNEL", "manager Luc FABRE"]),
    (["Entre :",
      "La communauté de communes du Haut-Pays, société publique, 2 place du Marché, 23200 Aubusson, représentée "
      "par MAURIN Paul, président,",
      "et La MSA du Limousin, organisme de droit privé, représentée par M. BRUNEL Jacques, directeur général,"],
     ["manager Paul MAURIN", "partner Jacques BRUNEL"]),
])  # fmt: skip
def test_parties_in_the_ways_papers_list_them(lines: list[str], wanted: list[str]) -> None:
    rows = told(*lines)
    assert [f"{row.side} {name}" for row, name in zip(rows, names(rows), strict=True)] == wanted


def test_who_stands_for_whom_down_a_chain() -> None:
    rows = told(
        "Entre :",
        "La CPAM de la Creuse, représentée par M. Paul MAURIN, directeur, lui-même représenté par Mme Anne BRUNEL, "
        "directrice adjointe,",
        "et l'État, représenté par M. Serge VERNOY, préfet de la Creuse,",
    )
    assert names(rows) == ["Paul MAURIN", "Anne BRUNEL", "Serge VERNOY"]
    assert [row.capacity for row in rows] == ["own", "represented_by", "own"]
    assert [row.partner_code for row in rows] == ["cnam", "cnam", "etat"]
    assert rows[1].role == "directrice adjointe"


def test_a_deputy_signs_by_delegation_and_a_civility_may_stand_before_the_office() -> None:
    rows = told(
        "Entre", "Madame la Préfète de la Creuse, Claire VERNOY, et par délégation, Monsieur Marc RIVET, Sous-préfet,",
        "et la commune de Rocheville, représentée par M. Luc Fabre, son Maire,",
    )  # fmt: skip
    assert [(row.civility, row.capacity, row.side) for row in rows] == [
        ("Mme", "own", "state"), ("M.", "by_delegation", "state"), ("M.", "own", "manager"),
    ]  # fmt: skip
    assert rows[2].role == "Maire"


def test_bodies_are_told_without_legal_form_capital_and_address() -> None:
    rows = told(
        "Entre :",
        "La Poste, société anonyme au capital de 3 800 000 euros, immatriculée au registre du commerce sous le numéro "
        "356 000 000, dont le siège est à Paris, représentée par Mme Anne Brunel, déléguée régionale,",
        "Le Conseil départemental de l'Orne, 27 boulevard de Strasbourg, 61000 Alençon, représenté par M. Luc Fabre, "
        "Président, en qualité de gestionnaire du bus,",
        "La DDFiP de l'Orne, représentée par M. Paul Maurin, Administrateur général des finances publiques,",
    )
    assert [(row.organisation, row.role, row.side) for row in rows] == [
        ("La Poste", "déléguée régionale", "partner"),
        ("Conseil départemental de l'Orne", "Président", "manager"),
        ("DDFiP de l'Orne", "Administrateur général des finances publiques", "partner"),
    ]


def test_the_state_listed_among_the_partners_stays_the_state() -> None:
    rows = told(
        "Entre", "le gestionnaire : la commune de Rocheville, représentée par M. Luc Fabre, maire,",
        "Et les partenaires :", "- L'Etat, représenté par M. Serge Vernoy, Préfet de la Creuse,",
        "- Pôle emploi, représenté par Mme Anne Brunel, directrice,",
    )  # fmt: skip
    assert [(row.side, row.partner_code) for row in rows][1:] == [("state", "etat"), ("partner", "france_travail")]


def test_a_dotted_line_for_the_date_announces_signatures() -> None:
    lines = [(70.0, 60.0, "Fait à Guéret, le . . . . . . . . . . . . . . ."),
             *column(70, 90, "Le Maire de Rocheville", "M. Luc Fabre")]  # fmt: skip
    (row,) = extract(paper(lines, signed=[ink(120, 135)]))
    assert (row.role, row.signature) == ("Maire", "present")


def test_under_a_body_of_its_own_stands_the_title_and_what_follows_the_blocks_is_no_body() -> None:
    lines = [(70.0, 60.0, "Fait à Cahors, le 3 mars 2023"),
             *column(70, 90, "Pôle emploi,", "Le directeur territorial,", "Paul MAURIN"),
             (70.0, 200.0, "Acte rendu exécutoire après dépôt en préfecture le 27/01/2022")]  # fmt: skip
    (row,) = extract(paper(lines))
    assert (row.organisation, row.role, row.partner_code) == ("Pôle emploi", "directeur territorial", "france_travail")


def test_half_a_name_under_a_pen_goes_to_the_one_party_it_fits_and_to_none_of_two() -> None:
    listed = [
        "Entre :", "La MSA du Lot, représentée par M. Alexandre Rolland, directeur général,",
        "La CAF du Lot, représentée par Mme Anne Brunel, directrice,", "Préambule",
    ]  # fmt: skip
    block = [(70.0, 80.0, "Fait à Cahors, le 3 mars 2023"),
             *column(70, 110, "Directeur général de la MSA du Lot", "M. Alexa")]  # fmt: skip
    rows = extract(paper(column(70, 70, *listed), block, signed=[ink(120, 155)]))
    assert [(name, row.signature) for name, row in zip(names(rows), rows, strict=True)] == [
        ("Alexandre Rolland", "present"), ("Anne Brunel", "unknown"),
    ]  # fmt: skip
    twice = [*listed[:2], "La MSA du Lot, représentée par Mme Alexandra Fabre, présidente,", "Préambule"]
    rows = extract(paper(column(70, 70, *twice), block, signed=[ink(120, 155)]))
    assert [row.signature for row in rows if row.given_name] == ["unknown", "unknown"]


def test_a_signed_block_whose_name_was_lost_is_that_of_the_one_party_of_its_office() -> None:
    listed = [
        "Entre :", "La MSA du Lot, représentée par M. Alexandre Rolland, directeur général,",
        "La CAF du Lot, représentée par Mme Anne Brunel, directrice,", "Préambule",
    ]  # fmt: skip
    block = [(70.0, 80.0, "Fait à Cahors, le 3 mars 2023"),
             *column(70, 110, "Directeur général de la MSA du Lot"),
             *column(70, 300, "Directrice de la CAF du Lot", "Mme Anne' BRU")]  # fmt: skip
    rows = extract(paper(column(70, 70, *listed), block, signed=[ink(120, 150), ink(120, 345)]))
    assert [(name, row.signature) for name, row in zip(names(rows), rows, strict=True)] == [
        ("Alexandre Rolland", "present"), ("Anne Brunel", "present"),
    ]  # fmt: skip


@pytest.mark.parametrize("lines", [
    ("Les parties à la convention", "L'État", "Représenté par : Mme Odile Tissot, préfète du Cher", "La CAF du Cher",
     "Représentée par : M. Luc Fabre, directeur", "La Poste", "Représentée par : Mme Anne Brunel, déléguée"),
    ("Entre les soussignés :", "L'État, représenté par Mme Odile Tissot, préfète du Cher, la CAF du Cher, SIRET"
     " 489 952 881 00027, représentée par M. Luc Fabre agissant en qualité de directeur, La Poste, SIRET 549 952 881,"
     " représentée par Mme Anne Brunel agissant en qualité de déléguée,"),
    ("Les signataires de la présente convention :", "Madame la préfète du Cher, Odile Tissot, Monsieur le directeur"
     " de la CAF du Cher, Luc Fabre, Madame la déléguée de La Poste, Anne Brunel,"),
])  # fmt: skip
def test_a_name_is_never_given_to_the_party_told_next(lines: tuple[str, ...]) -> None:
    found = {(row.family_name, row.partner_code) for row in told(*lines)}
    assert found == {("Tissot", "etat"), ("Fabre", "cnaf"), ("Brunel", "la_poste")}
