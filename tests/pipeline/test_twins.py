"""Copies of one convention are told as such, an avenant finds its convention, and doubt gives no link."""

from __future__ import annotations

from dataclasses import replace

from convextract.pipeline.twins import DocumentFacts, amended, cited_dates, duplicates, own_words, same_convention

MODEL = own_words("La présente convention définit les engagements réciproques des parties", frozenset())
NAMES = (
    "Belleville Montclair Saint-Aubin Rochefontaine Valmont Martin Dupuis Lemoine Garnier Fabre 70200 70300 0384 "
    "mairie@belleville.example accueil@valmont.example Tilleuls Marronniers Fontaine Gare Lavoir Halles Moulin "
    "Dimanche Chevalier Rousseau Blanchard Perrin Colin Renaud Gauthier Barbier Arnaud"
)
SCAN = NAMES.replace("Lemoine", "Lemoiue").replace("70200", "7O200") + " brnit taches encre"


def facts(name: str, text: str, **changes: object) -> DocumentFacts:
    made = DocumentFacts(
        document_id=name, source_file=f"{name}.pdf", kind="convention", title="Convention départementale",
        department_code="70", signed_date="2020-02-06", act_id="", pages_ocr=0, words=own_words(text, MODEL),
        cited_dates=frozenset(),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


NATIVE = facts("b-native", NAMES)


def test_a_scan_is_a_copy_of_its_native_twin() -> None:
    scan = facts("a-scan", SCAN, pages_ocr=14)
    assert duplicates([scan, NATIVE]) == {"a-scan": "b-native"}


def test_an_unsigned_copy_points_to_the_signed_one() -> None:
    signed = facts("signed", SCAN, pages_ocr=14)
    unsigned = facts("draft", NAMES, signed_date="")
    assert duplicates([unsigned, signed]) == {"draft": "signed"}


def test_what_tells_two_conventions_apart_wins_over_equal_words() -> None:
    for change in ({"signed_date": "2022-03-01"}, {"department_code": "88"}, {"kind": "framework_agreement"}):
        assert not same_convention(NATIVE, replace(NATIVE, document_id="x", **change))
    one, other = replace(NATIVE, act_id="070-1"), replace(NATIVE, act_id="070-2")
    assert not same_convention(one, other)


def test_conventions_of_one_department_that_share_partners_are_no_copies() -> None:
    names = NAMES.split()
    neighbour = " ".join(names[: len(names) // 2]) + " Hautecombe Bassigny Levallois Ormeaux Peupliers Acacias Bruyère"
    assert duplicates([NATIVE, facts("neighbour", neighbour, signed_date="")]) == {}


def test_documents_with_hardly_any_words_of_their_own_are_no_copies() -> None:
    assert duplicates([facts("a", "Belleville"), facts("b", "Belleville")]) == {}


def test_an_avenant_finds_the_convention_that_it_dates() -> None:
    text = "Avenant n° 1 à la convention signée le 6 février 2020"
    avenant = facts("avenant", text, title=text, signed_date="2021-05-03", cited_dates=cited_dates(text))
    other = facts("other", "Autre", signed_date="2019-01-01")
    assert amended([NATIVE, other, avenant], {}) == {"avenant": "b-native"}
    assert amended([replace(NATIVE, department_code="88"), avenant], {}) == {}


def test_an_avenant_with_two_possible_conventions_is_left_alone() -> None:
    text = "Avenant à la convention du 6 février 2020"
    avenant = facts("avenant", text, title=text, signed_date="", cited_dates=cited_dates(text))
    twin = replace(NATIVE, document_id="second")
    assert amended([NATIVE, twin, avenant], {}) == {}
    assert amended([NATIVE, twin, avenant], {"second": "b-native"}) == {"avenant": "b-native"}
