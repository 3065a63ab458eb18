"""Dates and names written by hand into a printed line: after `Fait à Nevers, le`, after `Nom :`, on dots.

Two signs: a recogniser takes figures written by hand for words, much taller than the print beside them and read with
doubt; or it reads nothing, and a low stroke of the pen stands where the line asks for something to be filled in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from convextract.language.folding import fold
from convextract.reading.ocr.engine import RecognisedWord
from convextract.reading.page import Box, InkRegion, union

_SURE, _DOUBTFUL = 0.85, 0.88
_TALLER = 1.6
"""Writing stands so many times as high as the print of its line..."""
_LOW = 3.6
"""...and a stroke that is higher than so many words is a signature."""
_AS_PRINT = 2.2
"""Writing right behind print, and no higher than so many words, ends its line whatever stands before."""
_CLOSE = 4.0
"""How far from the print, in heights of a word."""
_ASKS = frozenset("a le du en date lieu nom prenom qualite".split())
"""Folded words after which a line is filled in."""
_SIGNED = ("signature", "cachet", "visa", "paraphe")


def with_handwriting(
    ink: Sequence[InkRegion], words: Sequence[RecognisedWord], usual_height: float
) -> list[InkRegion]:
    """The regions, those written into a printed line told as `handwriting`. Boxes and words in the same pixels."""
    read = [InkRegion(box, "handwriting", 0.7) for box in _read_with_doubt(words)]
    regions: list[InkRegion] = []
    for region in ink:
        written = region.kind in ("signature", "initials") and region.box.height <= _LOW * usual_height
        if written and (_fills_in(region.box, words, usual_height) or any(region.box.overlap(r.box) > 0 for r in read)):
            region = replace(region, kind="handwriting")
        regions.append(region)
    for one in read:
        same = [r for r in regions if r.kind == "handwriting" and r.box.overlap(one.box) > 0]
        regions = [r for r in regions if r not in same]
        regions.append(replace(one, box=union([one.box, *(r.box for r in same)])))
    return regions


def _read_with_doubt(words: Sequence[RecognisedWord]) -> list[Box]:
    """Runs of tall doubtful words that follow sure print on their line."""
    if all(word.confidence >= _DOUBTFUL for word in words):
        return []
    lines: dict[tuple[int, int], list[RecognisedWord]] = defaultdict(list)
    for word in words:
        lines[word.block, word.line].append(word)
    found: list[Box] = []
    for line in lines.values():
        sure = [w.y1 - w.y0 for w in line if w.confidence >= _SURE and any(map(str.isalpha, w.text))]
        if len(sure) < 2:
            continue
        height = median(sure)
        for before, word in pairwise(line):
            tall = word.y1 - word.y0 >= _TALLER * height and word.confidence < _DOUBTFUL
            if tall and any(map(str.isdigit, word.text)) and _asks(before.text):
                found.append(Box(word.x0, word.y0, word.x1, word.y1))
    return found


def _fills_in(box: Box, words: Sequence[RecognisedWord], usual_height: float) -> bool:
    """Does the last print to the left, on the same line, ask for something to be written?"""
    middle = (box.y0 + box.y1) / 2
    line = [
        word
        for word in words
        if word.x1 - box.x0 <= usual_height
        and abs((word.y0 + word.y1) / 2 - middle) < usual_height
        and word.confidence >= _SURE
        and any(map(str.isalnum, word.text))
    ]
    last = max(line, key=lambda word: word.x1, default=None)
    if last is None or box.x0 - last.x1 > _CLOSE * usual_height:
        return False
    if len(line) > 1 and box.height <= _AS_PRINT * usual_height and box.x0 - last.x1 <= usual_height:
        return True  # a number or a word that ends the line
    return _asks(last.text) and (len(line) > 1 or last.text.endswith(":"))


def _asks(text: str) -> bool:
    folded = fold(text)
    bare = folded.strip(" .,:;_…")
    return not bare.startswith(_SIGNED) and (bare in _ASKS or folded.endswith(":"))
