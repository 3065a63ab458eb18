"""Columns of prose by the recogniser's own lines."""

from convextract.reading.layout import read_order
from convextract.reading.ocr.engine import RecognisedWord
from convextract.reading.page import Box, Word
from convextract.reading.text_columns import text_columns

PITCH, HEIGHT, WORD = 20.0, 12.0, 60.0


def recognised(x: float, y: float, count: int, block: int, slope: float = 0.0) -> list[RecognisedWord]:
    """One line of words with blanks as wide as a narrow gutter."""
    left = x + slope * y
    return [
        RecognisedWord(f"m{block}", left + 70 * n, y, left + 70 * n + WORD, y + HEIGHT, 0.9, block, round(y))
        for n in range(count)
    ]


def two_columns(slope: float = 0.0, right: float = 356.0) -> list[RecognisedWord]:
    """Ten lines a side; the gutter is hardly wider than the blanks between words."""
    ys = [100 + PITCH * n for n in range(10)]
    return [word for y in ys for x, block in ((80, 1), (right, 2)) for word in recognised(x, y, 4, block, slope)]


def test_a_gutter_as_narrow_as_a_blank_parts_columns_that_no_line_crosses() -> None:
    (columns,) = text_columns(two_columns())
    assert (columns.top, columns.bottom) == (100, 100 + 9 * PITCH + HEIGHT)
    assert columns.is_left(345, 200)
    assert not columns.is_left(357, 200)


def test_a_gutter_may_run_aslant() -> None:
    (columns,) = text_columns(two_columns(slope=0.05))
    assert [columns.is_left(356 + 0.05 * y - 5, y) for y in (100, 280)] == [True, True]
    assert [columns.is_left(356 + 0.05 * y + 1, y) for y in (100, 280)] == [False, False]


def test_columns_end_where_a_line_or_a_table_runs_over_the_gutter() -> None:
    words = [word for word in two_columns() if word.y0 != 180]
    (below,) = text_columns([*words, *recognised(80, 180, 8, 3)])  # above it stand but four lines a side
    assert below.top == 200
    assert [one.top for one in text_columns(two_columns(), [Box(100, 195, 600, 201)])] == [100, 200]


def test_headers_and_stamps_that_stand_apart_are_in_no_column() -> None:
    stamp = recognised(420, 30, 3, 4)
    (columns,) = text_columns([*stamp, *two_columns()])
    assert columns.top == 100


def test_blocks_of_short_lines_are_no_columns_of_prose() -> None:
    ys = [100 + PITCH * n for n in range(10)]
    words = [word for y in ys for x, block in ((80, 1), (356, 2)) for word in recognised(x, y, 1 + (y == 100), block)]
    assert text_columns(words) == []


def test_long_columns_of_short_lines_with_a_leading_of_their_own_are_columns() -> None:
    left = [word for n in range(20) for word in recognised(80, 100 + 20 * n, 3 + n % 2, 1)]
    own, level = ([word for n in range(20) for word in recognised(356, 100 + p * n, 3 - n % 2, 2)] for p in (23, 20))
    assert len(text_columns([*left, *own])) == 1
    assert text_columns([*left, *level]) == []  # rows of a table


def test_the_left_column_is_read_before_the_right_one() -> None:
    words = two_columns()
    (columns,) = text_columns(words)
    plain = [Word(word.text, Box(word.x0, word.y0, word.x1, word.y1)) for word in words]
    lines = read_order(plain, sheet=(595.0, 842.0), columns=[columns])
    assert [line.column for line in lines] == [1] * 10 + [2] * 10
    assert all(len({word.text for word in line.words}) == 1 for line in lines)


def test_rows_of_signature_blocks_are_no_columns_of_prose() -> None:
    ys = [100 + 100 * row + PITCH * line for row in range(4) for line in range(3)]
    blocks = [word for y in ys for x, block in ((80, 1), (356, 2)) for word in recognised(x, y, 4, block)]
    assert text_columns(blocks) == []


def test_lines_indented_ever_more_further_down_do_not_slant_the_gutter() -> None:
    ys = [100 + PITCH * n for n in range(12)]
    left = [word for y in ys for word in recognised(80, y, 4, 1)]
    right = [word for y, indent in zip(ys, [0] * 7 + [12, 12, 24, 24, 24], strict=True)
             for word in recognised(370 + indent, y, 3, 2)]  # fmt: skip
    (columns,) = text_columns([*left, *right])
    assert abs(columns.slope) < 0.002


def test_a_line_of_each_column_that_the_recogniser_joined_does_not_end_the_columns() -> None:
    words = [word for word in two_columns(right=372) if word.y0 != 100]
    joined = [*recognised(80, 100, 4, 9), *recognised(372, 100, 4, 9)]
    (columns,) = text_columns([*joined, *words])
    assert columns.top == 100


def test_a_piece_of_a_rule_between_the_columns_does_not_end_them() -> None:
    stroke = RecognisedWord("!", 349, 180, 350, 192, 0.8, 2, 180)
    (columns,) = text_columns([*two_columns(), stroke])
    assert (columns.top, columns.bottom) == (100, 100 + 9 * PITCH + HEIGHT)
