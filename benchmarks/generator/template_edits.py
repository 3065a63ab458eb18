# ruff: noqa: E501 - the sentences of the template stand on one line each
"""Changes made to the national template, each with the deviation that a careful reader would write down."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.generator.typesetting import Row


@dataclass
class TemplateClause:
    id: str
    heading: str
    body: list[str]
    """Paragraphs; list items begin with `- ` (outer) or `    - ` (inner)."""
    rows: list[Row] = field(default_factory=list)


def read_template(path: Path) -> list[TemplateClause]:
    text = path.read_text(encoding="utf-8").split("---\n", 2)[2]
    clauses: list[TemplateClause] = []
    for line in text.splitlines():
        head = re.match(r"#+ (.*) \{#([\w.-]+)[^}]*\}$", line)
        if head:
            clauses.append(TemplateClause(head[2], head[1], []))
        elif line.strip() and clauses:
            clauses[-1].body.append(line.replace("*", "").rstrip())
    return clauses


@dataclass(frozen=True)
class Edit:
    clause: str
    before: str
    after: tuple[str, ...]
    nature: str
    severity: str


REPLACEMENTS = (
    Edit("art-4.2", "24 heures", ("28 heures", "30 heures", "20 heures", "35 heures"), "quantity", "high"),
    Edit("art-4.2", "cinq jours", ("six jours", "quatre jours"), "quantity", "high"),
    Edit("art-4.2", "72h ouvrées", ("48h ouvrées", "96h ouvrées", "cinq jours ouvrés"), "deadline", "high"),
    Edit("preamble-5", "30 000 euros", ("25 000 euros", "35 000 euros", "40 000 euros"), "amount", "high"),
    Edit("art-3", "doivent répondre", ("peuvent répondre",), "obligation", "high"),
    Edit("art-7", "six (6) mois", ("trois (3) mois", "douze (12) mois"), "deadline", "high"),
    Edit("art-6", "une fois par an", ("deux fois par an", "trois fois par an"), "quantity", "high"),
    Edit("art-4.3", "31 décembre 2022", ("30 juin 2024", "31 décembre 2025"), "deadline", "high"),
    Edit(
        "art-4.6",
        "L'utilisateur peut à tout moment retirer",
        ("L'utilisateur ne peut à aucun moment retirer",),
        "obligation",
        "high",
    ),
    Edit("art-5.2.2", "de manière obligatoire", ("de manière facultative",), "obligation", "high"),
    Edit(
        "art-4.7",
        "l'Agence nationale de cohésion des territoires (ANCT)",
        ("la préfecture", "le conseil départemental"),
        "party",
        "high",
    ),
    Edit("art-4.6", "72 heures", ("48 heures", "96 heures"), "deadline", "high"),
    Edit("art-4.2", "en amont", ("préalablement",), "wording", "low"),
    Edit("art-6", "des axes de progrès", ("des pistes d'amélioration",), "wording", "low"),
    Edit(
        "art-5.2.4",
        "selon leurs propres normes internes de qualité",
        ("selon leurs procédures habituelles",),
        "wording",
        "low",
    ),
)
DELETIONS = (
    (
        "art-4.2",
        "Les horaires d'ouverture de la structure sont également affichés de façon visible à l'entrée de la France Services.",
    ),
    ("art-2.1", "La mise en relation des usagers avec les opérateurs partenaires ;"),
    ("art-4.7", "La satisfaction des usagers est interrogée par voie de questionnaires tous les ans."),
    (
        "art-7",
        "De même, les gestionnaires France Services peuvent dénoncer la présente convention sous le même préavis. Ils en informent le Préfet de département.",
    ),
)
INSERTIONS = (
    ("art-4.5", "Un logotype commun aux structures du département est apposé sur tous les documents remis au public."),
    ("art-6", "Un comité technique prépare ses travaux et lui rend compte chaque semestre."),
    ("art-4.3", "Les locaux disposent d'une borne de recharge réservée aux véhicules de service."),
)
MISSING = ("art-5.2.3", "art-4.4", "art-10", "art-4.1")
ADDED = (
    (
        "art-4.7",
        "4.8 Assurances",
        "Le gestionnaire France Services souscrit les assurances nécessaires à la couverture des risques liés à l'accueil du public.",
    ),
    (
        "art-5.3",
        "5.4 Mutualisation des moyens",
        "Les partenaires peuvent mettre en commun des véhicules et des locaux afin de tenir leurs permanences.",
    ),
)


def edit(
    clauses: list[TemplateClause], chance: random.Random, count: int
) -> tuple[list[TemplateClause], list[Row], dict[str, str]]:
    """Apply `count` edits; returns the clauses of the document, gold deviations, and gold status by template id."""
    by_id = {c.id: c for c in clauses}
    status = {c.id: "identical" for c in clauses if c.id not in ("title", "signatures")}
    deviations: list[Row] = []

    def note(clause: str, operation: str, before: str, after: str, nature: str, severity: str) -> None:
        row: Row = {
            "part": 1,
            "template_clause": clause,
            "operation": operation,
            "template_text": before,
            "document_text": after,
            "nature": nature,
            "severity": severity,
            "quote": after,
        }
        deviations.append(row)
        if clause:
            status[clause] = "missing" if operation == "clause_missing" else "modified"
        if clause in by_id:
            by_id[clause].rows.append(row)

    missing = chance.sample(MISSING, 1 if chance.random() < 0.5 else 0)
    pool = (
        [("replace", e) for e in REPLACEMENTS]
        + [("delete", d) for d in DELETIONS]
        + [("insert", i) for i in INSERTIONS]
    )
    for kind, change in chance.sample(pool, count):
        clause = change.clause if isinstance(change, Edit) else change[0]
        if clause in missing:
            continue
        body = by_id[clause].body
        if isinstance(change, Edit):
            after = chance.choice(change.after)
            by_id[clause].body = [p.replace(change.before, after, 1) for p in body]
            note(clause, "replace", change.before, after, change.nature, change.severity)
        elif kind == "delete":
            by_id[clause].body = [p.replace(change[1], "").strip() for p in body if p.strip("- ") != change[1]]
            note(clause, "delete", change[1], "", "scope", "medium")
        else:
            by_id[clause].body = [*body, change[1]]
            note(clause, "insert", "", change[1], "scope", "medium")
    for clause in missing:
        note(clause, "clause_missing", " ".join(by_id[clause].body), "", "scope", "medium")
    kept = [c for c in clauses if c.id not in missing]
    if chance.random() < 0.4:
        after_id, heading, body = chance.choice(ADDED)
        added = TemplateClause("", heading, [body])
        kept.insert(next(k for k, c in enumerate(kept) if c.id == after_id) + 1, added)
        note("", "clause_added", "", body, "scope", "medium")
        added.rows.append(deviations[-1])
    return kept, deviations, status
