"""Is a small model of our own better at people's names than rules and than the stock model? Train one and measure.

    python -m benchmarks.person_model --known DIR [DIR ...] [--truth FOLDER] [--to MODEL]

Trains a hash-embedding NER (no vectors) on lines of generated conventions of the families `seen` and `unseen`, with
recognition slips at random, and on lone names, places, offices and bodies. Measures it on documents of other families
(`--known`: folders of `benchmarks.accuracy --to`, scans with the pages as recognised) and on files with true text and
gold (`--truth`: gold/NAME.json and gold/NAME.txt), beside `language.names` and the stock model:

* mentions: names of signatories and contacts in the lines in which they stand, found as spans of a person;
* lone lines: of the lines that typography alone calls names (certainty WEAK), which are people.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from faker import Faker

from benchmarks.generator.generate import write
from convextract.language.folding import fold
from convextract.language.names import WEAK, find_names, parse_name
from convextract.settings import models_folder

SEED, DOCUMENTS, EPOCHS, BATCH = 51000, 40, 4, 64
SLIP_RATE = 0.012
_CIVILITY = re.compile(r"^(?:M\.|Mme|Monsieur|Madame)\s")
_ALIKE = {"l": "1I", "i": "l", "e": "c", "é": "e", "o": "0", "u": "n", "a": "o", "s": "5", "t": "r", "E": "F", "O": "Q"}
TOK2VEC = {
    "@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 64, "depth": 3, "embed_size": 1500,
    "window_size": 1, "maxout_pieces": 3, "subword_features": True,
}  # fmt: skip
NER = {
    "@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner", "extra_state_tokens": False,
    "hidden_width": 48, "maxout_pieces": 2, "use_upper": True, "tok2vec": TOK2VEC,
}  # fmt: skip
Span = tuple[int, int]
Finder = Callable[[str], list[Span]]


@dataclass(frozen=True)
class Paper:
    """Lines of one document and the people that its gold names, as (given, family)."""

    lines: Sequence[str]
    people: Sequence[tuple[str, str]]


def people_of(gold: dict[str, Any]) -> list[tuple[str, str]]:
    rows = gold["tables"]["signatories"] + gold["tables"]["contacts"]
    return sorted({(r.get("given_name") or "", r["family_name"]) for r in rows if len(r.get("family_name") or "") > 2})


def mentions(line: str, people: Sequence[tuple[str, str]]) -> list[Span]:
    """Where the line names one of the people by given and family name, in any order and case."""
    found: list[Span] = []
    for given, family in people:
        if not given or family.lower() not in line.lower():
            continue
        a, b = re.escape(given), re.escape(family)
        match = re.search(rf"(?<!\w)(?:{a}\s{b}|{b}\s{a})(?!\w)", line, re.IGNORECASE)
        if match and not any(s < match.end() and match.start() < e for s, e in found):
            found.append(match.span())
    return sorted(found)


def slipped(line: str, spans: Sequence[Span], chance: random.Random) -> tuple[str, list[Span]]:
    """The line as a recogniser might read it, and its spans there."""
    out: list[str] = []
    at: list[int] = []
    for character in line:
        at.append(len("".join(out)))
        roll = chance.random()
        if roll < SLIP_RATE * 0.7:
            out.append(chance.choice(_ALIKE.get(character, character)))
        elif roll < SLIP_RATE * 0.85 and character != " ":
            out.append("")
        else:
            out.append(character)
    at.append(len("".join(out)))
    return "".join(out), [(at[s], at[e]) for s, e in spans]


def training(seed: int) -> list[tuple[str, list[Span]]]:
    chance, faker = random.Random(seed), Faker("fr_FR")
    faker.seed_instance(seed)
    examples: list[tuple[str, list[Span]]] = []
    with tempfile.TemporaryDirectory() as scratch:
        for number in range(DOCUMENTS):
            family = ("seen", "unseen")[number % 2]
            write(Path(scratch), f"d{number}", seed + number, family, "", 200)
            gold = json.loads((Path(scratch) / "gold" / f"d{number}.json").read_text(encoding="utf-8"))
            document = pdfium.PdfDocument(Path(scratch) / f"d{number}.pdf")
            for page in document:
                for line in page.get_textpage().get_text_range().splitlines():
                    spans = mentions(line, people_of(gold))
                    if spans or chance.random() < 0.3:
                        examples.append((line, spans))
            document.close()
    for _ in range(1500):
        given, family = chance.choice([faker.first_name_female, faker.first_name_male])(), faker.last_name()
        family = chance.choice([family, family.upper()])
        name = chance.choice([f"{given} {family}", f"{given} {family}", f"{family} {given}"])
        examples.append((name, [(0, len(name))]))
    for text in _no_people(chance, faker):
        examples.append((text, []))
    examples = [slipped(line, spans, chance) for line, spans in examples]
    chance.shuffle(examples)
    return examples


def _no_people(chance: random.Random, faker: Faker) -> Iterator[str]:
    with (models_folder() / "communes.csv").open(encoding="utf-8", newline="") as handle:
        places = [row["name"] for row in csv.DictReader(handle)]
    with (models_folder() / "houses.csv").open(encoding="utf-8", newline="") as handle:
        houses = [row["name"] for row in csv.DictReader(handle)]
    drawn = chance.sample(places, min(900, len(places)))
    yield from (text if chance.random() < 0.6 else text.upper() for text in drawn)
    yield from (text for text in chance.sample(houses, min(400, len(houses))) if text)
    for _ in range(200):
        yield faker.company()


def train(examples: Sequence[tuple[str, list[Span]]], seed: int) -> Any:
    import numpy
    import spacy
    from spacy.training import Example

    numpy.random.seed(seed)  # what thinc draws from
    random.seed(seed)
    nlp = spacy.blank("fr")
    recogniser: Any = nlp.add_pipe("ner", config={"model": NER})
    recogniser.add_label("PER")
    data = []
    for text, spans in examples:
        doc = nlp.make_doc(text)
        entities = [doc.char_span(s, e, "PER", alignment_mode="expand") for s, e in spans if e > s]
        data.append(Example.from_dict(doc, {"entities": [(e.start_char, e.end_char, "PER") for e in entities if e]}))
    optimizer = nlp.initialize(lambda: data[:200])
    chance = random.Random(seed)
    for epoch in range(EPOCHS):
        losses: dict[str, float] = {}
        chance.shuffle(data)
        for start in range(0, len(data), BATCH):
            batch = data[start : start + BATCH]
            nlp.update(batch, sgd=optimizer, drop=0.2, losses=losses)
        print(f"epoch {epoch + 1}: loss {losses['ner']:.0f}, {time.process_time():.0f} s CPU", flush=True)
    return nlp


def known_papers(folder: Path) -> Iterator[Paper]:
    """Scans of an accuracy run, as they were recognised."""
    from convextract.pipeline.discovery import content_hash
    from convextract.reading.serialise import pages_from_bytes

    store = sqlite3.connect(f"file:{folder / 'store.db'}?mode=ro", uri=True)
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        query = "select content from cached_pages where sha256 = ? order by page"
        pages = [page for (content,) in store.execute(query, (content_hash(folder / gold["source_file"]),))
                 for page in pages_from_bytes(content)]  # fmt: skip
        lines = [" ".join(word.best for word in line.words) for page in pages for line in page.lines]
        yield Paper(lines, people_of(gold))


def true_papers(folder: Path) -> Iterator[Paper]:
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if people_of(gold):
            yield Paper(path.with_suffix(".txt").read_text(encoding="utf-8").splitlines(), people_of(gold))


def by_rules(line: str) -> list[Span]:
    return [(m.start, m.end) for m in find_names(line, bare=True)]


def by_stock(line: str) -> list[Span]:
    from convextract.language.nlp import entities

    return [(e.start, e.end) for e in entities(line) if e.label == "PER"]


def measure(papers: Sequence[Paper], finders: dict[str, Finder]) -> None:
    print(f"{'':12}{'mentions':>9}{'found':>8}{'exact':>8}{'others':>8}{'lone people':>13}{'kept':>6}{'false':>7}")
    for name, find in finders.items():
        total = found = exact = others = people = kept = false = 0
        for paper in papers:
            for line in paper.lines:
                wanted = mentions(line, paper.people)
                got = find(line) if len(line) > 4 else []
                total += len(wanted)
                for s, e in wanted:
                    hit = [(a, b) for a, b in got if a < e and s < b]
                    found += bool(hit)
                    exact += any(_CIVILITY.sub("", line[a:b]).strip(" ,.") == line[s:e] for a, b in hit)
                others += sum(not any(a < e and s < b for s, e in wanted) for a, b in got)
                weak = parse_name(line)
                if weak is not None and weak.certainty <= WEAK:
                    is_one = any(fold(family) in fold(line) for _, family in paper.people)
                    said = any(b - a >= 0.8 * len(line.strip()) for a, b in got)
                    people, kept, false = people + is_one, kept + (is_one and said), false + (said and not is_one)
        shares = f"{found / max(1, total):8.3f}{exact / max(1, total):8.3f}"
        print(f"{name:12}{total:9}{shares}{others:8}{people:13}{kept:6}{false:7}", flush=True)


def _loaded(folder: Path) -> Any:
    import spacy

    return spacy.load(folder)


def _trained(folder: Path | None) -> Any:
    examples = training(SEED)
    print(f"{len(examples)} lines, {sum(bool(spans) for _, spans in examples)} with people")
    nlp = train(examples, SEED)
    if folder:
        nlp.to_disk(folder)
        print(f"{sum(f.stat().st_size for f in folder.rglob('*') if f.is_file()) / 1e6:.1f} MB")
    return nlp


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--known", type=Path, nargs="*", default=[])
    parser.add_argument("--truth", type=Path)
    parser.add_argument("--to", type=Path, help="keep the model here")
    parser.add_argument("--model", type=Path, help="measure this one, trained before")
    args = parser.parse_args()
    nlp = _trained(args.to) if args.model is None else _loaded(args.model)

    def by_ours(line: str) -> list[Span]:
        return [(e.start_char, e.end_char) for e in nlp(line).ents]

    finders: dict[str, Finder] = {"rules": by_rules, "own model": by_ours, "stock model": by_stock}
    if args.known:
        print("generated scans, families not trained on")
        measure([paper for folder in args.known for paper in known_papers(folder)], finders)
    if args.truth:
        print("files with true text")
        measure(list(true_papers(args.truth)), finders)


if __name__ == "__main__":
    main()
