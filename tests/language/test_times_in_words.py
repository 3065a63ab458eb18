"""Clock times: however French writes a span, the same hours come out; what is half said gives none."""

from __future__ import annotations

import random

import pytest

from convextract.language.times import find_time_spans

HOURS = (
    "zéro une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit"
    " dix-neuf vingt vingt-et-une".split()
)
MINUTES = {0: "", 15: " quinze", 30: " trente", 45: " quarante-cinq"}
TAILS = {0: "", 15: " et quart", 30: " et demie"}


def ways(hour: int, minute: int) -> list[str]:
    two = f"{minute:02d}"
    written = [f"{hour}h{two}", f"{hour} h {two}", f"{hour}H{two}", f"{hour}:{two}", f"{hour} h. {two}"]
    written.append(f"{hour}h{two}mn")
    written.append(f"{hour} heures" + (f" {two}" if minute else ""))
    written.append(f"{HOURS[hour]} heures{MINUTES[minute]}")
    if not minute:
        written += [f"{hour}h", f"{hour} h"]
    if minute in TAILS:
        written.append(f"{hour} heures{TAILS[minute]}")
    if hour == 12 and minute in TAILS:
        written += ["midi" + TAILS[minute], "midi" + TAILS[minute].removesuffix("e")]
    return written


def test_any_way_to_write_a_span() -> None:
    rng = random.Random(11)
    for _ in range(1500):
        opens, closes = sorted(rng.sample([(h, m) for h in range(7, 20) for m in MINUTES], 2))
        first, second = rng.choice(ways(*opens)), rng.choice(ways(*closes))
        frame = rng.choice(("de {} à {}", "{} - {}", "{}–{}", "{} / {}", "{} jusqu'à {}", "{} → {}", "entre {} et {}"))
        text = frame.format(first, second)
        after = rng.choice(("", ".", ", sur rendez-vous", " et le samedi", " ; fermé le jeudi"))
        found = [(span.opens, span.closes) for span in find_time_spans(text + after)]
        assert found == [("{:02d}:{:02d}".format(*opens), "{:02d}:{:02d}".format(*closes))], text + after


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("9.30–12.00", [("09:30", "12:00")]),
        ("de 9 à 12 heures 30", [("09:00", "12:30")]),
        ("de neuf à douze heures", [("09:00", "12:00")]),
        ("20 h à minuit", [("20:00", "24:00")]),
        ("9 heures à 12 heures, 14 heures à 17 heures", [("09:00", "12:00"), ("14:00", "17:00")]),
        ("de 8 heures à midi moins le quart", []),
        ("de 9 heures à 12 heures 30xt", []),
        ("deux heures par semaine, 24 heures sur 24", []),
    ],
)
def test_spans_that_the_ways_above_do_not_make(text: str, spans: list[tuple[str, str]]) -> None:
    assert [(span.opens, span.closes) for span in find_time_spans(text)] == spans
