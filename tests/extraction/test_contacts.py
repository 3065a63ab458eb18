"""Contacts: one row a person or mailbox, with the right operator, however the paper lays them out."""

from __future__ import annotations

import random

import pytest
from tests.place_papers import Paper

from convextract.extraction import contacts
from convextract.records import Contact


def contacts_of(paper: Paper) -> list[Contact]:
    return contacts.extract(paper.document())


def brief(row: Contact) -> tuple[str, ...]:
    return (row.partner_code, row.given_name, row.family_name, row.email, row.phones)


def test_a_table_with_a_row_a_person() -> None:
    rows = contacts_of(Paper().part(
        "referents_table",
        [["Partenaire", "Référent", "Fonction", "Téléphone", "Courriel", "Structures"],
         ["CAF de la\nHaute-Saône", "Mme Élise\nRondot", "Conseillère\npartenaires", "03 53 01 50 11",
          "elise.rondot@caf70.exemple.fr", "toutes"],
         ["MSA de Franche-\nComté", "M. Jean-Noël\nGrosperrin", "Animateur", "03 53 01 52 33\n06 39 98 52 33",
          "grosperrin.jean-noel@msa-\nfc.exemple.fr", "France Services\nde Lure"],
         ["CARSAT Bourgogne", "Boîte\npartenaires", "", "3960", "partenaires70@carsat.exemple.fr", "toutes"]],
    ))  # fmt: skip
    assert [brief(row) for row in rows] == [
        ("cnaf", "Élise", "Rondot", "elise.rondot@caf70.exemple.fr", "+33353015011"),
        ("msa", "Jean-Noël", "Grosperrin", "grosperrin.jean-noel@msa-fc.exemple.fr", "+33353015233|+33639985233"),
        ("cnav", "", "", "partenaires70@carsat.exemple.fr", "3960"),
    ]
    assert [row.kind for row in rows] == ["person", "person", "office"]
    assert [row.civility for row in rows] == ["Mme", "M.", ""]
    assert [row.role for row in rows] == ["Conseillère partenaires", "Animateur", "Boîte partenaires"]
    assert [row.structure for row in rows] == ["", "France Services de Lure", ""]


def test_operators_down_and_houses_across_with_a_card_a_cell() -> None:
    rows = contacts_of(Paper().part(
        "referents_table",
        [["Opérateur", "France Services de Lure", "France Services de Vesoul"],
         ["CAF de la Haute-Saône", "Mme Élise Rondot\n03 53 01 50 11\nelise.rondot@x.exemple.fr",
          "M. Luc Marchal\n03 53 01 50 12\nluc.marchal@x.exemple.fr"],
         ["MSA de Franche-Comté", "M. Jean Grosperrin\n03 53 01 52 33\nj.grosperrin@y.exemple.fr",
          "Mme Anne Dubreuil\n03 53 01 52 34\na.dubreuil@y.exemple.fr"]],
    ))  # fmt: skip
    assert [(row.partner_code, row.family_name, row.phones) for row in rows] == [
        ("cnaf", "Rondot", "+33353015011"), ("cnaf", "Marchal", "+33353015012"),
        ("msa", "Grosperrin", "+33353015233"), ("msa", "Dubreuil", "+33353015234"),
    ]  # fmt: skip


def test_an_office_and_its_referent_in_one_row_are_two_contacts() -> None:
    rows = contacts_of(Paper().part(
        "referents_table",
        [["Partenaire", "Boîte fonctionnelle", "Ligne dédiée", "Référent désigné"],
         ["CAF de la Haute-Saône", "relais@caf70.exemple.fr", "03 53 01 50 10",
          "Mme Élise Rondot\n03 53 01 50 11\nelise.rondot@caf70.exemple.fr"],
         ["Mission locale de Vesoul", "relais@ml.exemple.fr", "03 53 01 50 20",
          "M. Luc Marchal\n03 53 01 50 12\nluc.marchal@ml.exemple.fr"],
         ["Caisse primaire d'assurance maladie", "relais@cpam70.exemple.fr", "03 53 01 50 30",
          "Mme Anne Dubreuil\n03 53 01 50 13\nanne.dubreuil@cpam70.exemple.fr"]],
    ))  # fmt: skip
    assert sorted((row.family_name, row.phones) for row in rows) == [
        ("", "+33353015010"), ("", "+33353015020"), ("", "+33353015030"),
        ("Dubreuil", "+33353015013"), ("Marchal", "+33353015012"), ("Rondot", "+33353015011"),
    ]  # fmt: skip


def test_persons_in_columns() -> None:
    rows = contacts_of(Paper().part(
        "partner_offer",
        [["Coordonnées", "Agent référent 1", "Agent référent 2"],
         ["Nom", "Isabelle BENOIT", "Éloïse SETIER"],
         ["Mail", "isabelle.benoit@laposte.exemple.fr", "eloise.setier@laposte.exemple.fr"],
         ["Téléphone", "06 39 98 61 25", "06 39 98 38 89"]],
        code="la_poste",
    ))  # fmt: skip
    assert [brief(row) for row in rows] == [
        ("la_poste", "Isabelle", "BENOIT", "isabelle.benoit@laposte.exemple.fr", "+33639986125"),
        ("la_poste", "Éloïse", "SETIER", "eloise.setier@laposte.exemple.fr", "+33639983889"),
    ]
    assert {row.role for row in rows} == {"Agent référent"}


def test_two_referents_a_row_who_serve_several_houses_are_one_row_each() -> None:
    rows = contacts_of(Paper().part(
        "partner_offer",
        [["Structure France Services", "Agence référente", "Agent référent 1", "Agent référent 2"],
         ["Lure", "Vesoul", "rachid.benali@pole-\nemploi.fr", "anne.barrier@pole-emploi.fr"],
         ["Luxeuil", "Vesoul", "rachid.benali@pole-\nemploi.fr", "anne.barrier@pole-emploi.fr"]],
        code="france_travail",
    ))  # fmt: skip
    assert [(row.email, row.structure, row.kind) for row in rows] == [
        ("rachid.benali@pole-emploi.fr", "Lure|Luxeuil", "person"),
        ("anne.barrier@pole-emploi.fr", "Lure|Luxeuil", "person"),
    ]
    assert {row.organisation for row in rows} == {"agence Vesoul"}


def test_cards() -> None:
    rows = contacts_of(Paper().part(
        "referents_table",
        "France Travail – agence de Villeneuve\nMme Sandrine Delpech, conseillère référente\n"
        "Tél. : 05 36 49 41 01\nsandrine.delpech@francetravail.exemple.fr\n"
        "pour : France Services de Lure, France\nServices du Pays de Vesoul",
        "Caf du Lot-et-Garonne\nM. Hugo Mazères, chargé de partenariats\nhugo.mazeres@caf47.exemple.fr\n"
        "Boîte aux lettres partenaires\npartenaires@caf47.exemple.fr",
        "Préfecture du Lot-et-Garonne\nPoint d'accueil numérique\nTél. : 05 36 49 48 78\npref-pan@lot.exemple.fr",
    ))  # fmt: skip
    assert [brief(row) for row in rows] == [
        ("france_travail", "Sandrine", "Delpech", "sandrine.delpech@francetravail.exemple.fr", "+33536494101"),
        ("cnaf", "Hugo", "Mazères", "hugo.mazeres@caf47.exemple.fr", ""),
        ("cnaf", "", "", "partenaires@caf47.exemple.fr", ""),
        ("interieur", "", "", "pref-pan@lot.exemple.fr", "+33536494878"),
    ]
    assert rows[0].structure == "France Services de Lure|France Services du Pays de Vesoul"
    assert [row.role for row in rows] == [
        "conseillère référente", "chargé de partenariats", "Boîte aux lettres partenaires", "Point d'accueil numérique"
    ]  # fmt: skip


def test_running_text_and_hotlines() -> None:
    rows = contacts_of(Paper().part(
        "partner_offer",
        "Interlocuteur privilégié :\nDjohra Bakouch, responsable des partenariats\n"
        "djohra.bakouch@caf.exemple.fr",
        "Un accueil téléphonique dédié aux Entreprises : « 3995 »,",
        "Par téléphone 3960* pour un rendez-vous",
        "* (0,06 € la minute), ou 09 71 10 39 60 de l'étranger",
        "L'adresse est partenaires92@caf.exemple.fr Ils seront joignables par mail.",
        code="cnaf",
    ))  # fmt: skip
    assert [brief(row)[1:] for row in rows] == [
        ("Djohra", "Bakouch", "djohra.bakouch@caf.exemple.fr", ""),
        ("", "", "", "3995"),
        ("", "", "", "3960|+33971103960"),
        ("", "", "partenaires92@caf.exemple.fr", ""),
    ]
    assert {row.partner_code for row in rows} == {"cnaf"}


def test_the_operator_comes_from_the_office_before_the_mailbox_before_the_part() -> None:
    def code(office: str, email: str, part: str) -> str:
        rows = contacts_of(Paper().part("partner_offer", f"{office}\nAccueil : {email}".strip(), code=part))
        return rows[0].partner_code

    assert code("Urssaf de Lorraine", "x@cpam57.exemple.fr", "cnaf") == "urssaf"
    assert code("", "x@cpam57.exemple.fr", "cnaf") == "cnam"
    assert code("", "x@lure.exemple.fr", "cnaf") == "cnaf"
    assert code("", "pref@haute-saone.gouv.fr", "") == "interieur"


def test_a_person_named_twice_is_one_row() -> None:
    rows = contacts_of(
        Paper()
        .part("partner_offer", "Mme Aurore Larrieu\naurore.larrieu@cpam47.exemple.fr", code="cnam")
        .part("referents_table", [["Partenaire", "Référent", "Téléphone"],
                                  ["CPAM", "Mme Aurore LARRIEU", "05 36 49 43 23"]])
    )  # fmt: skip
    assert [brief(row) for row in rows] == [
        ("cnam", "Aurore", "Larrieu", "aurore.larrieu@cpam47.exemple.fr", "+33536494323")
    ]


def test_the_reach_of_the_houses_themselves_is_no_contact() -> None:
    card = (
        "France Services de Lure\nAdresse : 3 rue du Four, 70200 Lure\n"
        "Tél. : 03 53 01 00 44\nMail : fs@lure.exemple.fr"
    )
    assert contacts_of(Paper().part("management_terms", card)) == []
    rows = contacts_of(Paper().part("management_terms", card).part("convention", "Écrire à fs@lure.exemple.fr."))
    assert rows == []


def test_mailboxes_are_mended_on_scans_and_never_in_the_file_s_own_text() -> None:
    card = "Mme Laurence Pernot, inspectrice\nlaurence.pemot@dgfip.exemple.fr"
    (scanned,) = contacts_of(Paper().part("referents_table", card, confidence=0.9))
    (native,) = contacts_of(Paper().part("referents_table", card))
    assert scanned.email == "laurence.pernot@dgfip.exemple.fr"
    assert scanned.quote.endswith("laurence.pemot@dgfip.exemple.fr")
    assert native.email == "laurence.pemot@dgfip.exemple.fr"


def test_a_mailbox_that_cannot_be_one_is_left_out_and_its_owner_kept() -> None:
    card = "SIP de Lure\nMme Anne Roux, inspectrice\nTél. : 03 53 01 00 10\n{}"
    (cut,) = contacts_of(Paper().part("referents_table", card.format("anne.roux@dgfi"), confidence=0.9))
    assert (cut.family_name, cut.email, cut.phones) == ("Roux", "", "+33353010010")
    (near,) = contacts_of(Paper().part("referents_table", card.format("a.roux@defip.exemple.fr"), confidence=0.9))
    assert near.email == "a.roux@dgfip.exemple.fr"


@pytest.mark.parametrize("kind", ["minutes", "attendance_list", "charter", "mandate"])
def test_people_who_are_only_mentioned_are_no_contacts(kind: str) -> None:
    paper = Paper().part(kind, "Mme Aurore Larrieu, maire de Lure\nM. Hugo Petit, conseiller")  # type: ignore[arg-type]
    assert contacts_of(paper) == []


def test_signatories_of_an_offer_are_no_contacts() -> None:
    paper = Paper().part("partner_offer", "Le 19 septembre 2022\nBenjamin PETIT\nPrésident du CDAD", code="justice")
    assert contacts_of(paper) == []


FAMILIES = ("Rondot", "Bensalah", "Faivre", "Mougin", "Thiébaud", "Pernot")
GIVEN = ("Élise", "Karim", "Virginie", "Sabrina", "Éric", "Laurence")
OFFICES = (("CAF de la Marne", "cnaf"), ("CPAM de la Marne", "cnam"), ("La Poste", "la_poste"), ("Urssaf", "urssaf"))


def test_the_same_people_in_many_layouts() -> None:
    rng = random.Random(5)
    for _ in range(6):
        people = [
            (*rng.choice(OFFICES), GIVEN[i], FAMILIES[i], f"p{i}.{i}@mairie.exemple.fr", f"03 53 01 {10 + i} 2{i}")
            for i in rng.sample(range(6), 3)
        ]
        shout = rng.random() < 0.5
        named = [(o, g, f.upper() if shout else f, m, p) for o, _, g, f, m, p in people]
        layouts: list[tuple[str | list[list[str]], ...]] = [
            ([["Opérateur", "Nom et prénom", "Mail", "Tél."], *([o, f"{f} {g}", m, p] for o, g, f, m, p in named)],),
            ([["Organisme", "Nom", "Prénom", "Adresse mail", "Tél."], *([o, f, g, m, p] for o, g, f, m, p in named)],),
            ([["Partenaire", "Contact"], *([o, f"Mme {g} {f}\n{p}\n{m}"] for o, g, f, m, p in named)],),
            tuple(f"{o}\nMme {g} {f}, conseillère\nTéléphone : {p}\nCourriel : {m}" for o, g, f, m, p in named),
            tuple(f"{o} : Mme {g} {f} ({p}), {m}" for o, g, f, m, p in named),
        ]
        for layout in layouts:
            rows = contacts_of(Paper().part("referents_table", *layout))
            found = [(r.partner_code, r.given_name, r.family_name.lower(), r.email) for r in rows]
            assert found == [(c, g, f.lower(), m) for _, c, g, f, m, _ in people], layout
            assert all(r.phones.startswith("+3335301") for r in rows), layout


def test_letterheads_of_papers_that_are_no_convention_are_no_contacts() -> None:
    letterhead = "Papeterie Durieux\n12 rue des Lilas\nTél. 05 65 00 11 22 - contact@papeterie.exemple.fr"
    assert contacts_of(Paper().part("other", letterhead, title="Facture n° 12")) == []
    listed = Paper().part("other", letterhead).part(
        "other", "Vos interlocuteurs", [["Nom", "Courriel"], ["Mme Odile Castan", "odile.castan@caf46.exemple.fr"]]
    )
    assert [row.family_name for row in contacts_of(listed)] == ["Castan"]


def test_a_blank_form_names_nobody() -> None:
    rows = contacts_of(Paper().part(
        "referents_table",
        [["Partenaire", "Nom du référent", "Courriel"],
         ["CAF", "Prénom NOM", "prenom.nom@caf.exemple.fr"],
         ["MSA", "Mme Aline Faure", "aline.faure@msa.exemple.fr"]],
    ))  # fmt: skip
    assert [row.family_name for row in rows] == ["Faure"]
