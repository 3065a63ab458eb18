"""The alignment of two token sequences that a lawyer would draw: few, contiguous changes.

A global alignment with affine gaps (Gotoh 1982), row by row in numpy: content words weigh more than articles, words
that nearly agree are paired, opening a new gap costs more than a chance agreement of an article.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from convextract.comparison.tokens import Token
from convextract.language.french_words import is_function_word

Matrix = npt.NDArray[np.float32]
Pair = tuple[int | None, int | None]
"""Template token and document token; None: has no counterpart."""

_WORD, _FUNCTION_WORD, _PLACEHOLDER = 1.0, 0.3, 0.5
_MISMATCH, _GAP_OPEN, _GAP_EXTEND = -0.25, 0.7, 0.03
_ALIKE = 60.0
"""Below this likeness (0 to 100) two words are a substitution, not variants of one."""


def align_words(template: list[Token], document: list[Token]) -> list[Pair]:
    """Every token of both sides once, in order."""
    if not template or not document:
        return [(i, None) for i in range(len(template))] + [(None, j) for j in range(len(document))]
    head = _common_prefix(template, document)
    tail = _common_prefix(template[head:][::-1], document[head:][::-1])
    rows, columns = template[head : len(template) - tail], document[head : len(document) - tail]
    pairs: list[Pair] = [(i, i) for i in range(head)]
    if rows and columns:
        pairs += [
            (None if i is None else i + head, None if j is None else j + head)
            for i, j in _gotoh(_scores(rows, columns))
        ]
    else:
        pairs += [(head + i, None) for i in range(len(rows))] + [(None, head + j) for j in range(len(columns))]
    pairs += [(len(template) - k, len(document) - k) for k in range(tail, 0, -1)]
    return pairs


def _common_prefix(one: list[Token], other: list[Token]) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a.key != b.key:
            break
        length += 1
    return length


def weight(token: Token) -> float:
    """How much it means that this token stands on both sides."""
    if token.kind == "word" and (len(token.key) == 1 or is_function_word(token.raw.lower())):
        return _FUNCTION_WORD
    return _WORD


def _scores(template: list[Token], document: list[Token]) -> Matrix:
    """Score of pairing row i with column j."""
    left = list(dict.fromkeys(t.key for t in template))
    right = list(dict.fromkeys(t.key for t in document))
    likeness = process.cdist(left, right, scorer=fuzz.ratio, dtype=np.float32, score_cutoff=_ALIKE)
    index_left = {k: n for n, k in enumerate(left)}
    index_right = {k: n for n, k in enumerate(right)}
    row = np.array([index_left[t.key] for t in template])
    column = np.array([index_right[t.key] for t in document])
    alike = likeness[row][:, column] / 100.0
    numeric_rows = np.array([t.kind != "word" for t in template])[:, None]
    numeric_columns = np.array([t.kind != "word" for t in document])[None, :]
    alike = np.where((numeric_rows | numeric_columns) & (alike < 1.0), 0.0, alike)
    alike = np.where(numeric_rows & numeric_columns & (alike < 1.0), 0.55, alike)
    weights = np.minimum(
        np.array([weight(t) for t in template])[:, None], np.array([weight(t) for t in document])[None, :]
    )
    score = np.where(alike >= 1.0, weights, np.where(alike > 0, weights * (1.6 * alike - 0.7), _MISMATCH))
    for i, token in enumerate(template):
        if token.kind == "placeholder":
            score[i, :] = _PLACEHOLDER
    return np.asarray(score, dtype=np.float32)


def _gotoh(score: Matrix) -> list[Pair]:
    rows, columns = score.shape
    best = np.full((rows + 1, columns + 1), -np.inf, dtype=np.float32)
    down = np.full_like(best, -np.inf)
    right = np.full_like(best, -np.inf)
    best[0, 0] = 0.0
    slope = np.arange(columns + 1, dtype=np.float32) * _GAP_EXTEND
    right[0, 1:] = -_GAP_OPEN - slope[1:]
    best[0, 1:] = right[0, 1:]
    for i in range(1, rows + 1):
        down[i] = np.maximum(best[i - 1] - _GAP_OPEN - _GAP_EXTEND, down[i - 1] - _GAP_EXTEND)
        entered = down[i].copy()
        np.maximum(entered[1:], best[i - 1, :-1] + score[i - 1], out=entered[1:])
        reach = np.maximum.accumulate(entered + slope)
        right[i, 1:] = reach[:-1] - _GAP_OPEN - slope[1:]
        best[i] = np.maximum(entered, right[i])
    return _trace(score, best, down, right)


def _trace(score: Matrix, best: Matrix, down: Matrix, right: Matrix) -> list[Pair]:
    pairs: list[Pair] = []
    i, j = score.shape
    while i or j:
        if i and j and best[i, j] <= best[i - 1, j - 1] + score[i - 1, j - 1] + 1e-5:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif i and best[i, j] <= down[i, j] + 1e-5:
            while True:
                i -= 1
                pairs.append((i, None))
                if down[i + 1, j] <= best[i, j] - _GAP_OPEN - _GAP_EXTEND + 1e-5 or i == 0:
                    break
        else:
            target = right[i, j]
            while True:
                j -= 1
                pairs.append((None, j))
                target += _GAP_EXTEND
                if j == 0 or target <= best[i, j] - _GAP_OPEN + 1e-4:
                    break
    return pairs[::-1]
