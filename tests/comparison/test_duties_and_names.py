"""Words of duty and names of the register: what they mean, and that a scan never turns one into another unseen."""

from __future__ import annotations

import pytest

from comparison_papers import FRONT, changed, compared, document
from convextract.comparison import compare_with
from convextract.comparison.modality import WEIGHTY, modality
from convextract.comparison.ocr_noise import judge_pair
from convextract.comparison.readings import Readings
from convextract.comparison.template_register import parse_template
from convextract.comparison.tokens import tokenize

NOTHING_KNOWN = Readings()


@pytest.mark.parametrize(
    ("words", "duties"),
    [
        ("doivent répondre", {"must"}), ("devra être tenu", {"must"}), ("est tenue d'assurer", {"must"}),
        ("peuvent se retirer", {"may"}), ("de manière facultative", {"may"}), ("sont invités à", {"may"}),
        ("ne peut pas", {"may", "not"}), ("en aucun cas", {"not"}), ("par courrier recommandé", set()),
        ("il est recommandé de", {"may"}), ("la maison accueille", set()),
    ],
)
def test_words_of_duty(words: str, duties: set[str]) -> None:
    assert modality(tokenize(words)) == duties


@pytest.mark.parametrize("word", ["doit", "pourront", "obligatoire", "pas", "aucun", "ouvrees", "tacite"])
def test_words_on_which_much_hangs_are_never_taken_for_lost(word: str) -> None:
    assert WEIGHTY.match(word)


@pytest.mark.parametrize(
    ("before", "after", "explanation"),
    [
        ("doivent répondre", "peuvent répondre", "L'obligation devient une simple faculté"),
        ("peuvent se retirer", "doivent se retirer", "La faculté devient une obligation"),
        ("peuvent se retirer", "ne peuvent pas se retirer", "Une négation est ajoutée"),
    ],
)
def test_a_change_of_duty_is_explained(before: str, after: str, explanation: str) -> None:
    (deviation,) = compared(changed(before, after)).deviations
    assert (deviation.nature, deviation.severity) == ("obligation", "high")
    assert deviation.explanation.startswith(explanation)


@pytest.mark.parametrize(("printed", "read"), [("peuvent", "pcuvcnt"), ("doivent", "doivcnt")])
def test_a_modal_word_half_read_is_its_own_slip_or_a_doubt(printed: str, read: str) -> None:
    other = "doivent" if printed == "peuvent" else "peuvent"
    (seen,) = tokenize(read)
    assert judge_pair(tokenize(printed)[0], seen, 0.4, True, NOTHING_KNOWN) != "different"
    assert judge_pair(tokenize(other)[0], seen, 0.4, True, NOTHING_KNOWN) != "same"


@pytest.mark.parametrize(("model", "printed"), [("DGFIP", "DDFiP"), ("CNAMTS", "CNAM"), ("CNAV", "CARSAT")])
def test_a_name_of_the_register_is_no_slip_of_another(model: str, printed: str) -> None:
    assert judge_pair(tokenize(model)[0], tokenize(printed)[0], 0.9, True, NOTHING_KNOWN) == "different"


def test_half_read_a_name_of_the_register_is_a_doubt() -> None:
    assert judge_pair(tokenize("CNAMTS")[0], tokenize("CNAM")[0], 0.4, True, NOTHING_KNOWN) == "doubtful"


@pytest.mark.parametrize(("before", "after"), [("2. La", "3. La"), ("4) Les", "Les")])
def test_another_count_of_items_changes_nothing(before: str, after: str) -> None:
    text = f"Les gestionnaires doivent répondre aux enquêtes nationales. {before} charte est signée"
    template = parse_template(f"{FRONT}## Art. 1 - Charte {{#art-1}}\n\n{text}.\n")
    printed = document([("1", "Charte", f"{text.replace(before, after)}.")])
    assert compare_with(printed, [template]).deviations == []
