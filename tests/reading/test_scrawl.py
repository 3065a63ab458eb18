"""Which recognised words are no text."""

from convextract.reading.ocr.engine import RecognisedWord
from convextract.reading.page import Box, InkRegion
from convextract.reading.scrawl import without_scrawl


def line(*words: tuple[str, float], block: int = 1) -> list[RecognisedWord]:
    """Words of one printed line with their confidence, 12 pixels high, blanks of 6."""
    found, x = [], 50.0
    for text, confidence in words:
        found.append(RecognisedWord(text, x, 100, x + 8 * len(text), 112, confidence, block))
        x += 8 * len(text) + 6
    return found


def texts(words: list[RecognisedWord], *ink: InkRegion) -> str:
    return " ".join(word.text for word in without_scrawl(words, ink))


def test_a_badly_read_word_inside_a_line_of_print_is_kept_and_one_alone_is_not() -> None:
    assert texts(line(("dans", 0.95), ("la", 0.9), ("13", 0.08), ("{4", 0.2), ("nuit", 0.96))) == "dans la 13 {4 nuit"
    assert texts(line(("13", 0.08))) == ""


def test_a_badly_read_word_that_closes_its_line_is_kept_only_close_to_print() -> None:
    near = line(("se", 0.9), ("rassemblent", 0.95), ("Lo-", 0.18))
    assert texts(near) == "se rassemblent Lo-"
    far = RecognisedWord("xt", near[-1].x1 + 200, 100, near[-1].x1 + 216, 112, 0.1, 1)
    assert texts([*near[:2], far]) == "se rassemblent"


def test_figures_badly_read_that_open_a_number_are_kept() -> None:
    assert texts(line(("03", 0.14), ("53", 0.96), ("01", 0.97))) == "03 53 01"
    assert texts(line(("ee", 0.14), ("des", 0.96), ("agents", 0.97))) == "des agents"


def test_signs_as_high_as_print_between_sure_words_are_print_and_dust_is_not() -> None:
    words = line(("ailleurs", 0.95), ("[...].", 0.4), ("Les", 0.95), ("élus", 0.9), ("/", 0.3), ("agents", 0.95))
    assert texts(words) == "ailleurs [...]. Les élus / agents"
    assert texts(words, InkRegion(Box(40, 80, 600, 130), "signature", 0.9)) == "ailleurs Les élus agents"
    dust = RecognisedWord("'", words[1].x0, 102, words[1].x0 + 4, 106, 0.3, 1)
    assert texts([words[0], dust, words[2]]) == "ailleurs Les"


def test_a_stain_on_a_printed_line_takes_no_word_but_a_pen_takes_its_scrawl() -> None:
    words = line(("attaché", 0.95), ("déchartes,", 0.1), ("publié", 0.95))
    box = Box(100, 90, 400, 120)
    assert texts(words, InkRegion(box, "figure", 0.7)) == "attaché déchartes, publié"
    assert texts(words, InkRegion(box, "signature", 0.9)) == "attaché publié"


def test_ink_over_no_more_than_a_word_of_a_printed_line_is_the_word() -> None:
    words = line(("de", 0.9), ("8", 0.9), ("h", 0.9), ("à", 0.95), ("12h", 0.7), ("15", 0.95), ("et", 0.95))
    own = words[4]
    ink = InkRegion(Box(own.x0, own.y0 - 1, own.x1, own.y1 + 1), "handwriting", 0.7)
    assert texts(words, ink) == "de 8 h à 12h 15 et"
    assert texts([own], ink) == ""


def test_strokes_are_no_letters_however_sure() -> None:
    assert texts(line(("dans", 0.95), ("|", 0.95), ("nuit", 0.95))) == "dans nuit"


def test_what_is_read_at_torn_edges_beside_the_print_is_dirt_and_a_faint_heading_is_none() -> None:
    print_ = [word for n in range(4) for word in line(("trois", 0.95), ("lignes", 0.9), ("lues", 0.95), block=n)]
    aside = RecognisedWord("Min:", 4, 100, 20, 160, 0.33, 8)
    edge = RecognisedWord("ROSES", 60, 4, 100, 14, 0.3, 9)
    heading = RecognisedWord("ORGUE", 60, 60, 100, 72, 0.3, 10)
    kept = [word.text for word in without_scrawl([aside, edge, heading, *print_], [], 1000.0)]
    assert kept == ["ORGUE", *["trois", "lignes", "lues"] * 4]


def test_dots_to_write_on_stand_in_their_line() -> None:
    assert texts(line(("sur", 0.95), ("..", 0.0), ("exemplaires", 0.95))) == "sur .. exemplaires"
