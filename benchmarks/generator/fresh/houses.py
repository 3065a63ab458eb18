# ruff: noqa: E501 - wordings stand on one line each
"""Two or three houses told at length, or fifteen in one table."""

from __future__ import annotations

from typing import Any

from benchmarks.generator.blind.house import House, alike, draw_week, gold_row, run
from benchmarks.generator.blind.sheets import Cell
from benchmarks.generator.blind.signing import in_words
from benchmarks.generator.blind.words import OfficeWords, upper_first
from benchmarks.generator.vocabulary import of_place, slug
from benchmarks.generator.weeks import DAYS, FRENCH_DAY, Span, Week

Layouts = dict[str, tuple[str, ...]]
HOURS: Layouts = {"fresh1": ("told_by_half", "leaders", "but_for"), "fresh2": ("initials", "bands", "halves")}
WHERE = ("au rez-de-chaussée de l'ancienne perception", "dans les locaux de la médiathèque", "au sein du pôle social")


def draw_house(words: OfficeWords, before: list[House]) -> House:
    """A house; some communautés hold several."""
    chance = words.chance
    commune, postcode = words.place()
    article, _, rest = commune.partition(" ")
    of = {"Le": "du ", "Les": "des "}[article] + rest if article in ("Le", "Les") else of_place(commune)
    form = chance.choice(["France services {0}", "France Services « {1} »", "Espace France Services {0}", "Point France Services {0}", "France Services - {2}"])
    alias = chance.choice(["La Passerelle", "Les Tilleuls", "Le Trait d'union", "L'Escale", "Le Relais", "La Ruche"])
    name = form.format(of, alias, commune)
    last = before[-1] if before and before[-1].manager_type == "epci" and chance.random() < 0.5 else None
    kind = chance.choice(["commune", "commune", "epci", "association", "ccas"])
    manager, the = {
        "commune": (f"commune {of}", "la "),
        "epci": (chance.choice([f"communauté de communes des Portes {of}", f"communauté de communes {commune} et Vallées"]), "la "),
        "association": (f"association {chance.choice(['Centre social', 'Vivre ensemble', 'Espace de vie sociale'])} {of}", "l'"),
        "ccas": (f"centre communal d'action sociale {of}", "le "),
    }[kind]
    president = words.person()
    office = "maire" if kind == "commune" else ("présidente" if president.civility == "Mme" else "président")
    if last is not None:
        manager, the, kind, president, office = last.manager, last.the, "epci", last.president, last.office
    email = chance.choice(["fs.{0}@exemple.fr", "{0}@franceservices.exemple.fr", "contact@fs-{0}.exemple.fr"]).format(slug(commune))
    house = House(name, manager, the, kind, words.street(), postcode, commune, email, words.number(), chance.choice([2, 2, 3, 4]), draw_week(words), president, office)
    house.row = gold_row(house, manager_type=None if kind == "ccas" else kind, staff=house.staff)
    return house


def _at(time: str) -> str:
    """`9 heures`, `midi`, `13 heures 30`."""
    hour, minute = int(time[:2]), time[3:]
    return "midi" if time == "12:00" else f"{hour} heures" + ("" if minute == "00" else f" {minute}")


def _short(time: str) -> str:
    return f"{int(time[:2])}h{'' if time[3:] == '00' else time[3:]}"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " et " + names[-1]


def _days(days: list[str]) -> str:
    names = [FRENCH_DAY[d] for d in days]
    return f"du {names[0]} au {names[-1]}" if run(days) else ("le " if len(names) == 1 else "les ") + _listed(names)


def _halves(week: Week) -> list[Week]:
    """Mornings, afternoons, days without a break."""
    parts: list[Week] = [{}, {}, {}]
    for day, times in week.items():
        for opens, closes in times:
            parts[1 if opens >= "12:00" else 0 if closes <= "13:00" else 2][day] = [(opens, closes)]
    return parts


def _told_by_half(sheet: Any, words: OfficeWords, houses: list[House], rows: Any) -> None:
    """`le matin de 9 heures à midi du lundi au vendredi, l'après-midi de 14 heures à 17 heures les lundi et jeudi`"""
    for k, h in enumerate(houses):
        told = []
        for lead, week in zip(("le matin ", "l'après-midi ", "sans interruption "), _halves(h.week), strict=True):
            groups = [f"de {_at(t[0][0])} à {_at(t[0][1])} {_days(days)}" for days, t in alike(week)]
            told += [lead + " et ".join(groups)] if groups else []
        sheet.add(f"{k + 1}) {h.name}", sheet.heading, [h.row])
        sheet.add(
            f"Installée {words.chance.choice(WHERE)}, {h.street}, sur le territoire de la commune de {h.commune} ({h.postcode}), "
            f"cette structure relève de {h.the}{h.manager}, qui en est le gestionnaire.".replace("de le ", "du ")
        )
        sheet.add(f"Le public y est reçu {' ; '.join(told)}.", rows=[r for x in rows[h.name].values() for r in x])
        sheet.add(f"{upper_first(in_words(h.staff))} agents y assurent l'accueil. Pour prendre contact, composer le {h.phone[0]} ou écrire à {h.email}.")


def _leaders(sheet: Any, words: OfficeWords, houses: list[House], rows: Any) -> None:
    """Terms and values with dots between, one line a day, as tab stops make them."""
    for h in houses:
        sheet.add(h.name.upper(), sheet.heading, [h.row])
        for term, value in (("Structure portée par", h.manager), ("Implantation", f"{h.street} - {h.postcode} {h.commune}"), ("Accueil téléphonique", h.phone[0]), ("Messagerie", h.email), ("Agents", in_words(h.staff))):
            sheet.add(f"{term} {'.' * (34 - len(term))} {value}")
        for d in DAYS[: 6 if h.week.get("Sa") else 5]:
            told = " et de ".join(f"{_short(a)} à {_short(b)}" for a, b in h.week.get(d, []))
            sheet.add(f"{upper_first(FRENCH_DAY[d])} {'.' * (34 - len(FRENCH_DAY[d]))} {'de ' + told if told else 'pas d’accueil'}", rows=rows[h.name][d])


def _but_for(sheet: Any, words: OfficeWords, houses: list[House], rows: Any) -> None:
    """`du lundi au vendredi de ..., à l'exception du mercredi, où l'accueil se fait de ..., et du jeudi, jour de fermeture`"""
    said = lambda times: " et ".join(f"de {_short(a)} à {_short(b)}" for a, b in times)  # noqa: E731
    for h in houses:
        groups = [[d for d in days if d != "Sa"] for days, _ in alike(h.week)]
        usual = max(groups, key=len)[0]
        odd = []
        for d in DAYS[:5]:
            if h.week.get(d) != h.week[usual]:
                only = f"où l'accueil se fait {said(h.week[d])}" if h.week.get(d) else "jour de fermeture"
                odd.append(f"du {FRENCH_DAY[d]}, {only}")
        text = f"{h.name} est ouverte au public du lundi au vendredi {said(h.week[usual])}"
        text += f", à l'exception {', et '.join(odd)}" if odd else ""
        text += f". Elle ouvre également le samedi {said(h.week['Sa'])}" if h.week.get("Sa") else ""
        sheet.add(f"La structure {h.name}, gérée par {h.the}{h.manager}, se trouve au {h.street}, {h.postcode} {h.commune} (tél. {h.phone[0]} ; courriel : {h.email}). {upper_first(in_words(h.staff))} agents y travaillent.", rows=[h.row])
        sheet.add(text + ".", rows=[r for x in rows[h.name].values() for r in x])


def _times(times: list[Span], dash: str, join: str) -> str:
    return join.join(f"{_short(a)}{dash}{_short(b)}" for a, b in times)


def _identity(h: House) -> list[Any]:
    return [Cell(h.name, [h.row], bold=True), f"{h.street}\n{h.postcode} {h.commune}", upper_first(h.manager)]


def _initials(sheet: Any, words: OfficeWords, houses: list[House], rows: Any) -> None:
    """A house a line, weekdays as one letter each."""
    names = words.chance.choice([["L", "M", "M", "J", "V", "S"], ["Lun", "Mar", "Mer", "Jeu", "Ven", "Sam"], ["L", "Ma", "Me", "J", "V", "S"]])
    dash = words.chance.choice(["-", "/", " à "])
    lines: list[Any] = [["N°", "Dénomination", "Adresse", "Porteur", "Téléphone", "Courriel", "Agents", *names]]
    for k, h in enumerate(houses):
        week = [Cell(_times(h.week.get(d, []), dash, "\n") or words.chance.choice(["-", "Fermé"]), rows[h.name][d]) for d in DAYS]
        lines.append([str(k + 1), *_identity(h), h.phone[0], h.email, str(h.staff), *week])
    sheet.set_table(lines, [0.9, 3.8, 3.2, 3.2, 2.3, 4.4, 1.3] + [1.5] * 6)


def _bands(sheet: Any, words: OfficeWords, houses: list[House], rows: Any) -> None:
    """Days as the head of one long table; each house a band of text over the line of its times."""
    lines: list[Any] = [[upper_first(FRENCH_DAY[d]) for d in DAYS]]
    for h in houses:
        band = f"{h.name} – {h.street}, {h.postcode} {h.commune} – gestionnaire : {h.manager} – {h.phone[0]} – {h.email} – {h.staff} agents"
        lines.append([Cell(band, [h.row], across=6, bold=True)])
        lines.append([Cell(_times(h.week.get(d, []), "-", " / ") or "fermé", rows[h.name][d]) for d in DAYS])
    sheet.set_table(lines, [1] * 6)


def _halves_table(sheet: Any, words: OfficeWords, houses: list[House], rows: Any) -> None:
    """Mornings and afternoons in a cell each: `lun., mar. : 9h-12h`; the sum of hours at the end."""
    lines: list[Any] = [["Structure", "Adresse", "Porteur", "Joindre la structure", "Matin", "Après-midi", "Journée continue", "Total hebdo.", "ETP"]]
    told = lambda week: "\n".join(f"{', '.join(FRENCH_DAY[d][:3] + '.' for d in days)} : {_times(t, '-', ' ')}" for days, t in alike(week))  # noqa: E731
    for h in houses:
        total = h.row["weekly_hours"]
        hours = f"{int(total)}h{round(total % 1 * 60):02d}"
        cells = [Cell(told(half) or "-", [r for d in half for r in rows[h.name][d]]) for half in _halves(h.week)]
        lines.append([*_identity(h), f"{h.phone[0]}\n{h.email}", *cells, hours, str(h.staff)])
        h.row["staff"] = None  # full-time equivalents are no heads
    sheet.set_table(lines, [3, 3, 3, 4, 3.2, 3.2, 2.6, 1.4, 1])


SETTERS = {"told_by_half": _told_by_half, "leaders": _leaders, "but_for": _but_for, "initials": _initials, "bands": _bands, "halves": _halves_table}
