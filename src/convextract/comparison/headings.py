"""What headings say about the clause that begins: number, title, and titles that structure did not see."""

from __future__ import annotations

from collections import Counter

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from convextract.comparison.clause_tokens import ClauseTokens
from convextract.comparison.sections import DocToken, Section
from convextract.language.folding import fold
from convextract.language.french_words import is_french

Vector = npt.NDArray[np.float64]

TITLE_BONUS = 5.0
"""What a heading with the very title of a clause is worth, in words of the clause's text."""
_NUMBER_BONUS, _OTHER_BONUS, _LOST_HEADING_BONUS = 1.5, 2.0, 4.5
_READABLE, _UNREADABLE_HEADING = 0.85, 55.0
"""A heading that was read badly throughout is taken for the clause whose title it resembles this much (percent)."""


def entry_bonus(
    template: list[ClauseTokens], sections: list[Section], stream: list[DocToken], keys: list[str]
) -> dict[int, Vector]:
    """What the heading at a token says for each clause, by token index: at section starts and at lost headings."""
    bonus: dict[int, Vector] = {}
    titles = [fold(c.clause.title) for c in template]
    title_keys = [[t.key for t in c.title] for c in template]
    usual = _usual_words(titles)
    previous = -1
    for index, token in enumerate(stream):
        if token.section != previous:
            previous = token.section
            bonus[index] = _heading_bonus(template, titles, usual, sections[token.section])
            lost = _lost_heading(title_keys, titles, stream, keys, index)
            if lost >= 0:
                bonus[index][lost] = max(bonus[index][lost], TITLE_BONUS)
        elif token.line_start:
            lost = _lost_heading(title_keys, titles, stream, keys, index)
            if lost >= 0:
                row = np.zeros(len(template) + 1)
                row[lost] = _LOST_HEADING_BONUS
                bonus[index] = row
    return bonus


def _heading_bonus(
    template: list[ClauseTokens], titles: list[str], usual: frozenset[str], section: Section
) -> Vector:
    row = np.zeros(len(template) + 1)
    row[-1] = _OTHER_BONUS
    if not section.titled:
        return row
    title = fold(section.title.text).rstrip(" :.")
    for index, clause in enumerate(template):
        likeness = max(fuzz.ratio(title, titles[index]), _begins_alike(title, titles[index])) / 100 if title else 0.0
        likeness = min(likeness, _distinct_likeness(title, titles[index], usual))
        row[index] += TITLE_BONUS * max(0.0, likeness - 0.5) / 0.5
        if section.number and section.number in (clause.clause.number, clause.clause.id):
            row[index] += _NUMBER_BONUS
            if likeness >= _UNREADABLE_HEADING / 100:  # a title read badly under the right number
                row[index] += _OTHER_BONUS
    return row


def _usual_words(titles: list[str]) -> frozenset[str]:
    """Words of three titles or more: `convention`, `France`, `de`."""
    counts = Counter(word for title in titles for word in set(title.split()))
    return frozenset(word for word, count in counts.items() if count >= 3)


def _distinct_likeness(title: str, other: str, usual: frozenset[str]) -> float:
    """Likeness of what is special in two titles: `Publicité de la convention` is not `Objet de la convention`."""
    one, two = (" ".join(w for w in text.split() if w not in usual) for text in (title, other))
    if not one or not two:
        return 1.0
    shorter, longer = sorted((one, two), key=len)
    return max(fuzz.ratio(one, two), 0.95 * fuzz.ratio(shorter, longer[: len(shorter)])) / 100


def _begins_alike(title: str, other: str) -> float:
    """A title that was lengthened or cut still begins like the model's."""
    length = min(len(title), len(other))
    if length < 10 or max(len(title), len(other)) > 3 * length:
        return 0.0
    return 0.95 * fuzz.ratio(title[:length], other[:length])


def _lost_heading(
    title_keys: list[list[str]], titles: list[str], stream: list[DocToken], keys: list[str], index: int
) -> int:
    """The clause whose heading is printed on the line that begins here, or -1."""
    end = index + 1
    while end < len(stream) and not stream[end].line_start and stream[end].section == stream[index].section:
        end += 1
    start = index
    while start < min(end, index + 5) and _before_title(keys[start]):
        start += 1
    if start == end or end - start > 14:
        return -1
    numbered = any(key.isdigit() or len(key) > 1 for key in keys[index:start])
    for clause_index, title in enumerate(title_keys):
        if (len(title) > 1 or numbered) and keys[start : start + len(title)] == title:
            return clause_index
    if any(t.confidence > _READABLE or is_french(t.token.raw) for t in stream[start:end] if len(t.key) > 3):
        return -1
    line = " ".join(t.key for t in stream[start:end])
    if end - start < 2 and not numbered:
        return -1
    best = process.extractOne(line, titles, scorer=fuzz.ratio, score_cutoff=_UNREADABLE_HEADING)
    return int(best[2]) if best else -1


def _before_title(key: str) -> bool:
    """Numbers, `Article`, bullets and specks that stand in front of a title."""
    return key.isdigit() or len(key) == 1 or fuzz.ratio(key, "article") >= 70 or fuzz.ratio(key, "art") >= 66
