# ruff: noqa: E501 - tables of wordings stand on one line each
"""Houses as offices tell them: identity sheets, one lying table, prose under numbers, cards, halves of days, a round."""

from __future__ import annotations

from typing import Any

from benchmarks.generator.blind.house import House, Tables, alike, bus_row, draw_rhythm, gold_row, hour_row, run
from benchmarks.generator.blind.words import OfficeWords, new, upper_first
from benchmarks.generator.plain.sheet import PlainSheet
from benchmarks.generator.typesetting import Row
from benchmarks.generator.vocabulary import of_place, slug
from benchmarks.generator.weeks import DAYS, FRENCH_DAY, Span, Week, weekly_hours

HOURS = {"plain1": ("identity", "lying_table", "numbered_prose"), "plain2": ("cards", "half_days", "open_close")}
CLOCKS = ("{h}h{m}", "{h}h{s}", "{h} h {s}", "{hh}:{m}", "{hh}h{m}", "{h}H{m}", "{h}:{m}")
TIMES = (
    ("08:00", "08:30", "08:45", "09:00", "09:30"), ("12:00", "12:15", "12:30", "13:00"),
    ("13:30", "13:45", "14:00", "14:30"), ("16:30", "17:00", "17:15", "17:30", "18:00"),
)  # fmt: skip
SHORT = dict(zip(DAYS, ("Lun", "Mar", "Mer", "Jeu", "Ven", "Sam"), strict=True))
PLACES = ("Les Halles", "L'Atelier", "Le Lavoir", "La Passerelle", "Simone-Veil", "L'Escale", "Jean-Moulin", "La Ruche")


def clock(time: str, style: str) -> str:
    hour, minute = int(time[:2]), time[3:]
    return style.format(h=hour, hh=f"{hour:02d}", m=minute, s="" if minute == "00" else minute).strip()


def of_commune(commune: str) -> str:
    for article, joined in (("Le ", "du "), ("Les ", "des "), ("La ", "de La ")):
        if commune.startswith(article):
            return joined + commune[len(article) :]
    return of_place(commune)


def _week(chance: Any) -> Week:
    """Five days of one rhythm; some days shorter, some evenings, a market day, a Saturday."""
    week, morning, evening = draw_rhythm(chance, TIMES, 2, lambda am, pm: [[am], [am], [pm], [(am[0], pm[1])], [am, (pm[0], "19:00")], []])
    if chance.random() < 0.35:
        week["Fr"] = [morning, (evening[0], "16:00")]
    if chance.random() < 0.25:
        week["Sa"] = [(morning[0], "12:00")]
    return week


def draw_house(words: OfficeWords, posts: bool) -> House:
    """`posts`: the manager may be La Poste or the MSA."""
    chance = words.chance
    commune, postcode = words.place()
    of = of_commune(commune)
    kind = chance.choice(["commune", "epci", "epci", "association", "other", "commune", *(["la_poste", "msa"] if posts else [])])
    manager, the = {
        "commune": (chance.choice([f"commune {of}", f"ville {of}", f"mairie {of}"]), "la "),
        "epci": (chance.choice([f"communauté de communes {commune} et Vallées", f"communauté de communes du canton {of}", f"communauté d'agglomération du Bassin {of}"]), "la "),
        "association": (chance.choice([f"association Centre social {of}", f"association Trait d'union {commune}", f"association Mobil'Emploi {of}"]), "l'"),
        "other": (chance.choice([f"CCAS {of}", f"CIAS {of}", f"syndicat mixte du Pays {of}"]), "le "),
        "la_poste": ("La Poste", ""),
        "msa": ("MSA services", ""),
    }[kind]  # fmt: skip
    name = chance.choice([f"France Services {of}", f"France services {commune}", f"France Services « {chance.choice(PLACES)} » {of}", f"Maison France Services {of}", f"Espace France Services {commune}", f"France Services {chance.choice(PLACES)}"])
    if kind == "la_poste":
        name = f"France Services La Poste {of}"
    person = words.person()
    woman = person.civility == "Mme"
    office = {"commune": "maire", "la_poste": "déléguée territoriale" if woman else "délégué territorial"}.get(kind, "présidente" if woman else "président")
    root = slug(commune)
    email = chance.choice([f"franceservices@{root}.exemple.fr", f"fs.{root}@exemple.fr", f"france-services.{root}@services.exemple.fr", f"accueil@espace-{root}.exemple.fr"])
    house = House(name, manager, the, kind, words.street(), postcode, commune, email, words.number(), chance.choice([2, 2, 3, 4]), _week(chance), person, office)
    house.row = gold_row(house, staff=house.staff)
    return house


def _named(days: list[str], names: dict[str, str], last: str = " et ") -> str:
    if run(days):
        return f"{names[days[0]]} au {names[days[-1]]}" if names is FRENCH_DAY else f"{names[days[0]]}-{names[days[-1]]}"
    told = [names[d] for d in days]
    return told[0] if len(told) == 1 else ", ".join(told[:-1]) + last + told[-1]


def _lines(week: Week, style: str, chance: Any) -> list[str]:
    """A line a rhythm, as typed into one cell of a form."""
    dash, join = chance.choice([("-", " / "), (" - ", " et "), (" à ", " puis "), ("–", " ; "), ("-", " et ")])
    form = chance.choice(["{d} : {t}", "{d} : {t}", "{d} {t}", "{d} de {t}"])
    if form.endswith("de {t}"):
        dash, join = " à ", " et de "
    out = []
    for days, spans in alike(week):
        times = join.join(f"{clock(a, style)}{dash}{clock(b, style)}" for a, b in spans)
        told = _named(days, FRENCH_DAY)
        out.append(form.format(d=upper_first(("du " if run(days) else "") + told), t=times))
    return out


def _exception(week: Week, style: str) -> str:
    """`du lundi au vendredi : 9h-12h / 14h-17h (16h le vendredi)` where Friday alone ends earlier, else nothing."""
    days = [d for d in DAYS if d in week]
    common = week.get("Mo")
    if days != list(DAYS[:5]) or not common or len(common) != 2 or any(week[d] != common for d in DAYS[:4]) or week["Fr"] == common:
        return ""
    early = week["Fr"]
    if len(early) != 2 or early[0] != common[0] or early[1][0] != common[1][0]:
        return ""
    first, second = (f"{clock(a, style)} à {clock(b, style)}" for a, b in common)
    return f"du lundi au vendredi de {first} et de {second} ({clock(early[1][1], style)} le vendredi)"


def _seat(h: House) -> str:
    return f"{h.street}, {h.postcode} {h.commune}"


def _identity(sheet: PlainSheet, words: OfficeWords, houses: list[House], rows: Any, style: str) -> None:
    chance = words.chance
    labels = chance.choice([
        ("Dénomination", "Structure porteuse", "Adresse", "Téléphone", "Courriel", "Jours et heures d'ouverture au public", "Effectif"),
        ("Nom de la structure", "Gestionnaire", "Implantation", "N° de téléphone", "Adresse électronique", "Horaires", "Équipe"),
    ])  # fmt: skip
    for k, h in enumerate(houses):
        hours = [r for day in rows[h.name].values() for r in day]
        told = _exception(h.week, style)
        times = upper_first(told) if told else "\n".join(_lines(h.week, style, chance))
        boxes = " ".join(f"{chance.choice('☒☐')} {what}" for what in ("Accès PMR", "Espace confidentiel", "Visioconférence", "Borne en libre accès"))
        values = [h.name, upper_first(h.manager), _seat(h), h.phone[0], h.email, times, f"{h.staff} agents, soit {chance.choice(['1,8', '2', '2,5'])} ETP"]
        lines = []
        for label, value in zip(labels, values, strict=True):
            marks: list[Row] = [h.row] if value is h.name else hours if value is times else []
            lines.append(f'<td class="head">{sheet.tell(label, bold=True)}</td>' + sheet.cells(sheet.tell(value, marks)))
        lines.insert(6, f'<td class="head">{sheet.tell("Équipement", bold=True)}</td>' + sheet.cells(sheet.tell(boxes)))
        sheet.add(f"Fiche n° {k + 1}", sheet.heading)
        sheet.grid([], lines, [3, 7])


def _lying_table(sheet: PlainSheet, words: OfficeWords, houses: list[House], rows: Any, style: str) -> None:
    chance = words.chance
    lines = []
    for k, h in enumerate(houses):
        hours = [r for day in rows[h.name].values() for r in day]
        told = _exception(h.week, style)
        times = upper_first(told) if told else "\n".join(_lines(h.week, style, chance))
        reach = f"{_seat(h)}\n{h.phone[0]}\n{h.email}"
        amount = f"{weekly_hours(h.week):g} h".replace(".", ",")
        lines.append(sheet.cells(str(k + 1), sheet.tell(h.name, [h.row], bold=True), sheet.tell(upper_first(h.manager)), sheet.tell(reach), sheet.tell(times, hours), amount, str(h.staff)))
    sheet.grid(["N°", "Structure", "Porteur", "Coordonnées", "Horaires d'ouverture", "Amplitude hebdomadaire", "Nombre d'agents"], lines, [0.6, 3, 3, 4.4, 4.6, 1.9, 1.4])


def _numbered_prose(sheet: PlainSheet, words: OfficeWords, houses: list[House], rows: Any, style: str) -> None:
    chance = words.chance
    for k, h in enumerate(houses):
        hours = [r for day in rows[h.name].values() for r in day]
        sheet.add(f"{k + 1}. {h.name}", sheet.heading, [h.row])
        borne = {"la ": "portée par la ", "le ": "portée par le ", "l'": "portée par l'", "": "portée par "}[h.the] + h.manager
        sheet.add(f"La structure, {borne}, est installée au {_seat(h)}. Elle est animée par {h.staff} agents d'accueil.")
        told = []
        for days, spans in alike(h.week):
            on = "du " + _named(days, FRENCH_DAY) if run(days) else ", ".join(f"le {FRENCH_DAY[d]}" for d in days[:-1]) + (" et " if len(days) > 1 else "") + f"le {FRENCH_DAY[days[-1]]}"
            only = "uniquement " if len(spans) == 1 and spans[0][1] <= "13:00" else "sans interruption " if len(spans) == 1 and spans[0][1] > "14:30" and spans[0][0] < "12:00" else ""
            told.append(f"{on}, {only}" + chance.choice([" et ", " puis "]).join(f"de {clock(a, style)} à {clock(b, style)}" for a, b in spans))
        amount = f"{weekly_hours(h.week):g}".replace(".", ",")
        end = chance.choice(["", f", soit {amount} heures par semaine"])
        sheet.add(f"Elle accueille le public {' ; '.join(told)}{end}.", rows=hours)
        shut = [FRENCH_DAY[d] for d in DAYS[:5] if d not in h.week]
        if shut:
            sheet.add(f"Elle est fermée le {' et le '.join(shut)}.")
        sheet.add(f"Contact : {h.phone[0]} – {h.email}")


def _cards(sheet: PlainSheet, words: OfficeWords, houses: list[House], rows: Any, style: str) -> None:
    dash = words.chance.choice(["–", " - ", "-"])
    told = ""
    for h in houses:
        days = ""
        for day in DAYS[: 6 if "Sa" in h.week else 5]:
            spans = "  ".join(f"{clock(a, style)}{dash}{clock(b, style)}" for a, b in h.week.get(day, [])) or "fermé"
            days += sheet.cells(sheet.tell(SHORT[day].upper(), bold=True), sheet.tell(spans, rows[h.name][day])).join(("<tr>", "</tr>"))
        told += (
            f'<div class="box"><div class="band">{sheet.tell(h.name, [h.row])}</div><p>{sheet.tell(_seat(h))}</p>'
            f"<p>{sheet.tell(f'Tél. {h.phone[0]}')}</p><p>{sheet.tell(h.email)}</p><p>{sheet.tell(f'Porteur : {h.manager}')}</p>"
            f'<table style="margin:3pt 6pt;width:90%">{days}</table></div>'
        )
    sheet.put(f'<div class="two">{told}</div>')


def _half_days(sheet: PlainSheet, words: OfficeWords, houses: list[House], rows: Any, style: str) -> None:
    """Two lines a house, morning and afternoon; a day without a pause stands in both as one merged cell."""
    days = [d for d in DAYS if any(d in h.week for h in houses)]
    lines = []
    for h in houses:
        upper, lower = "", ""
        for day in days:
            spans: list[Span] = h.week.get(day, [])
            marks = rows[h.name][day]
            told = [f"{clock(a, style)}-{clock(b, style)}" for a, b in spans]
            if len(spans) == 1 and spans[0][0] < "12:00" and spans[0][1] > "14:00":
                upper += f'<td rowspan="2" class="middle">{sheet.tell(told[0], marks)}</td>'
            elif not spans:
                upper += '<td rowspan="2" class="middle">Fermé</td>'
            else:
                am = [(t, m) for t, m, s in zip(told, marks, spans, strict=True) if s[0] < "12:00"]
                pm = [(t, m) for t, m, s in zip(told, marks, spans, strict=True) if s[0] >= "12:00"]
                upper += sheet.cells(sheet.tell(am[0][0], [am[0][1]]) if am else "–", kind="middle")
                lower += sheet.cells(sheet.tell(pm[0][0], [pm[0][1]]) if pm else "–", kind="middle")
        who = f'<td rowspan="2">{sheet.tell(h.name, [h.row], bold=True)}<br>{sheet.tell(f"{_seat(h)}")}<br>{sheet.tell(h.phone[0])}<br>{sheet.tell(h.email)}</td>'
        lines += [who + sheet.cells("Matin") + upper, sheet.cells("Après-midi") + lower]
    sheet.grid(["France Services", "", *[upper_first(FRENCH_DAY[d]) for d in days]], lines, [4.6, 1.6, *[1.9] * len(days)], "ruled dark")


def _open_close(sheet: PlainSheet, words: OfficeWords, houses: list[House], rows: Any, style: str) -> None:
    """A grid a house: day | opens | closes | opens | closes."""
    for h in houses:
        sheet.put(f'<div class="band">{sheet.tell(h.name, [h.row])}</div>')
        sheet.add(f"{upper_first(h.manager)} – {_seat(h)}\nTéléphone : {h.phone[0]}   Mél : {h.email}   Agents : {h.staff}")
        lines = []
        for day in DAYS[: 6 if "Sa" in h.week else 5]:
            am = next(((s, m) for s, m in zip(h.week.get(day, []), rows[h.name][day], strict=True) if s[0] < "12:00"), None)
            pm = next(((s, m) for s, m in zip(h.week.get(day, []), rows[h.name][day], strict=True) if s[0] >= "12:00"), None)
            line = [sheet.tell(upper_first(FRENCH_DAY[day]))]
            for half in (am, pm):
                line += [sheet.tell(clock(half[0][0], style), [half[1]]), sheet.tell(clock(half[0][1], style))] if half else ["–", "–"]
            lines.append(sheet.cells(*line))
        top = '<tr><th rowspan="2">Jour</th><th colspan="2">Matin</th><th colspan="2">Après-midi</th></tr>'
        second = "<th>Ouverture</th><th>Fermeture</th><th>Ouverture</th><th>Fermeture</th>"
        body = "".join(f"<tr>{line}</tr>" for line in lines)
        sheet.put(f'<table class="{sheet.look}"><thead>{top}<tr>{second}</tr></thead><tbody>{body}</tbody></table>')


def round_of_a_bus(sheet: PlainSheet, words: OfficeWords, tables: Tables, part: int) -> None:
    """An itinerant house told by the day: place, commune, hours, every week or every second one."""
    chance = words.chance
    name = f"France Services itinérante {chance.choice(['du Haut-Pays', 'des Vallées', 'Le Car à vapeur', 'du Plateau'])}"
    sheet.put(f'<div class="band">{sheet.tell(name, [new(tables, "structures", bus_row(part, name))])}</div>')
    sheet.add("Le véhicule aménagé dessert les communes suivantes :")
    style = chance.choice(CLOCKS)
    lines = []
    for day in sorted(chance.sample(DAYS[:5], chance.randint(3, 5)), key=DAYS.index):
        for opens, closes in chance.choice([[("09:00", "12:00")], [("09:30", "12:00"), ("14:00", "16:30")], [("13:30", "17:00")]]):
            commune = words.place()[0]
            often = chance.choice(["", "", "", "semaines paires", "semaines impaires"])
            row = new(tables, "opening_hours", hour_row(part, commune, day, opens, closes) | {"recurrence": None if often else ""})
            where = chance.choice(["parking du gymnase", "place du Foirail", "salle polyvalente", "devant l'école"])
            lines.append(sheet.cells(sheet.tell(FRENCH_DAY[day].upper()), sheet.tell(f"{commune} ({where})"), sheet.tell(f"{clock(opens, style)} - {clock(closes, style)}", [row]), sheet.tell(often or "toutes les semaines")))
    sheet.grid(["Jour", "Commune et lieu de stationnement", "Horaires", "Fréquence"], lines, [2, 6, 3, 3])


SETTERS = {
    "identity": _identity,
    "lying_table": _lying_table,
    "numbered_prose": _numbered_prose,
    "cards": _cards,
    "half_days": _half_days,
    "open_close": _open_close,
}
