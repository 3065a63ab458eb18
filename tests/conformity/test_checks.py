"""What the checks say of invented conventions."""

from __future__ import annotations

from convextract.conformity import CHECKS, check
from convextract.conformity.facts import number
from convextract.reading.page import Box
from convextract.reading.running_text import RunningText
from convextract.records import Check, Contact, Document, Financing, Part, Record, Signatory, Structure
from convextract.structure.model import Block, Grid, GridCell, PartSpan, StructuredDocument
from signature_papers import DOCUMENT_ID, column, paper
from typeset_pages import set_line

PART = f"{DOCUMENT_ID}p0001"


def dated(date: str) -> dict[str, list[Record]]:
    return {"documents": [Document(document_id=DOCUMENT_ID, source_file="essai.pdf", signed_date=date)]}


def only(rule: str, document: StructuredDocument, records: dict[str, list[Record]]) -> list[Check]:
    return [row for row in check(document, records) if row.rule == rule]


def signer(name: str, signature: str, **more: str) -> Signatory:
    return Signatory(part_id=PART, family_name=name, signature=signature, page=3, **more)  # type: ignore[arg-type]


def test_every_rule_of_the_contract_is_registered() -> None:
    assert set(CHECKS) >= {
        "weekly_hours_24", "open_five_days", "two_agents", "referent_per_partner", "reply_72h", "all_parties_signed",
        "amounts_add_up", "subsidy_amount",
    }


def test_opening_and_staff_are_judged_structure_by_structure() -> None:
    structures: list[Record] = [
        Structure(name="France Services de Rocheville", weekly_hours=33, days_open=5, staff=2),
        Structure(name="Bus du Haut-Pays", weekly_hours=20.5, days_open=4, staff=1),
        Structure(name="France Services de Vernoy"),
    ]
    rows = check(paper(column(70, 70, "Convention")), {"structures": structures})
    told = {(r.rule, r.subject): r.status for r in rows}
    for rule in ("weekly_hours_24", "open_five_days", "two_agents"):
        assert told[rule, "France Services de Rocheville"] == "pass"
        assert told[rule, "Bus du Haut-Pays"] == "fail"
        assert told[rule, "France Services de Vernoy"] == "unknown"
    assert next(r.detail for r in rows if r.status == "fail").startswith("20,5 h, minimum 24")


def test_a_delay_in_words_and_days_is_held_against_72_hours() -> None:
    promise = "Les demandes des usagers font l'objet d'une réponse dans un délai de {} ouvrés."
    told = {}
    for delay in ("72h", "48 heures", "cinq jours", "trois jours"):
        (row,) = only("reply_72h", paper(column(70, 70, promise.format(delay))), {})
        told[delay] = row.status
        assert delay.split()[0] in row.quote
    assert told == {"72h": "pass", "48 heures": "pass", "cinq jours": "fail", "trois jours": "pass"}
    breach = "En cas de violation de données, il informe la CNIL des demandes, avec réponse sous 96 heures."
    (row,) = only("reply_72h", paper(column(70, 70, breach)), {})
    assert row.status == "unknown"


def test_all_have_signed_unless_someone_has_not_or_a_deputy_has() -> None:
    document = paper(column(70, 70, "Convention"))
    caf = {"organisation": "CAF de la Creuse"}
    deputised: list[Record] = [
        signer("Vernoy", "present"), signer("Maurin", "absent", **caf),
        signer("Fabre", "present", capacity="by_delegation", **caf),
    ]
    (row,) = only("all_parties_signed", document, {"signatories": deputised})
    assert row.status == "pass"
    (row,) = only("all_parties_signed", document, {"signatories": [*deputised, signer("Brunel", "absent")]})
    assert (row.status, row.page) == ("fail", 3)
    assert "Brunel" in row.detail and "Maurin" not in row.detail
    (row,) = only("all_parties_signed", document, {"signatories": [signer("Vernoy", "unknown")]})
    assert row.status == "unknown"


def contact(code: str, **more: str) -> Contact:
    return Contact(partner_code=code, family_name="Fabre", email="fabre@exemple.fr", page=5, **more)  # type: ignore[arg-type]


def test_the_missing_referent_is_named_and_the_date_decides_who_must_have_one() -> None:
    document = paper(column(70, 70, "Convention"))
    referents = Part(part_id=f"{DOCUMENT_ID}p0002", kind="referents_table", first_page=1, last_page=1)
    document.parts.append(PartSpan(referents, 0, 0))
    national = ["france_travail", "cnaf", "cnam", "msa", "cnav", "dgfip", "la_poste", "justice", "interieur"]
    contacts: list[Record] = [contact(code) for code in national]
    (row,) = only("referent_per_partner", document, {**dated("2022-05-01"), "contacts": contacts})
    assert row.status == "pass"
    (row,) = only("referent_per_partner", document, {**dated("2022-05-01"), "contacts": contacts[:-2]})
    assert row.status == "fail" and "Justice" in row.detail and "Intérieur" in row.detail
    (row,) = only("referent_per_partner", document, {**dated("2024-05-01"), "contacts": contacts})
    assert row.status == "fail" and "Anah" in row.detail and "Urssaf" not in row.detail
    (row,) = only("referent_per_partner", document, {**dated("2025-05-01"), "contacts": contacts})
    assert row.status == "fail" and "Urssaf" in row.detail
    (row,) = only("referent_per_partner", document, dated("2022-05-01"))
    assert row.status == "unknown"


def subsidy(amount: float) -> Financing:
    return Financing(part_id=PART, amount=amount, kind="subsidy", period="per_year", per="structure", page=1)


def test_the_subsidy_is_the_models_or_the_reader_is_told_what_was_announced() -> None:
    document = paper(column(70, 70, "Convention"))
    (row,) = only("subsidy_amount", document, {**dated("2022-05-01"), "financing": [subsidy(30000)]})
    assert row.status == "pass"
    (row,) = only("subsidy_amount", document, {**dated("2023-05-01"), "financing": [subsidy(35000)]})
    assert row.status == "fail" and "montant annoncé pour 2023" in row.detail
    (row,) = only("subsidy_amount", document, dated("2022-05-01"))
    assert row.status == "fail" and "aucun montant" in row.detail


def table(*rows: list[str]) -> StructuredDocument:
    """A convention whose only block is this table."""
    grid_rows = []
    for y, row in enumerate(rows):
        texts = [RunningText.of_lines([(1, set_line(text, 70 + 150 * x, 70 + 20 * y))]) for x, text in enumerate(row)]
        grid_rows.append([GridCell(text, 1, Box(0, 0, 1, 1)) for text in texts])
    words = RunningText([w for row in grid_rows for cell in row for w in cell.text.words])
    document = paper(column(70, 70, "Plan de financement"))
    grid = Grid(grid_rows, 1, 1, 1)
    document.blocks = [Block("table", words, 1, Box(70, 70, 500, 400), grid=grid)]
    document.parts[0].last = 1
    return document


def test_totals_of_columns_and_rows_are_added_up_sub_totals_counted_once() -> None:
    right = table(
        ["Payeur", "2023", "2024", "Total"], ["Etat", "10 000 €", "5 000 €", "15 000 €"],
        ["CAF", "2 000 €", "1 000 €", "3 000 €"], ["Sous-total", "12 000 €", "6 000 €", "18 000 €"],
        ["Dont bus", "1 000 €", "500 €", "1 500 €"], ["Commune", "1 000 €", "1 000 €", "2 000 €"],
        ["Total", "13 000 €", "7 000 €", "20 000 €"],
    )
    assert {row.status for row in only("amounts_add_up", right, {})} == {"pass"}
    wrong = table(["Payeur", "Montant"], ["Etat", "10 000 €"], ["CAF", "2 000 €"], ["Total", "13 000 €"])
    (row,) = only("amounts_add_up", wrong, {})
    assert row.status == "fail"
    assert row.detail == f"écrit {number(13000)}, la somme des lignes est {number(12000)}"
    assert row.quote == "13 000 €"


def test_a_table_without_rules_is_added_up_too_and_none_at_all_is_unknown() -> None:
    printed = paper(column(70, 70, "Plan de financement", "Etat 10 000 €", "CAF 2 000 €", "Total 12 500 €"))
    (row,) = only("amounts_add_up", printed, {})
    assert row.status == "fail"
    (row,) = only("amounts_add_up", paper(column(70, 70, "Convention")), {})
    assert row.status == "unknown"


def test_what_is_no_convention_is_not_held_to_the_charter() -> None:
    assert check(paper(column(70, 70, "Compte rendu"), kind="minutes"), {}) == []


def test_doubtful_contacts_are_named_one_by_one() -> None:
    document = paper(column(70, 70, "Convention"))
    contacts: list[Record] = [
        Contact(partner_code="cnaf", given_name="Lucie", family_name="Fabre", email="paul.maurin@caf.fr", page=5),
        Contact(partner_code="msa", given_name="Anne", family_name="Brunel", email="anne.brunel@caf.fr", page=5),
        Contact(partner_code="cnam", given_name="Paul", family_name="Tissot", email="accueil@cpam.fr",
                phones="+33100|3646", page=5),
        Contact(partner_code="cnaf", given_name="Paul", family_name="Maurin", email="paul.maurin@caf.fr", page=6),
    ]
    rows = check(document, {"contacts": contacts})
    judged = [row for row in rows if row.rule.startswith(("mailbox", "phone")) and row.status == "fail"]
    told = [(row.rule, row.subject) for row in judged]
    assert told == [
        ("mailbox_name", "Lucie Fabre"), ("mailbox_domain", "Anne Brunel"), ("phone_exists", "Paul Tissot"),
        ("mailbox_twice", "Paul Maurin"),
    ]


def test_another_department_left_in_by_copying_is_told() -> None:
    known: list[Record] = [Document(document_id=DOCUMENT_ID, source_file="essai.pdf", department_code="23")]
    copied = paper(column(70, 70, "Les gestionnaires en informent le préfet de la Corrèze sans délai."))
    (row,) = only("copy_paste_traces", copied, {"documents": known})
    assert row.status == "fail" and "Corrèze" in row.detail
    own = paper(column(70, 70, "Le préfet de la Creuse et la MSA du Limousin, dont le siège est en Haute-Vienne."))
    (row,) = only("copy_paste_traces", own, {"documents": known})
    assert row.status == "pass"


def test_a_name_written_in_two_ways_in_one_part_is_told() -> None:
    twice = paper(column(70, 70, "Monsieur Paul Maurin, Maire", "Fait à Guéret", "Paul MOURIN", "Le Mauran public"))
    people: list[Record] = [signer("Maurin", "present", given_name="Paul"), signer("Tissot", "present")]
    rows = only("names_agree", twice, {"signatories": people})
    assert [(row.subject, row.status, "MOURIN" in row.detail) for row in rows] == [("Paul Maurin", "fail", True)]


def test_each_rule_is_cited_with_its_time_and_judges_no_older_paper() -> None:
    document = paper(column(70, 70, "Convention"))
    house: list[Record] = [Structure(name="Maison de services de Rocheville", weekly_hours=20)]
    (row,) = only("weekly_hours_24", document, {**dated("2021-05-01"), "structures": house})
    assert row.status == "fail" and "art. 4.2" in row.detail and "en vigueur depuis le 12/11/2019" in row.detail
    for rule in ("weekly_hours_24", "subsidy_amount", "agreement_in_force", "referent_per_partner"):
        (row,) = only(rule, document, {**dated("2016-12-15"), "structures": house, "contacts": [contact("cnaf")]})
        assert row.status == "unknown" and "règle postérieure au document, daté du 15/12/2016" in row.detail


def test_a_convention_after_the_end_of_the_agreement_fails_unless_it_cites_a_later_one() -> None:
    rule = "agreement_in_force"
    (row,) = only(rule, paper(column(70, 70, "Convention")), dated("2022-05-01"))
    assert row.status == "pass"
    (row,) = only(rule, paper(column(70, 70, "Vu l'accord-cadre du 12 novembre 2019,")), dated("2023-05-01"))
    assert row.status == "fail"
    later = "Vu l'accord-cadre national France services signé le 3 mars 2023,"
    (row,) = only(rule, paper(column(70, 70, later)), dated("2023-05-01"))
    assert (row.status, row.page) == ("unknown", 1) and "03/03/2023" in row.detail


def test_a_commune_of_another_department_is_a_doubt_and_its_prefet_a_fault() -> None:
    def traces(text: str) -> str:
        records = dated("2022-05-01")
        records["documents"][0].department_code = "15"  # type: ignore[attr-defined]
        (row,) = only("copy_paste_traces", paper(column(70, 70, text)), records)
        return row.status

    assert traces("La France services de Chaudes-Aigues ouvre le mardi.") == "pass"
    assert traces("La France services de Gramat ouvre le mardi.") == "unknown"
    assert traces("Le préfet du Lot réunit le comité.") == "fail"


def test_a_convention_without_the_state_promises_no_subsidy() -> None:
    parties: list[Record] = [signer("Vernoy", "present", side="manager"), signer("Fabre", "present", side="partner")]
    document = paper(column(70, 70, "Convention"))
    (row,) = only("subsidy_amount", document, {**dated("2022-05-01"), "signatories": parties})
    assert row.status == "unknown" and "n'est pas partie" in row.detail


def test_an_invoice_multiplies_and_does_not_add_up() -> None:
    bill = [["Désignation", "Quantité", "Prix unitaire", "Total"], ["Affiches", "2", "95,00 €", "190,00 €"]]
    assert only("amounts_add_up", table(*bill, ["Cartes", "4", "10,00 €", "40,00 €"]), {})[0].status == "unknown"
