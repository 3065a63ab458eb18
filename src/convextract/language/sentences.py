"""Sentences of French running text."""

from __future__ import annotations

import re

from convextract.language.folding import fold_keeping_length

_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:m|mm|mme|mmes|art|cf|n|p|pp|tel|av|bd|st|ste|etc|ex|dr|[a-z])\.$")
_END = re.compile(r"[.!?;](?=\s{1,3}[\"«(]?\s?[A-ZÀ-ÖØ-Þ])|,(?=\sIls?\ss'engage)")


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end (exclusive) of every sentence; abbreviations do not end one."""
    spans, start = [], 0
    for match in _END.finditer(text):
        if match[0] == "." and _ABBREVIATION.search(fold_keeping_length(text[max(0, match.end() - 8) : match.end()])):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    return [(a + len(text[a:b]) - len(text[a:b].lstrip()), b) for a, b in spans if text[a:b].strip()]
