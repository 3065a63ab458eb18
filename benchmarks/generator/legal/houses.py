# ruff: noqa: E501 - tables of wordings stand on one line each
"""Houses of these families: half days in words, exceptions, days down and houses across, a row a day, a round of stops."""

from __future__ import annotations

from typing import Any

from benchmarks.generator.blind.house import House, Tables, alike, bus_row, draw_rhythm, gold_row, hour_row, run
from benchmarks.generator.blind.words import OfficeWords, new, upper_first
from benchmarks.generator.plain.houses import clock as plain_clock
from benchmarks.generator.plain.houses import of_commune
from benchmarks.generator.plain.sheet import PlainSheet
from benchmarks.generator.vocabulary import slug
from benchmarks.generator.weeks import DAYS, FRENCH_DAY, Span, Week

HOURS = {"plain3": ("noon", "except", "by_half"), "plain4": ("houses_across", "row_a_day", "sub_columns")}
CLOCKS = ("{h} h {m}", "{h}h{m}", "{hh}h{m}", "{h} h {s}", "{hh}:{m}", "{h}h{s}", "{hh} h {m}")
TIMES = (
    ("08:30", "08:45", "09:00", "09:15", "10:00"), ("12:00", "12:00", "12:15", "12:30"),
    ("13:00", "13:30", "14:00", "14:15"), ("16:45", "17:00", "17:30", "18:00", "18:30"),
)  # fmt: skip
STREETS = ("rue de l'Hôtel-de-Ville", "place Saint-Martin", "route de la Gare", "avenue du 8-Mai-1945", "Grande-Rue", "impasse des Lavandières", "quai de la Libération", "cours Gambetta")


def clock(time: str, style: str, noon: bool = False) -> str:
    return "midi" if noon and time == "12:00" else plain_clock(time, style)


def _week(chance: Any) -> Week:
    """One rhythm; a free afternoon, a day shut, a long day, a Saturday."""
    week, am, _ = draw_rhythm(chance, TIMES, 2, lambda am, pm: [[am], [am], [pm], [], [(am[0], pm[1])]])
    if chance.random() < 0.3:
        week["Sa"] = [am]
    return week


def draw_house(words: OfficeWords) -> House:
    chance = words.chance
    commune, postcode = words.place()
    of = of_commune(commune)
    kind = chance.choice(["commune", "epci", "epci", "association", "other"])
    manager, the = {
        "commune": (chance.choice([f"commune {of}", f"ville {of}"]), "la "),
        "epci": (chance.choice([f"communauté de communes des Portes {of}", f"communauté de communes {commune} Terres et Rivières", f"communauté d'agglomération {commune} Métropole rurale"]), "la "),
        "association": (chance.choice([f"association Foyer rural {of}", f"association Accueil et partage {commune}"]), "l'"),
        "other": (chance.choice([f"centre communal d'action sociale {of}", f"pôle d'équilibre territorial et rural {of}"]), "le "),
    }[kind]  # fmt: skip
    name = chance.choice([f"France Services {of}", f"Espace France Services {of}", f"Maison intercommunale France Services {of}", f"France services {commune}", f"Point France Services {of}", f"France Services du Pays {of}"])
    person = words.person()
    woman = person.civility == "Mme"
    office = "maire" if kind == "commune" else ("présidente" if woman else "président")
    street = chance.choice(["{n}, {s}", "{n} {s}", "Mairie, {n} {s}", "{n} ter, {s}"]).format(n=chance.randint(1, 70), s=chance.choice(STREETS))
    root = slug(commune)
    email = chance.choice([f"contact@fs-{root}.exemple.fr", f"{root}@franceservices.exemple.fr", f"msap.{root}@exemple.fr", f"france_services@{root}.exemple.fr"])
    house = House(name, manager, the, kind, street, postcode, commune, email, words.number(), chance.choice([2, 2, 3]), _week(chance), person, office)
    house.row = gold_row(house)
    return house


def _days(days: list[str]) -> str:
    """`du lundi au vendredi`, `les lundi, mardi et jeudi`, `le samedi`."""
    if run(days):
        return f"du {FRENCH_DAY[days[0]]} au {FRENCH_DAY[days[-1]]}"
    if len(days) == 1:
        return f"le {FRENCH_DAY[days[0]]}"
    return "les " + ", ".join(FRENCH_DAY[d] for d in days[:-1]) + f" et {FRENCH_DAY[days[-1]]}"


def _presented(sheet: PlainSheet, words: OfficeWords, h: House, k: int) -> None:
    """The house's own lines before its hours."""
    sheet.add(f"{chr(65 + k)}. {h.name}", sheet.heading, [h.row])
    sheet.add(f"{h.street} – {h.postcode} {h.commune}\nTél. {h.phone[0]} – {h.email}")
    sheet.add(f"Portage : {h.the}{h.manager}.")


def _noon(sheet: PlainSheet, words: OfficeWords, houses: list[House], rows: Any, style: str) -> None:
    """Times before days: `de 8 h 45 à midi et de 14 h à 17 h 30 du lundi au jeudi, ...`."""
    chance = words.chance
    for k, h in enumerate(houses):
        _presented(sheet, words, h, k)
        told = []
        for days, spans in alike(h.week):
            times = " et ".join(f"de {clock(a, style)} à {clock(b, style, True)}" for a, b in spans)
            long = len(spans) == 1 and spans[0][0] < "12:00" and spans[0][1] > "15:00"
            told.append(f"{times}{' sans interruption' if long else ''} {_days(days)}")
        sheet.add(f"Le public est reçu {', '.join(told[:-1]) + ' et ' * (len(told) > 1) + told[-1] if len(told) == 2 else ', '.join(told)}.", rows=[r for d in rows[h.name].values() for r in d])
        if chance.random() < 0.4:
            sheet.add(chance.choice(["La structure ferme trois semaines au mois d'août.", "Le planning est affiché en mairie.", "Les agents tiennent par ailleurs une réunion d'équipe hebdomadaire, hors accueil du public."]))


def _except(sheet: PlainSheet, words: OfficeWords, houses: list[House], rows: Any, style: str) -> None:
    """The usual day first, then what departs from it."""
    for k, h in enumerate(houses):
        _presented(sheet, words, h, k)
        groups = sorted(alike(h.week), key=lambda g: -len(g[0]))
        usual, spans = groups[0]
        week_days = [d for d in DAYS[:5] if d in h.week]
        times = " et ".join(f"de {clock(a, style)} à {clock(b, style)}" for a, b in spans)
        hours = [r for d in rows[h.name].values() for r in d]
        shut = [d for d in DAYS[:5] if d not in h.week]
        half = [d for d in week_days if d not in usual and h.week[d] == spans[:1]]
        saturday = [g for g in groups if g[0] == ["Sa"]]
        others = [d for d in week_days if d not in usual and d not in half]
        if len(spans) == 2 and not shut and not others and half and "Sa" not in usual:
            text = f"Horaires d'ouverture : du lundi au vendredi {times} (fermé {'les ' if len(half) > 1 else 'le '}{' et '.join(FRENCH_DAY[d] for d in half)} après-midi)"
            if saturday:
                text += f" ; samedi de {clock(h.week['Sa'][0][0], style)} à {clock(h.week['Sa'][0][1], style)}"
            sheet.add(text + ".", rows=hours)
            continue
        sheet.add("Horaires d'ouverture :", rows=hours)
        for days, of in alike(h.week):
            sheet.add(f"{upper_first(_days(days))}, " + " puis ".join(f"de {clock(a, style)} à {clock(b, style)}" for a, b in of), "margin")
        for d in shut:
            sheet.add(f"Fermé le {FRENCH_DAY[d]}", "margin")


def _by_half(sheet: PlainSheet, words: OfficeWords, houses: list[House], rows: Any, style: str) -> None:
    """Mornings in one line, afternoons in the next; a day without a pause in a third."""
    dash = words.chance.choice([" - ", "-", " à "])
    for k, h in enumerate(houses):
        _presented(sheet, words, h, k)
        kinds: dict[str, dict[Span, list[str]]] = {"Matin": {}, "Après-midi": {}, "Journée continue": {}}
        for day in DAYS:
            for span in h.week.get(day, []):
                kind = "Après-midi" if span[0] >= "12:00" else "Matin" if span[1] <= "13:00" else "Journée continue"
                kinds[kind].setdefault(span, []).append(day)
        lines = []
        for kind, groups in kinds.items():
            if groups:
                lines.append(f"{kind} : " + " ; ".join(f"{_days(days)}, {clock(a, style)}{dash}{clock(b, style)}" for (a, b), days in groups.items()))
        sheet.bullets([(line, [r for d in rows[h.name].values() for r in d] if k == 0 else []) for k, line in enumerate(lines)])


def _between(of: list[Span], style: str, dash: str) -> str:
    return "\n".join(f"{clock(a, style)}{dash}{clock(b, style)}" for a, b in of)


def _houses_across(sheet: PlainSheet, words: OfficeWords, houses: list[House], rows: Any, style: str) -> None:
    """Days down, houses across, with what else is known of a house above its week; four houses a table."""
    dash = words.chance.choice([" - ", "-", " à ", "/"])
    for start in range(0, len(houses), 4):
        some = houses[start : start + 4]
        days = DAYS[: 6 if any("Sa" in h.week for h in some) else 5]
        lines = [sheet.cells(sheet.tell("Adresse"), *(sheet.tell(f"{h.street}\n{h.postcode} {h.commune}") for h in some))]
        lines.append(sheet.cells(sheet.tell("Téléphone"), *(sheet.tell(h.phone[0]) for h in some)))
        lines.append(sheet.cells(sheet.tell("Courriel"), *(sheet.tell(h.email) for h in some)))
        for day in days:
            lines.append(sheet.cells(sheet.tell(upper_first(FRENCH_DAY[day]), bold=True), *(sheet.tell(_between(h.week[day], style, dash), rows[h.name][day]) if day in h.week else sheet.tell(words.chance.choice(["Fermé", "fermé", "–"])) for h in some)))
        lines.append(sheet.cells(sheet.tell("Porteur"), *(sheet.tell(upper_first(h.manager)) for h in some)))
        head = "<tr><th></th>" + "".join(f"<th>{sheet.tell(h.name, [h.row])}</th>" for h in some) + "</tr>"
        body = "".join(f"<tr>{line}</tr>" for line in lines)
        sheet.put(f'<table class="{sheet.look}"><thead>{head}</thead><tbody>{body}</tbody></table>')


def _row_a_day(sheet: PlainSheet, words: OfficeWords, houses: list[House], rows: Any, style: str) -> None:
    """One table for all: the house's cell spans its days."""
    lines = []
    for h in houses:
        days = [d for d in DAYS if d in h.week]
        told = f"{sheet.tell(h.name, [h.row], bold=True)}<br>{sheet.tell(h.street)}<br>{sheet.tell(f'{h.postcode} {h.commune}')}<br>{sheet.tell(h.phone[0])}<br>{sheet.tell(h.email)}"
        for k, day in enumerate(days):
            first = f'<td rowspan="{len(days)}">{told}</td>' if k == 0 else ""
            am = next((f"{clock(a, style)} - {clock(b, style)}" for a, b in h.week[day] if a < "12:00"), "")
            pm = next((f"{clock(a, style)} - {clock(b, style)}" for a, b in h.week[day] if a >= "12:00"), "")
            marks = rows[h.name][day]
            long = len(h.week[day]) == 1 and am and h.week[day][0][1] > "15:00"
            cells = f'<td colspan="2" class="middle">{sheet.tell(am, marks)}</td>' if long else sheet.cells(sheet.tell(am, marks), sheet.tell(pm), kind="middle")
            lines.append(first + sheet.cells(sheet.tell(FRENCH_DAY[day])) + cells)
    sheet.grid(["Lieu d'accueil", "Jour", "Matin", "Après-midi"], lines, [5, 2, 3, 3], "ruled shaded")


def _sub_columns(sheet: PlainSheet, words: OfficeWords, houses: list[House], rows: Any, style: str) -> None:
    """A line a house, each day in two narrow columns."""
    days = DAYS[: 6 if any("Sa" in h.week for h in houses) else 5]
    top = '<tr><th rowspan="2">Structure</th>' + "".join(f'<th colspan="2">{upper_first(FRENCH_DAY[d])}</th>' for d in days) + "</tr>"
    second = "<tr>" + "".join("<th>Matin</th><th>Ap.-midi</th>" for _ in days) + "</tr>"
    body = ""
    for h in houses:
        line = f"<td>{sheet.tell(h.name, [h.row], bold=True)}</td>"
        for day in days:
            spans, marks = h.week.get(day, []), rows[h.name][day]
            if len(spans) == 1 and spans[0][0] < "12:00" and spans[0][1] > "15:00":
                line += f'<td colspan="2" class="middle">{sheet.tell(_between(spans, style, " à "), marks)}</td>'
                continue
            for early in (True, False):
                half = [(s, m) for s, m in zip(spans, marks, strict=True) if (s[0] < "12:00") == early]
                line += sheet.cells(sheet.tell("\n".join(clock(t, style) for t in half[0][0]), [half[0][1]]) if half else "", kind="middle")
        body += f"<tr>{line}</tr>"
    sheet.put(f'<table class="ruled" style="font-size:75%"><thead>{top}{second}</thead><tbody>{body}</tbody></table>')
    sheet.grid(["Structure", "Gestionnaire", "Adresse postale", "Téléphone", "Messagerie"], [sheet.cells(sheet.tell(h.name), sheet.tell(upper_first(h.manager)), sheet.tell(f"{h.street} {h.postcode} {h.commune}"), sheet.tell(h.phone[0]), sheet.tell(h.email)) for h in houses], [3, 3, 4, 2.4, 4])


def stops(sheet: PlainSheet, words: OfficeWords, tables: Tables, part: int) -> None:
    """A bus told as a list of its stops."""
    chance = words.chance
    name = f"France Services mobile {chance.choice(['du Bocage', 'de la Haute-Vallée', 'des Causses', 'du Val'])}"
    sheet.add(name, sheet.heading, [new(tables, "structures", bus_row(part, name))])
    sheet.add("Le bus stationne aux lieux et heures indiqués ci-dessous :")
    style, items = chance.choice(CLOCKS), []
    for day in sorted(chance.sample(DAYS[:5], chance.randint(3, 5)), key=DAYS.index):
        opens, closes = chance.choice([("09:00", "12:00"), ("09:30", "12:30"), ("14:00", "17:00")])
        commune = words.place()[0]
        often = chance.choice(["", "", "semaines paires", "semaines impaires", f"1er et 3e {FRENCH_DAY[day]}s du mois"])
        row = new(tables, "opening_hours", hour_row(part, commune, day, opens, closes))
        told = f"{commune}, {chance.choice(['place de l’Église', 'parking de la salle des fêtes', 'champ de foire'])} : {FRENCH_DAY[day]} de {clock(opens, style)} à {clock(closes, style)}"
        items.append((told + (f" ({often})" if often else "") + " ;", [row]))
    sheet.bullets(items)


SETTERS = {
    "noon": _noon,
    "except": _except,
    "by_half": _by_half,
    "houses_across": _houses_across,
    "row_a_day": _row_a_day,
    "sub_columns": _sub_columns,
}
