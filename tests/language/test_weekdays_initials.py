"""One or two initials of weekdays: labels of times, and nothing else."""

from convextract.language.weekdays import find_weekdays, weekdays_of_cells


def days(text: str) -> list[tuple[str, ...]]:
    return [mention.days for mention in find_weekdays(text)]


def test_an_initial_before_times_is_a_weekday() -> None:
    assert days("L-Ma-Me-V : 9h-12h ; J : 8h30-12h") == [("Mo", "Tu", "We", "Fr"), ("Th",)]
    assert days("Ma, J : 9h-12h") == [("Tu", "Th")]


def test_an_initial_anywhere_else_is_none() -> None:
    assert days("Mme J. Martin, bâtiment L : 12 agents") == []
    assert days("L : 3") == []


def test_a_hyphen_between_two_initials_is_a_range_for_whole_weeks_only() -> None:
    assert days("L-V : 9h-12h") == [("Mo", "Tu", "We", "Th", "Fr")]
    assert days("Ma-J : 9h-12h") == []


def test_a_run_of_initials_over_columns_is_a_week() -> None:
    week = ["Mo", "Tu", "We", "Th", "Fr"]
    for heads in (["N°", "Nom", *"LMMJV"], ["", "", "Lu", "Ma", "Me", "Je", "Ve"], ["", "S", *"LMMJV"]):
        assert list(weekdays_of_cells(heads).values()) == week
        assert list(weekdays_of_cells(heads)) == [2, 3, 4, 5, 6]
    for heads in (["L", "M", "J", "V"], ["M", "J", "V", "S"], ["L", "M", "M"], ["A", "B", "C", "D"]):
        assert weekdays_of_cells(heads) == {}
