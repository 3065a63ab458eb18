"""Small templates and documents for the tests of the comparison."""

from __future__ import annotations

from convextract.comparison import Comparison, compare_with
from convextract.comparison.template import Template
from convextract.comparison.template_register import parse_template
from convextract.reading.page import Box, Line, Page, Word
from convextract.reading.running_text import RunningText
from convextract.records import Part
from convextract.structure import Block, ClauseSpan, PartSpan, StructuredDocument

FRONT = "---\nid: essai\ntitle: Modèle d'essai\nversion: '1'\nplaceholders:\n  lieu: un lieu\n---\n\n"

BODY = """## Art. 1 - Horaires {#art-1}

Les maisons sont ouvertes au moins 24 heures par semaine réparties sur cinq jours, avec un accueil de qualité.

Chaque demande des usagers reçoit une réponse dans un délai de 72h ouvrées après son enregistrement.

## Art. 2 - Financement {#art-2}

Chaque maison perçoit une subvention de 30 000 euros par an, versée par la préfecture au gestionnaire.

## Art. 3 - Obligations {#art-3}

Les gestionnaires doivent répondre aux enquêtes nationales et tenir un registre de fréquentation à jour.

L'outil de suivi est mis à disposition par l'Agence nationale de cohésion des territoires (ANCT) chaque trimestre.

## Art. 4 - Retrait {#art-4}

Les partenaires locaux comme Pôle emploi peuvent se retirer sous un préavis de six (6) mois par lettre recommandée.
"""

Clauses = list[tuple[str, str, str]]
"""Number, title, body of each clause of a document."""


def small_template() -> Template:
    return parse_template(FRONT + BODY)


def clauses_of(template: Template) -> Clauses:
    return [(c.number, c.title, c.text) for c in template.compared]


def changed(before: str, after: str) -> Clauses:
    """The template's clauses with one replacement, which must apply."""
    clauses = clauses_of(small_template())
    assert any(before in text for _, _, text in clauses)
    return [(number, title, text.replace(before, after)) for number, title, text in clauses]


def document(clauses: Clauses, *, scanned: bool = False, confidence: float = 0.95) -> StructuredDocument:
    """A document of one page with these clauses, a clause a block, twelve words a line."""
    blocks: list[Block] = []
    spans: list[ClauseSpan] = []
    lines: list[Line] = []
    for number, title, body in clauses:
        pieces = [_text(piece, lines, confidence if scanned else 1.0) for piece in (title, body)]
        first = len(blocks)
        for piece in pieces:
            if piece:
                blocks.append(Block("paragraph", piece, 1, piece.words[0].word.box))
        spans.append(ClauseSpan(number, pieces[0], pieces[1], 1, first, len(blocks)))
    page = Page(1, 595, 842, "ocr" if scanned else "text_layer", tuple(lines))
    part = Part(part_id="dp0001", kind="convention", first_page=1, last_page=1)
    return StructuredDocument("d", "d.pdf", [page], blocks, [PartSpan(part, 0, len(blocks))], spans)


def _text(text: str, lines: list[Line], confidence: float) -> RunningText:
    first = len(lines)
    words = text.split()
    for start in range(0, len(words), 12):
        x, placed = 60.0, []
        for word in words[start : start + 12]:
            placed.append(Word(word, Box(x, 60 + 14 * len(lines), x + 5 * len(word), 70 + 14 * len(lines)), confidence))
            x += 5 * len(word) + 5
        lines.append(Line(tuple(placed)))
    return RunningText.of_lines((1, line) for line in lines[first:])


def compared(clauses: Clauses, *, scanned: bool = False, confidence: float = 0.95) -> Comparison:
    return compare_with(document(clauses, scanned=scanned, confidence=confidence), [small_template()])
