"""Annexes: structures with hours, partner offers, referents, financing. Each in several layouts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from benchmarks.generator.typesetting import Row, Sheet, marked
from benchmarks.generator.vocabulary import Department, Organisation, Person, Vocabulary

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa")
FRENCH_DAY = dict(zip(DAYS, ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"), strict=True))
Span = tuple[str, str]
Week = dict[str, list[Span]]

LAYOUTS: dict[str, dict[str, tuple[str, ...]]] = {
    "hours": {
        "seen": ("days_across", "sentence"),
        "unseen": ("days_down", "day_by_day"),
        "heldout": ("range_table", "one_line"),
        "sealed": ("halves_down", "abbreviated"),
    },
    "referents": {
        "seen": ("table", "cards"),
        "unseen": ("table_reordered", "bullets"),
        "heldout": ("label_value", "stacked_table"),
        "sealed": ("operators_across", "reachable"),
    },
    "offer": {
        "seen": ("engages", "undertakes_list"),
        "unseen": ("sentences", "will"),
        "heldout": ("numbered", "table"),
        "sealed": ("to_each", "titled"),
    },
    "financing": {
        "seen": ("payers_across",),
        "unseen": ("lines", "prose"),
        "heldout": ("payers_down", "items"),
        "sealed": ("shares", "granted"),
    },
}


@dataclass
class House:
    """A structure as the document tells it; `row` is its gold."""

    name: str
    manager: str
    manager_type: str
    street: str
    postcode: str
    commune: str
    email: str
    phone: str
    staff: int
    week: Week
    president: Person
    row: Row = field(default_factory=dict)


def draw_week(vocabulary: Vocabulary) -> Week:
    chance = vocabulary.chance
    morning = (chance.choice(["08:30", "09:00", "08:45"]), chance.choice(["12:00", "12:30", "12:15"]))
    evening = (chance.choice(["13:30", "14:00", "13:45"]), chance.choice(["17:00", "17:30", "16:45"]))
    week: Week = {day: [morning, evening] for day in DAYS[:5]}
    for day in chance.sample(DAYS[:5], chance.randint(0, 2)):
        week[day] = [morning]
    if chance.random() < 0.25:
        week[chance.choice(DAYS[:5])] = []
    if chance.random() < 0.3:
        week["Sa"] = [("09:00", "12:00")]
    return {d: s for d, s in week.items() if s}


def osm(week: Week) -> str:
    """Canonical form of the contract: days with the same times are one rule, three or more in a row as a range."""
    groups: dict[tuple[Span, ...], list[str]] = defaultdict(list)
    for day in DAYS:
        if week.get(day):
            groups[tuple(week[day])].append(day)
    rules = []
    for spans, days in groups.items():
        rules.append(f"{_days(days)} {','.join(f'{a}-{b}' for a, b in spans)}")
    return "; ".join(rules)


def _days(days: list[str]) -> str:
    runs: list[list[str]] = []
    for day in days:
        if runs and DAYS.index(day) == DAYS.index(runs[-1][-1]) + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(f"{r[0]}-{r[-1]}" if len(r) > 2 else ",".join(r) for r in runs)


def weekly_hours(week: Week) -> float:
    minutes = lambda t: int(t[:2]) * 60 + int(t[3:])  # noqa: E731
    return round(sum(minutes(b) - minutes(a) for spans in week.values() for a, b in spans) / 60, 2)


def clock(time: str, style: str) -> str:
    hour, minute = int(time[:2]), time[3:]
    if style == "h00":
        return f"{hour}h{minute}"
    if style == "h":
        return f"{hour}h{minute if minute != '00' else ''}"
    if style == "spaced":
        return f"{hour} h {minute}" if minute != "00" else f"{hour} h"
    return time


def spans_text(spans: list[Span], style: str, join: str = " ") -> str:
    return join.join(f"{clock(a, style)}-{clock(b, style)}" for a, b in spans)


def phrase(spans: list[Span], style: str) -> str:
    return " et ".join(f"de {clock(a, style)} à {clock(b, style)}" for a, b in spans)


def hour_rows(house: House, tables: dict[str, list[Row]], part: int) -> dict[str, list[Row]]:
    """Gold rows a weekday, added to the tables."""
    out: dict[str, list[Row]] = {}
    for day in DAYS:
        out[day] = [
            {
                "part": part,
                "place": house.name,
                "place_kind": "structure",
                "weekday": day,
                "opens": a,
                "closes": b,
                "by_appointment": "",
                "recurrence": "",
                "quote": "",
            }
            for a, b in house.week.get(day, [])
        ]
        tables["opening_hours"] += out[day]
    return out


def structures_annex(sheet: Sheet, houses: list[House], layout: str, tables: dict[str, list[Row]], part: int) -> None:
    style = sheet.chance.choice(["h00", "h", "spaced"])
    identity_table = sheet.chance.random() < 0.4 and layout in ("days_across", "days_down")
    if identity_table:
        sheet.table(
            [["Structure", "Gestionnaire", "Adresse", "Téléphone", "Courriel", "Agents"]]
            + [
                [
                    (h.name, [h.row]),
                    h.manager,
                    f"{h.street} {h.postcode} {h.commune}",
                    pretty(h.phone, sheet),
                    h.email,
                    str(h.staff),
                ]
                for h in houses
            ],
            [34, 34, 38, 22, 30, 12],
        )
    rows = [hour_rows(h, tables, part) for h in houses]
    if identity_table and layout == "days_across":
        sheet.add("Horaires d'ouverture", sheet.heading)
        days = DAYS if any(h.week.get("Sa") for h in houses) else DAYS[:5]
        sheet.table(
            [["Structure", *[FRENCH_DAY[d].capitalize() for d in days]]]
            + [
                [
                    h.name,
                    *[
                        (spans_text(h.week.get(d, []), style, "\n") or sheet.chance.choice(["fermé", "-"]), r[d])
                        for d in days
                    ],
                ]
                for h, r in zip(houses, rows, strict=True)
            ],
            [38] + [132 / len(days)] * len(days),
        )
        return
    for house, by_day in zip(houses, rows, strict=True):
        sheet.add(house.name, sheet.heading, [house.row] if not identity_table else [])
        if not identity_table:
            sheet.add(f"Gestionnaire : {house.manager}")
            sheet.add(f"Adresse : {house.street}, {house.postcode} {house.commune}")
            sheet.add(f"{sheet.chance.choice(['Téléphone', 'Tél.'])} : {pretty(house.phone, sheet)}")
            sheet.add(f"{sheet.chance.choice(['Courriel', 'Mail', 'Adresse électronique'])} : {house.email}")
            sheet.add(f"{sheet.chance.choice(['Effectif', 'Personnel'])} : {house.staff} agents")
        _hours(sheet, house, by_day, layout, style)


def _hours(sheet: Sheet, house: House, by_day: dict[str, list[Row]], layout: str, style: str) -> None:
    every = [r for rows in by_day.values() for r in rows]
    open_days = [d for d in DAYS if house.week.get(d)]
    if layout == "days_down":
        sheet.table(
            [["Jour", "Matin", "Après-midi"]]
            + [
                [
                    FRENCH_DAY[d].capitalize(),
                    (_half(house.week.get(d, []), style, 0), by_day[d][:1]),
                    (_half(house.week.get(d, []), style, 1), by_day[d][1:]),
                ]
                for d in DAYS[: 6 if "Sa" in open_days else 5]
            ],
            [40, 45, 45],
        )
    elif layout == "days_across":
        sheet.table(
            [
                [FRENCH_DAY[d].capitalize() for d in open_days],
                [(spans_text(house.week[d], style, "\n"), by_day[d]) for d in open_days],
            ],
            [170 / len(open_days)] * len(open_days),
        )
    elif layout == "range_table":
        groups = _same_times(house, open_days)
        rows = [
            (
                _day_names(days),
                (" / ".join(phrase([s], style).removeprefix("de ") for s in spans), _rows_of(by_day, days)),
            )
            for spans, days in groups.items()
        ]
        sheet.table(
            [["Jours", "Horaires d'ouverture au public"], *([d[0].upper() + d[1:], h] for d, h in rows)], [70, 80]
        )
    elif layout == "halves_down":
        head = ["", *[FRENCH_DAY[d].capitalize() for d in open_days]]
        halves = [
            [name, *[(_half(house.week[d], style, k), by_day[d][k : k + 1]) for d in open_days]]
            for k, name in enumerate(("Matin", "Après-midi"))
        ]
        sheet.table([head, *halves], [22] + [148 / len(open_days)] * len(open_days))
    elif layout == "abbreviated":
        told = []
        for spans, days in _same_times(house, open_days).items():
            run = len(days) > 2 and DAYS.index(days[-1]) - DAYS.index(days[0]) == len(days) - 1
            short = [FRENCH_DAY[d][:3].capitalize() + "." for d in days]
            told.append(
                f"{f'{short[0]}-{short[-1]}' if run else ', '.join(short)} {spans_text(list(spans), style, ' / ')}"
            )
        sheet.add("Horaires : " + " ; ".join(told), rows=every)
    elif layout == "one_line":
        told = " ; ".join(f"{FRENCH_DAY[d]} {spans_text(house.week[d], style, ' et ')}" for d in open_days)
        sheet.add(f"Ouverture : {told}.", rows=every)
    elif layout == "day_by_day":
        sheet.add("Horaires d'ouverture :")
        sheet.bullets(
            [(f"{FRENCH_DAY[d].capitalize()} : {phrase(house.week[d], style)}", by_day[d]) for d in open_days]
        )
    else:
        told_groups = _same_times(house, open_days)
        told = ", ".join(f"{_day_names(days)} {phrase(list(spans), style)}" for spans, days in told_groups.items())
        sheet.add("La structure est ouverte " + told + ".", rows=every)


def _same_times(house: House, days: list[str]) -> dict[tuple[Span, ...], list[str]]:
    groups: dict[tuple[Span, ...], list[str]] = defaultdict(list)
    for day in days:
        groups[tuple(house.week[day])].append(day)
    return groups


def _day_names(days: list[str]) -> str:
    if len(days) > 2 and DAYS.index(days[-1]) - DAYS.index(days[0]) == len(days) - 1:
        return f"du {FRENCH_DAY[days[0]]} au {FRENCH_DAY[days[-1]]}"
    names = [f"le {FRENCH_DAY[day]}" for day in days]
    return " et ".join([", ".join(names[:-1])] * (len(names) > 1) + names[-1:])


def _rows_of(by_day: dict[str, list[Row]], days: list[str]) -> list[Row]:
    return [row for day in days for row in by_day[day]]


def _half(spans: list[Span], style: str, half: int) -> str:
    return (
        f"{clock(spans[half][0], style)} - {clock(spans[half][1], style)}"
        if len(spans) > half
        else ("Fermé" if half or not spans else "")
    )


def pretty(phone: str, sheet: Sheet) -> str:
    return sheet.phone_sign.join(phone[i : i + 2] for i in range(0, 10, 2))


def e164(phone: str) -> str:
    return "+33" + phone[1:]


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
            sheet.add(f"Pour {_the(o.name)}, {who} au {p} et à l'adresse {r['email']}.", rows=[r])
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


UNDERTAKINGS: dict[str, tuple[str, ...]] = {
    "referent": (
        "désigner un référent joignable par téléphone pendant les heures d'ouverture",
        "nommer {n} correspondants pour le département",
    ),
    "training": (
        "former les agents aux démarches en ligne",
        "organiser {n} sessions de formation par an pour les agents",
    ),
    "documentation": (
        "mettre à disposition des structures des dépliants à jour",
        "fournir chaque semestre une documentation actualisée",
    ),
    "case_handling": (
        "répondre aux demandes transmises par les agents sous {n} jours ouvrés",
        "traiter en priorité les dossiers urgents signalés",
    ),
    "appointments": (
        "proposer des rendez-vous téléphoniques aux usagers",
        "ouvrir des créneaux de rendez-vous en visioconférence",
    ),
    "on_site_presence": (
        "tenir {n} permanences par mois dans les locaux de la structure",
        "assurer une permanence mensuelle sur place",
    ),
    "equipment": (
        "équiper chaque structure d'une borne d'accès à ses services en ligne",
        "prêter {n} tablettes tactiles à chaque structure",
    ),
    "communication": (
        "relayer l'existence des structures dans ses supports de communication",
        "afficher la carte des structures dans ses agences",
    ),
    "data_sharing": (
        "transmettre chaque trimestre les statistiques de fréquentation",
        "partager avec les structures la liste des motifs de contact",
    ),
}
SCOPES = (
    " dans tout le département",
    " au bénéfice des structures",
    " en lien avec la préfecture",
    " dans chaque arrondissement",
    " selon un calendrier partagé",
    " après avis du comité de pilotage",
)
DEADLINES = ("avant le 31 décembre {y}", "d'ici au 30 juin {y}")


def _fresh(words: Vocabulary, category: str) -> tuple[str, int]:
    """An undertaking (with room for its number) that this paper does not hold yet."""
    while True:
        text, number = words.chance.choice(UNDERTAKINGS[category]), words.chance.randint(2, 12)
        if words.chance.random() < 0.5:
            text += words.chance.choice(SCOPES)
        if words.unused(text.format(n=number)):
            return text, number


def offer_annex(
    sheet: Sheet, words: Vocabulary, org: Organisation, layout: str, tables: dict[str, list[Row]], part: int, year: int
) -> None:
    chance = words.chance
    items: list[tuple[str, list[Row]]] = []
    for category in chance.sample(sorted(UNDERTAKINGS), chance.randint(3, 6)):
        text, number = _fresh(words, category)
        quantity: float | str = number if "{n}" in text else ""
        text, deadline = text.format(n=number), ""
        if chance.random() < 0.2:
            text += " " + chance.choice(DEADLINES).format(y=year + 1)
            deadline = f"{year + 1}-12-31" if "31 décembre" in text else f"{year + 1}-06-30"
        row: Row = {
            "part": part,
            "partner_code": org.code,
            "organisation": None,
            "text": text,
            "category": category,
            "quantity": quantity,
            "unit": None,
            "deadline": deadline,
            "quote": "",
        }
        tables["commitments"].append(row)
        items.append((text, [row]))
    the = (
        org.name
        if org.name.startswith(("La ", "Le "))
        else (
            "La "
            if org.name.startswith(("Caisse", "CPAM", "MSA", "CARSAT", "Direction", "Préfecture"))
            else "Le "
            if org.name.startswith("Tribunal")
            else ""
        )
        + org.name
    )
    inside = the if the == "La Poste" or not the.startswith(("La ", "Le ")) else the[0].lower() + the[1:]
    end = lambda k: "." if k == len(items) - 1 else " ;"  # noqa: E731
    if layout == "engages":
        sheet.add(f"{the} s'engage à :")
        sheet.bullets([(t + end(k), r) for k, (t, r) in enumerate(items)])
    elif layout == "undertakes_list":
        sheet.add(f"Dans le cadre de la présente convention, {inside} prend les engagements suivants :")
        sheet.bullets([(t[0].upper() + t[1:] + ".", r) for t, r in items])
    elif layout == "to_each":
        sheet.add(f"Au titre de l'offre complémentaire, {inside} s'engage :")
        sheet.bullets([(f"à {t}{end(k)}", r) for k, (t, r) in enumerate(items)])
    elif layout == "titled":
        for k, (t, r) in enumerate(items):
            sheet.add(f"Engagement n° {k + 1}", sheet.bold)
            sheet.add(f"{the} s'engage à {t}.", rows=r)
    elif layout == "numbered":
        sheet.add(f"{the} s'engage, pour toutes les structures du département, à :")
        for k, (t, r) in enumerate(items):
            sheet.add(f"{k + 1}) {t}{end(k)}", rows=r)
    elif layout == "table":
        sheet.add(f"{the} s'engage à :")
        sheet.table([["Engagement", "Observations"], *([(t, r), ""] for t, r in items)], [130, 35])
    elif layout == "sentences":
        for t, r in items:
            sheet.add(f"{the} s'engage à {t}.", rows=r)
    else:
        sheet.add(
            f"Engagements : {inside}",
            sheet.heading,
        )
        sheet.bullets([(t[0].upper() + t[1:] + end(k), r) for k, (t, r) in enumerate(items)])


def _the(name: str) -> str:
    """With its article, as `Pour la CPAM` wants it."""
    if name.startswith(("Caisse", "CPAM", "MSA", "CARSAT", "Direction", "Préfecture")):
        return "la " + name
    if name.startswith("Urssaf"):
        return "l'" + name
    return "le " + name if name.startswith("Tribunal") else name


def money(amount: int, style: str) -> str:
    return f"{amount:,}".replace(",", " ") + {"sign": " €", "word": " euros", "tight": "€"}[style]


def financing_annex(
    sheet: Sheet,
    words: Vocabulary,
    houses: list[House],
    department: Department,
    layout: str,
    tables: dict[str, list[Row]],
    part: int,
    year: int,
) -> bool:
    """Returns whether the table's sums add up."""
    chance = words.chance
    style = chance.choice(["sign", "sign", "word", "tight"]) if layout != "lines" else "sign"
    state = {h.name: chance.choice([30000, 35000, 40000]) for h in houses}
    own = {h.name: chance.randrange(12000, 60000, 350) for h in houses}

    def row(amount: int, kind: str, payer: str, code: str, payee: str, period: str = str(year)) -> Row:
        r: Row = {
            "part": part,
            "amount": amount,
            "share_percent": "",
            "payer": payer,
            "payer_code": code,
            "payee": payee,
            "kind": kind,
            "period": period,
            "per": "",
            "purpose": None,
            "quote": "",
        }
        tables["financing"].append(r)
        return r

    m = lambda a: money(a, style)  # noqa: E731
    if layout == "prose":
        for h in houses:
            r = [row(state[h.name], "subsidy", "L'Etat", "etat", h.name)]
            sheet.add(
                f"Au titre de l'année {year}, l'Etat verse à {h.name} une subvention de {m(state[h.name])}.",
                rows=r,
            )
        return True
    wrong = chance.random() < 0.3
    if layout == "payers_across":
        body = []
        for h in houses:
            body.append(
                [
                    h.name,
                    (m(state[h.name]), [row(state[h.name], "subsidy", "Etat", "etat", h.name)]),
                    (m(own[h.name]), [row(own[h.name], "contribution", h.manager, "", h.name)]),
                    (m(state[h.name] + own[h.name]), [row(state[h.name] + own[h.name], "total", "", "", h.name)]),
                ]
            )
        sums = [sum(state.values()), sum(own.values())]
        total = sum(sums) + (10000 if wrong else 0)
        body.append(
            [
                "Total",
                (m(sums[0]), [row(sums[0], "total", "Etat", "etat", "")]),
                (m(sums[1]), [row(sums[1], "total", "", "", "")]),
                (m(total), [row(total, "total", "", "", "")]),
            ]
        )
        sheet.table([["Structure", "Etat", "Gestionnaire", "Total"], *body], [68, 30, 34, 34])
        return not wrong
    if layout == "granted":
        for h in houses:
            told = row(state[h.name], "subsidy", "L'Etat", "etat", h.name)
            sheet.add(
                f"Une subvention de {m(state[h.name])} est accordée par l'Etat à {h.name} pour {year}.", rows=[told]
            )
        return True
    if layout == "shares":
        for h in houses:
            total = state[h.name] + own[h.name]
            first = row(state[h.name], "subsidy", "Etat", "etat", h.name)
            second = row(own[h.name], "contribution", h.manager, "", h.name)
            third = row(total, "total", "", "", h.name)
            first["share_percent"] = second["share_percent"] = third["share_percent"] = None
            part = [f"{100 * state[h.name] / total:.0f} %", f"{100 * own[h.name] / total:.0f} %", "100 %"]
            sheet.add(h.name, sheet.bold)
            payers = [("Etat", state[h.name], first), (h.manager, own[h.name], second), ("Total", total, third)]
            lines = [[who, (m(x), [r]), share] for (who, x, r), share in zip(payers, part, strict=True)]
            sheet.table([["Financeur", f"Montant {year}", "Part"], *lines], [80, 40, 25])
        return True
    if layout == "payers_down":
        names = [h.name for h in houses]
        first = [(m(state[h.name]), [row(state[h.name], "subsidy", "Etat", "etat", h.name)]) for h in houses]
        second = [(m(own[h.name]), [row(own[h.name], "contribution", h.manager, "", h.name)]) for h in houses]
        sums = [state[h.name] + own[h.name] for h in houses]
        third = [(m(x), [row(x, "total", "", "", h.name)]) for x, h in zip(sums, houses, strict=True)]
        table = [["Financeur", *names], ["Etat", *first], ["Gestionnaire", *second], ["Total", *third]]
        sheet.table(table, [30] + [138 / len(names)] * len(names))
        return True
    if layout == "items":
        sheet.add(f"Les financements accordés par l'Etat pour l'année {year} sont les suivants :")
        sheet.bullets(
            [
                (f"{h.name} : {m(state[h.name])}", [row(state[h.name], "subsidy", "L'Etat", "etat", h.name)])
                for h in houses
            ]
        )
        return True
    body = [
        [
            h.name,
            f"Subvention de fonctionnement {year}",
            (m(state[h.name]), [row(state[h.name], "subsidy", "Etat", "etat", h.name)]),
        ]
        for h in houses
    ]
    total = sum(state.values()) + (5000 if wrong else 0)
    body.append(["Total", "", (m(total), [row(total, "total", "Etat", "etat", "")])])
    sheet.table([["Bénéficiaire", "Objet", "Participation de l'Etat"], *body], [68, 62, 36])
    return not wrong
