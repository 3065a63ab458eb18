# ruff: noqa: E501 - tables of wordings stand on one line each
"""What operators undertake: tables with merged operators, bullets, the future tense, verbs that are no `s'engage`."""

from __future__ import annotations

from typing import Any

from benchmarks.generator.blind.house import Tables
from benchmarks.generator.blind.sheets import Cell
from benchmarks.generator.blind.words import OfficeWords, Partner, new, upper_first
from benchmarks.generator.typesetting import Row

OFFERS = {
    "blind1": ("merged_table", "nouns", "each_to"),
    "blind2": ("future", "present_bullets"),
    "blind3": ("with_sublists", "jointly", "articles"),
}
# (infinitive, third person present, future, noun phrase); {n} is a number that the undertaking names.
ACTS: tuple[tuple[str, str, str, str], ...] = (
    ("désigner {n} interlocuteurs dédiés aux agents", "désigne {n} interlocuteurs dédiés aux agents",
     "désignera {n} interlocuteurs dédiés aux agents", "la désignation de {n} interlocuteurs dédiés aux agents"),
    ("former les nouveaux agents à l'utilisation de son site", "forme les nouveaux agents à l'utilisation de son site",
     "formera les nouveaux agents à l'utilisation de son site", "la formation des nouveaux agents à l'utilisation de son site"),
    ("organiser {n} journées d'immersion par an dans ses services", "organise {n} journées d'immersion par an dans ses services",
     "organisera {n} journées d'immersion par an dans ses services", "l'organisation de {n} journées d'immersion par an dans ses services"),
    ("répondre sous {n} jours aux questions écrites des agents", "répond sous {n} jours aux questions écrites des agents",
     "répondra sous {n} jours aux questions écrites des agents", "la réponse sous {n} jours aux questions écrites des agents"),
    ("mettre à disposition des affiches et des guides pratiques", "met à disposition des affiches et des guides pratiques",
     "mettra à disposition des affiches et des guides pratiques", "la mise à disposition d'affiches et de guides pratiques"),
    ("ouvrir des plages de rendez-vous en visioconférence", "ouvre des plages de rendez-vous en visioconférence",
     "ouvrira des plages de rendez-vous en visioconférence", "l'ouverture de plages de rendez-vous en visioconférence"),
    ("tenir {n} permanences par trimestre dans les locaux", "tient {n} permanences par trimestre dans les locaux",
     "tiendra {n} permanences par trimestre dans les locaux", "la tenue de {n} permanences par trimestre dans les locaux"),
    ("informer sans délai les structures des évolutions réglementaires", "informe sans délai les structures des évolutions réglementaires",
     "informera sans délai les structures des évolutions réglementaires", "l'information sans délai des structures sur les évolutions réglementaires"),
    ("transmettre un bilan chiffré des demandes reçues", "transmet un bilan chiffré des demandes reçues",
     "transmettra un bilan chiffré des demandes reçues", "la transmission d'un bilan chiffré des demandes reçues"),
    ("équiper {n} structures d'un poste informatique", "équipe {n} structures d'un poste informatique",
     "équipera {n} structures d'un poste informatique", "l'équipement de {n} structures en postes informatiques"),
    ("participer aux comités de pilotage départementaux", "participe aux comités de pilotage départementaux",
     "participera aux comités de pilotage départementaux", "la participation aux comités de pilotage départementaux"),
    ("financer une campagne de communication départementale", "finance une campagne de communication départementale",
     "financera une campagne de communication départementale", "le financement d'une campagne de communication départementale"),
)  # fmt: skip
WHERE = (
    "",
    "",
    " pendant toute la durée de la convention",
    " sur l'ensemble du territoire",
    " en lien avec l'animateur du réseau",
)
INF, PRESENT, FUTURE, NOUN = range(4)


def _draw(words: OfficeWords, form: int, count: int) -> list[tuple[str, float | str]]:
    out: list[tuple[str, float | str]] = []
    while len(out) < count:
        act, number = words.chance.choice(ACTS)[form], words.chance.randint(2, 9)
        text = (act + words.chance.choice(WHERE)).format(n=number)
        if words.unused(text) and not any(text[:18] == t[:18] for t, _ in out):
            out.append((text, number if "{n}" in act else ""))
    return out


def _row(tables: Tables, part: int, code: str, text: str, quantity: float | str, deadline: str = "") -> Row:
    return new(
        tables,
        "commitments",
        {
            "part": part, "partner_code": code, "organisation": None, "text": text, "category": None,
            "quantity": quantity if quantity != "" else None, "unit": None, "deadline": deadline,
        },
    )  # fmt: skip


def one_annex(sheet: Any, words: OfficeWords, partners: list[Partner], tables: Tables, part: int, year: int) -> None:
    """All operators in one table: operator (merged) | undertaking | deadline."""
    lines: list[Any] = [["Opérateur", "Engagement", "Échéance"]]
    for p in partners:
        acts = _draw(words, INF, words.chance.randint(2, 4))
        for k, (text, quantity) in enumerate(acts):
            when, iso = words.chance.choice(
                [
                    ("", ""),
                    (f"31/12/{year + 1}", f"{year + 1}-12-31"),
                    (str(year + 1), str(year + 1)),
                    ("permanent", ""),
                ]
            )
            told = upper_first(text)
            row = _row(tables, part, p.code, told, quantity, iso)
            line: list[Any] = [Cell(told, [row]), when]
            lines.append(([Cell(p.name, down=len(acts), bold=True)] if k == 0 else []) + line)
    sheet.set_table(lines, [3, 7, 2])


def annex(
    sheet: Any, words: OfficeWords, p: Partner, layout: str, tables: Tables, part: int, year: int, other: Partner
) -> None:
    chance, the = words.chance, p.with_the(p.name)
    count = chance.randint(3, 5)
    if layout == "nouns":
        sheet.add(f"{upper_first(the)} assure :")
        _bullets(sheet, [(t, [_row(tables, part, p.code, t, q)]) for t, q in _draw(words, NOUN, count)])
    elif layout == "each_to":
        sheet.add(f"Par la présente, {the} s'engage vis-à-vis des structures à :")
        _bullets(sheet, [(t, [_row(tables, part, p.code, t, q)]) for t, q in _draw(words, INF, count)])
    elif layout == "future":
        for k, (t, q) in enumerate(_draw(words, FUTURE, count)):
            subject = upper_first(the) if k == 0 or chance.random() < 0.4 else p.pronoun()
            sheet.add(f"{subject} {t}.", rows=[_row(tables, part, p.code, t, q)])
    elif layout == "present_bullets":
        sheet.add(f"{upper_first(the)} :")
        _bullets(sheet, [(t, [_row(tables, part, p.code, t, q)]) for t, q in _draw(words, PRESENT, count)])
    elif layout == "with_sublists":
        sheet.add(f"{upper_first(the)} s'engage à :")
        subs = ("les droits et démarches", "les outils numériques", "l'orientation des usagers")
        for k, (t, q) in enumerate(_draw(words, INF, count)):
            if k != 1:
                sheet.bullets([(t + " ;", [_row(tables, part, p.code, t, q)])])
                continue
            inner = chance.sample(subs, 2)
            sheet.bullets(
                [
                    (
                        t + ", notamment sur :",
                        [_row(tables, part, p.code, f"{t}, notamment sur : {inner[0]}, {inner[1]}", q)],
                    )
                ]
            )
            sheet.bullets([(f"{inner[0]},", []), (f"{inner[1]} ;", [])], level=2)
    elif layout == "jointly":
        sheet.add(f"{upper_first(the)} et {other.with_the(other.name)} s'engagent conjointement à :")
        code = f"{p.code}|{other.code}" if p.code != other.code else p.code
        _bullets(sheet, [(t, [_row(tables, part, code, t, q)]) for t, q in _draw(words, INF, count)])
    else:
        for k, (t, q) in enumerate(_draw(words, INF, count)):
            lead, kept = chance.choice([("s'engage à", ""), ("veillera à", "veillera à "), ("prend l'engagement de", "")])
            join = "d'" if lead.endswith(" de") and t[0] in "aeéio" else lead.rsplit(" ", 1)[1] + " "
            told = f"{lead.rsplit(' ', 1)[0]} {join}{t}"
            row = _row(tables, part, p.code, kept + t, q)
            sheet.add(f"{k + 1}. {upper_first(the)} {told}.", rows=[row])


def _bullets(sheet: Any, items: list[tuple[str, list[Row]]]) -> None:
    last = len(items) - 1
    sheet.bullets([(t + ("." if k == last else " ;"), r) for k, (t, r) in enumerate(items)])
