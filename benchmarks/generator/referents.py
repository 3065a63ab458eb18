"""The annex of the referents whom agents can reach, in several layouts."""

from __future__ import annotations

from typing import Any

from benchmarks.generator.typesetting import Row, Sheet, marked, pretty
from benchmarks.generator.vocabulary import Organisation, Vocabulary, e164, with_article

LAYOUTS: dict[str, dict[str, tuple[str, ...]]] = {
    "referents": {
        "seen": ("table", "cards"),
        "unseen": ("table_reordered", "bullets"),
        "heldout": ("label_value", "stacked_table"),
        "sealed": ("operators_across", "reachable"),
    }
}


def referents_annex(
    sheet: Sheet, words: Vocabulary, orgs: list[Organisation], layout: str, tables: dict[str, list[Row]], part: int
) -> None:
    people: list[tuple[Organisation, Row, str]] = []
    for org in orgs:
        person = words.person() if words.chance.random() < 0.88 else None
        role = words.chance.choice(org.referents)[person.civility == "Mme"] if person else ""
        phones = [words.phone()] + ([words.phone(mobile=True)] if words.chance.random() < 0.2 else [])
        row: Row = {
            "part": part,
            "partner_code": org.code,
            "organisation": org.name,
            "structure": "",
            "kind": "person" if person else "office",
            "civility": person.civility if person else "",
            "given_name": person.given if person else "",
            "family_name": person.family if person else "",
            "role": role,
            "email": words.mailbox(person, org.domain),
            "phones": "|".join(map(e164, phones)),
            "quote": "",
        }
        tables["contacts"].append(row)
        people.append((org, row, " / ".join(pretty(p, sheet) for p in phones)))

    def name(r: Row) -> str:
        family = r["family_name"].upper() if sheet.capitals else r["family_name"]
        return " ".join(x for x in (r["civility"], r["given_name"], family) if x)

    if layout == "table":
        sheet.table(
            [["Partenaire", "Référent", "Fonction", "Téléphone", "Courriel"]]
            + [[o.name, (name(r), [r]), r["role"], p, (r["email"], [r])] for o, r, p in people],
            [38, 32, 32, 26, 44],
        )
    elif layout == "table_reordered":
        sheet.table(
            [["Nom du correspondant", "Adresse mail", "Tél. direct", "Organisme"]]
            + [[(name(r) or "-", [r]), (r["email"], [r]), p, o.name] for o, r, p in people],
            [42, 52, 30, 46],
        )
        for _, r, _ in people:
            r["role"] = None
    elif layout == "operators_across":
        for start in range(0, len(people), 3):
            group = people[start : start + 3]
            rows = [
                ["", *[o.name for o, _, _ in group]],
                ["Référent", *[(name(r) or "-", [r]) for _, r, _ in group]],
                ["Fonction", *[r["role"] or "-" for _, r, _ in group]],
                ["Téléphone", *[p for _, _, p in group]],
                ["Courriel", *[(r["email"], [r]) for _, r, _ in group]],
            ]
            sheet.table(rows, [24] + [48] * len(group))
    elif layout == "reachable":
        for o, r, p in people:
            who = f"{name(r)}, {r['role']}, est joignable" if r["family_name"] else "le service est joignable"
            sheet.add(f"Pour {with_article(o.name)}, {who} au {p} et à l'adresse {r['email']}.", rows=[r])
    elif layout == "label_value":
        for o, r, p in people:
            sheet.add(o.name, sheet.bold, [r])
            if r["family_name"]:
                sheet.add(f"Référent : {name(r)}")
                sheet.add(f"Fonction : {r['role']}")
            sheet.add(f"Ligne directe : {p}")
            sheet.add(f"Mél : {r['email']}")
    elif layout == "stacked_table":
        rows = [
            [o.name, ("\n".join(x for x in (name(r), r["role"]) if x), [r]), (f"{p}\n{r['email']}", [r])]
            for o, r, p in people
        ]
        sheet.table([["Partenaire", "Interlocuteur", "Coordonnées"], *rows], [55, 50, 60])
    elif layout == "cards":
        cards = [
            [
                _para(sheet, o.name, sheet.bold, [r]),
                *([_para(sheet, ", ".join(x for x in (name(r), r["role"]) if x))] if r["family_name"] else []),
                _para(sheet, f"Tél. : {p}"),
                _para(sheet, r["email"]),
            ]
            for o, r, p in people
        ]
        sheet.columns(cards, 2, height=85)
    else:
        sheet.bullets(
            [
                (f"{o.name} : " + ", ".join(x for x in (name(r), r["role"], p, r["email"]) if x), [r])
                for o, r, p in people
            ]
        )


def _para(sheet: Sheet, text: str, style: Any = None, rows: list[Row] | None = None) -> Any:
    return marked(text, style or sheet.body, rows or [])
