"""Confidence follows the measured curve and never leaves it."""

from __future__ import annotations

import pytest

from convextract.pipeline.calibration import calibrated, method_family

CURVE = [[0.5, 0.4], [0.8, 0.7], [0.9, 0.98]]


@pytest.mark.parametrize(
    ("raw", "measured"), [(0.0, 0.0), (0.25, 0.2), (0.5, 0.4), (0.65, 0.55), (0.8, 0.7), (0.99, 0.98)]
)
def test_raw_confidence_becomes_the_measured_one(raw: float, measured: float) -> None:
    assert calibrated(CURVE, raw) == pytest.approx(measured)


def test_a_higher_raw_confidence_is_never_worth_less() -> None:
    values = [calibrated(CURVE, raw / 100) for raw in range(101)]
    assert values == sorted(values)


def test_details_of_a_method_do_not_split_what_is_counted_together() -> None:
    assert method_family("contacts:table(5 columns)") == method_family("contacts:table(3 columns)")
