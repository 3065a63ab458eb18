"""Character errors: recognition and order are told apart."""

from convextract.evaluation.characters import CharacterErrors, character_errors

LEFT = "Le gestionnaire ouvre ses portes cinq jours"
RIGHT = "Les partenaires désignent un référent local"


def test_the_same_text_has_no_errors_whatever_bullets_hyphens_and_blanks() -> None:
    errors = character_errors(f"• {LEFT}\nune conven-\ntion  signée à Mende", f"{LEFT}\nune convention signée\nà Mende")
    assert (errors.wrong, errors.line_wrong) == (0, 0)


def test_exchanged_lines_count_in_order_only() -> None:
    errors = character_errors(f"{LEFT}\n{RIGHT}", f"{RIGHT}\n{LEFT}")
    assert errors.by_line == 0
    assert errors.in_order > 0.5


def test_a_lost_line_counts_whole_and_no_line_counts_more_than_its_length() -> None:
    errors = character_errors(f"{LEFT}\n{RIGHT}", LEFT)
    assert errors.wrong == len(RIGHT) + 1
    assert 0.3 * len(RIGHT) < errors.line_wrong <= len(RIGHT)


def test_decomposed_accents_are_the_same_letters() -> None:
    assert character_errors("été à la préfecture", "e\u0301te\u0301 a\u0300 la pre\u0301fecture").wrong == 0


def test_pages_add_up() -> None:
    assert CharacterErrors(1, 10, 0, 5) + CharacterErrors(1, 10, 1, 5) == CharacterErrors(2, 20, 1, 10)
