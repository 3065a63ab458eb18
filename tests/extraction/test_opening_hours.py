"""Opening hours: however a paper tells them, the same week comes out, at the right place; nothing is made up."""

from __future__ import annotations

import random

import pytest
from tests.place_papers import Paper

from convextract.extraction import opening_hours
from convextract.extraction.houses.gathering import gather
from convextract.extraction.opening_hours.osm import Week, week_of, weekly_hours, write_week
from convextract.extraction.opening_hours.phrases import read_phrase
from convextract.records import OpeningHours
from convextract.records.vocabulary import WEEKDAYS

NAMES = ("Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi")
HOUSE = "France Services de Brévilliers"


def told(text: str) -> str:
    return write_week(week_of((h.weekday, h.opens, h.closes) for h in read_phrase(text).hours))


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("du lundi au vendredi de 9h à 12h et de 13h30 à 17h, le samedi de 9h à 12h",
         "Mo-Fr 09:00-12:00,13:30-17:00; Sa 09:00-12:00"),
        ("du lundi au vendredi de 9h à 12h et de 13h30 à 17h, le samedi matin",
         "Mo-Fr 09:00-12:00,13:30-17:00; Sa 09:00-12:00"),
        ("Lundi, mardi et jeudi : 9h00-12h30 et 13h30-17h00 ; mercredi : 9h00-12h30.",
         "Mo,Tu,Th 09:00-12:30,13:30-17:00; We 09:00-12:30"),
        ("Matin : tous les jours du lundi au vendredi, 8h30-12h30. Après-midi : mardi et jeudi, 13h30-16h30.",
         "Mo,We,Fr 08:30-12:30; Tu,Th 08:30-12:30,13:30-16:30"),
        ("de 8h30 à 12h30 du lundi au vendredi et de 14h à 17h le mardi et le jeudi",
         "Mo,We,Fr 08:30-12:30; Tu,Th 08:30-12:30,14:00-17:00"),
        ("tous les matins sauf le samedi de 9h à 12h", "Mo-Fr 09:00-12:00"),
        ("du lundi au vendredi de 9h à 12h et de 14h à 17h, fermé le mercredi après-midi",
         "Mo,Tu,Th,Fr 09:00-12:00,14:00-17:00; We 09:00-12:00"),
        ("du lundi au vendredi de 9h à 17h sauf le mercredi de 9h à 12h", "Mo,Tu,Th,Fr 09:00-17:00; We 09:00-12:00"),
        ("lundi matin et jeudi après-midi : 9h-12h et 14h-17h", "Mo 09:00-12:00; Th 14:00-17:00"),
        ("L-M-J : 9h-12h", "Mo,Tu,Th 09:00-12:00"),
        ("Lundi au\nvendredi\n8h30-12h /\n13h30-17h", "Mo-Fr 08:30-12:00,13:30-17:00"),
        ("lundi de 9h à 12h\net de 14h à 17h\nsamedi 9h-12h", "Mo 09:00-12:00,14:00-17:00; Sa 09:00-12:00"),
        ("Elle est désormais ouverte le lundi de 9h à 12h. Elle était auparavant ouverte le jeudi de 8h à 11h.",
         "Mo 09:00-12:00"),
        ("le mardi de 9h à 12h au lieu de 8h à 11h", "Tu 09:00-12:00"),
        ("Auparavant ouverte le jeudi de 8h à 11h, elle est désormais ouverte le lundi de 9h à 12h", "Mo 09:00-12:00"),
        ("Ouvert (sauf contexte exceptionnel) du lundi au mercredi de 8h30 à 12h30", "Mo-We 08:30-12:30"),
        ("Lundi : fermé ; mardi : 9h-12h", "Tu 09:00-12:00"),
        ("Mar.. Mer. 9h-12h ; jeudi . 14h-17h", "Tu,We 09:00-12:00; Th 14:00-17:00"),
        ("Jeudi : 8h-12h\nsamedi . de 9 h à 12 h", "Th 08:00-12:00; Sa 09:00-12:00"),
        ("Les lundi et mardi. De 9h à 12h le mercredi.", "We 09:00-12:00"),
        ("du lundi au vendredi de 9h à 12h, à l'exception du mardi, jour de fermeture, et du jeudi, où l'accueil se"
         " fait de 14h à 17h. Elle ouvre aussi le samedi de 9h à 11h",
         "Mo,We,Fr 09:00-12:00; Th 14:00-17:00; Sa 09:00-11:00"),
        ("lundi (8h-12h ; 14h-17h), mardi (9h-12h ; fermé l'après-midi), jeudi (14h-17h) et vendredi (8h-12h; 14h-16h)",
         "Mo 08:00-12:00,14:00-17:00; Tu 09:00-12:00; Th 14:00-17:00; Fr 08:00-12:00,14:00-16:00"),
        ("lundi : 8h-12h ; 14h-17h, mardi : 9h-12h", "Mo 08:00-12:00,14:00-17:00; Tu 09:00-12:00"),
        ("LUNDI\nMARDI\nMERCREDI\nOUVERT AU PUBLIC\n9h-12h et 14h-17h\n9h-12h\n14h-17h", ""),
        ("de 9h à 12h, le lundi ; de 14h à 17h, le mardi", "Mo 09:00-12:00; Tu 14:00-17:00"),
        ("du lundi au vendredi 9h-12h, hormis le mercredi (fermé) et le jeudi (14h-17h)",
         "Mo,Tu,Fr 09:00-12:00; Th 14:00-17:00"),
        ("du lundi au vendredi de 9h à 12h sauf le mercredi, et de 14h à 17h", "Mo,Tu,Th,Fr 09:00-12:00,14:00-17:00"),
        ("du lundi au vendredi de 9h à 12h sauf le mercredi, le samedi de 9h à 11h",
         "Mo,Tu,Th,Fr 09:00-12:00; Sa 09:00-11:00"),
        ("du lundi au vendredi 9h-12h et 14h-17h, excepté le mercredi matin de 10h à 12h",
         "Mo,Tu,Th,Fr 09:00-12:00,14:00-17:00; We 10:00-12:00,14:00-17:00"),
        ("du lundi au jeudi, le matin de 9h à 12h ; l'après-midi de 14h à 17h", "Mo-Th 09:00-12:00,14:00-17:00"),
        ("Du lundi au jeudi : matin de 9h à 12h. Après-midi de 14h à 17h", "Mo-Th 09:00-12:00,14:00-17:00"),
        ("Lundi ........ de 9h à 12h\nMardi . . . . . pas d'accueil\nJeudi …… 14h-17h",
         "Mo 09:00-12:00; Th 14:00-17:00"),
        ("un accueil téléphonique 5 jours sur 7, de 9h à 16h", ""),
        ("la réunion du jeudi 12 mars se tient de 14h à 16h", ""),
        ("Lundi Mardi Mercredi Jeudi 9h-12h 9h-12h 9h-12h 14h-17h", ""),
    ],
)  # fmt: skip
def test_weeks_in_words(text: str, week: str) -> None:
    assert told(text) == week


def test_conditions_stay_with_their_own_spans() -> None:
    hours = read_phrase("lundi de 9h à 12h sans rendez-vous et de 14h à 17h sur rendez-vous").hours
    assert [h.by_appointment for h in hours] == ["false", "true"]
    hours = read_phrase("Accueil sur rendez-vous uniquement : mercredi de 8h30 à 12h00.").hours
    assert [h.by_appointment for h in hours] == ["true"]


@pytest.mark.parametrize(
    ("text", "recurrence"),
    [
        ("le mardi de 9h à 12h (semaines paires)", "semaines paires"),
        ("les 1er et 3e mardis du mois de 14h à 17h", "1er et 3e mardis du mois"),
        ("un mardi sur deux de 9h à 12h", "un mardi sur deux"),
    ],
)
def test_recurrences_are_kept_as_the_text_says_them(text: str, recurrence: str) -> None:
    assert {h.recurrence for h in read_phrase(text).hours} == {recurrence}


def some_week(rng: random.Random) -> Week:
    mornings = (("08:30", "12:00"), ("09:00", "12:30"), ("08:45", "12:15"))
    afternoons = (("13:30", "17:00"), ("14:00", "17:30"), ("13:45", "16:45"))
    morning, afternoon = rng.choice(mornings), rng.choice(afternoons)
    week: Week = {}
    for day in WEEKDAYS[:6]:
        spans = tuple(s for s, open_ in ((morning, rng.random() < 0.85), (afternoon, rng.random() < 0.6)) if open_)
        if spans and (day != "Sa" or rng.random() < 0.4):
            week[day] = spans[:1] if day == "Sa" else spans
    return week or {"Mo": (morning,)}


def test_days_with_the_same_times_are_one_rule() -> None:
    morning, late = ("09:00", "12:00"), ("13:30", "17:00")
    assert write_week({"Mo": (morning,), "Tu": (morning,), "We": (morning,)}) == "Mo-We 09:00-12:00"
    week: Week = {"Mo": (morning, late), "Tu": (late,), "Th": (morning, late), "Fr": (late,)}
    assert write_week(week) == "Mo,Th 09:00-12:00,13:30-17:00; Tu,Fr 13:30-17:00"
    assert weekly_hours(week) == 20.0
    assert write_week({}) == ""


STYLES = ("{0}h{1}-{2}h{3}", "{0}h{1} à {2}h{3}", "de {0} h {1} à {2} h {3}", "{0}:{1} - {2}:{3}")


def span(style: str, opens: str, closes: str) -> str:
    return style.format(opens[:2].lstrip("0"), opens[3:], closes[:2].lstrip("0"), closes[3:])


def layouts(week: Week, style: str) -> list[list[list[str]] | str]:
    days = [day for day in WEEKDAYS[:6] if day in week]
    names = dict(zip(WEEKDAYS, NAMES, strict=False))
    cells = {day: [span(style, *one) for one in week[day]] for day in days}
    halves = {day: {("m" if one[0] < "12" else "a"): span(style, *one) for one in week[day]} for day in days}
    return [
        [["Jours", "Horaires"], *([names[d], " et ".join(cells[d])] for d in days)],
        [["Jour", "Matin", "Après-midi"],
         *([names[d], halves[d].get("m", "fermé"), halves[d].get("a", "fermé")] for d in days)],
        [["Structure", *(names[d] for d in WEEKDAYS[:6])],
         [HOUSE, *("\n".join(cells[d]) if d in cells else "fermé" for d in WEEKDAYS[:6])]],
        [["", *(names[d] for d in WEEKDAYS[:6])],
         ["Matin", *(halves.get(d, {}).get("m", "-") for d in WEEKDAYS[:6])],
         ["Après-midi", *(halves.get(d, {}).get("a", "-") for d in WEEKDAYS[:6])]],
        [["Jour", "Structure", "Horaires"], *([names[d], HOUSE, "\n".join(cells[d])] for d in days)],
        "Horaires : " + " ; ".join(f"{names[d].lower()} : {' et '.join(cells[d])}" for d in days) + ".",
        "\n".join(f"{names[d]} : {' / '.join(cells[d])}" for d in days),
        "La structure est ouverte " + ", ".join(f"le {names[d].lower()} {' et '.join(cells[d])}" for d in days) + ".",
    ]  # fmt: skip


def test_one_week_in_many_layouts() -> None:
    rng = random.Random(2024)
    for _ in range(8):
        week, style = some_week(rng), rng.choice(STYLES)
        for number, layout in enumerate(layouts(week, style)):
            paper = Paper().part(
                "management_terms", f"{HOUSE}\nGestionnaire : commune de Brévilliers\nEffectif : 2 agents", layout
            )
            rows = opening_hours.extract(paper.document())
            assert {r.place for r in rows} == {HOUSE}, (number, style, layout)
            found = week_of((r.weekday, r.opens, r.closes) for r in rows)
            assert found == week, (number, style, layout)


def test_a_bus_has_a_row_a_stop_named_by_its_commune() -> None:
    paper = Paper().part(
        "management_terms",
        "Bus France Services de la Lanterne\nNature : structure itinérante\nEffectif : 1 agent",
        "Tournée du Bus France Services de la Lanterne",
        [["Jour", "Lieu de stationnement", "Horaires"],
         ["Mardi", "Ormechey, place de l'église", "9h30-12h30"],
         ["Mardi", "Villers-le-Pré, salle des fêtes", "14h00-16h30"],
         ["Jeudi (semaines paires)", "Amblanche", "9h30-12h30"]],
    )  # fmt: skip
    rows = opening_hours.extract(paper.document())
    assert [(r.place, r.weekday, r.opens, r.recurrence) for r in rows][:2] == [
        ("Ormechey", "Tu", "09:30", ""), ("Villers-le-Pré", "Tu", "14:00", "")
    ]  # fmt: skip
    assert {r.place_kind for r in rows} == {"structure"}


def test_offices_and_hotlines_of_partners_are_no_houses() -> None:
    paper = Paper().part(
        "convention", "Gestionnaire de la France Services de Brévilliers : commune de Brévilliers"
    ).part(
        "partner_offer",
        "Service des impôts des particuliers de Lure, 3 rue du Four, 70200 Lure, tél : 03 53 01 00 00",
        "Accueil sans rendez-vous : lundi et mardi de 8h30 à 12h00.",
        "Par téléphone 3960* pour prendre un rendez-vous",
        "* du lundi au vendredi de 8h à 17h, ou 09 71 10 39 60 de l'étranger",
        code="dgfip",
    )  # fmt: skip
    rows = opening_hours.extract(paper.document())
    assert {(r.place, r.place_kind, r.by_appointment) for r in rows} == {
        ("Service des impôts des particuliers de Lure", "partner_office", "false"), ("3960", "hotline", "")
    }  # fmt: skip


def test_hours_of_several_cards_do_not_touch_each_other() -> None:
    paper = Paper().part(
        "management_terms",
        "France Services de Lure\nAdresse : 3 rue du Four, 70200 Lure\nEffectif : 2 agents\n"
        "Horaires : du lundi au vendredi de 9h à 12h",
        "France Services de Vesoul\nAdresse : 5 rue du Four, 70000 Vesoul\nEffectif : 2 agents\n"
        "Horaires : du mardi au vendredi de 14h à 17h. Fermé le lundi.",
    )
    rows = opening_hours.extract(paper.document())
    weeks = {
        place: write_week(week_of((r.weekday, r.opens, r.closes) for r in rows if r.place == place))
        for place in ("France Services de Lure", "France Services de Vesoul")
    }
    assert weeks == {"France Services de Lure": "Mo-Fr 09:00-12:00", "France Services de Vesoul": "Tu-Fr 14:00-17:00"}


def test_what_a_sentence_says_of_a_house_reaches_its_table() -> None:
    paper = Paper().part(
        "management_terms",
        [["Structure", "Lundi", "Mardi", "Vendredi"], [HOUSE, "9h-12h", "9h-12h", "9h-12h"]],
        f"Le vendredi, la {HOUSE} reçoit exclusivement sur rendez-vous.",
    )
    rows: list[OpeningHours] = opening_hours.extract(paper.document())
    assert [(r.weekday, r.by_appointment) for r in rows] == [("Mo", ""), ("Tu", ""), ("Fr", "true")]


def test_minutes_tell_no_hours() -> None:
    paper = Paper().part("minutes", "La permanence est assurée le mardi de 9h à 12h à la mairie.")
    assert opening_hours.extract(paper.document()) == []


def test_each_row_shows_where_it_was_read() -> None:
    paper = Paper().part("management_terms", f"{HOUSE}\nEffectif : 2 agents\nHoraires : le lundi de 9h à 12h")
    (row,) = opening_hours.extract(paper.document())
    assert row.page == 1
    assert row.quote == "lundi de 9h à 12h"
    assert row.bbox and row.method == "opening_hours/phrase"


def test_a_cell_whose_weekdays_are_spoilt_tells_no_half_week() -> None:
    rows = opening_hours.extract(Paper().part(
        "management_terms",
        [["France services", "Horaires"],
         ["France services de Lure", "Lundi et mardi\n9h-12h"],
         ["France services de Vesoul", "L-M+\n9h-12h30,\nmercredi et\nvendredi\n13h-17h"]],
    ).document())  # fmt: skip
    assert {(row.place, row.weekday) for row in rows} == {
        ("France services de Lure", "Mo"), ("France services de Lure", "Tu"),
    }


def test_the_permanence_of_a_partner_is_no_opening_of_the_house() -> None:
    paper = Paper().part(
        "convention",
        "La commune de Lure, gestionnaire de la France services de Lure,",
        "La CPAM tient une permanence le mardi de 9h à 12h dans les locaux de la France services de Lure.",
    )
    (row,) = opening_hours.extract(paper.document())
    assert (row.place, row.place_kind, row.weekday) == ("CPAM", "partner_office", "Tu")


def test_the_round_of_a_bus_keeps_the_weeks_in_which_it_comes() -> None:
    paper = Paper().part(
        "convention",
        "Le Département, gestionnaire du Bus France Services de la Haute-Lanterne,",
        [["Jour", "Commune", "Lieu", "Horaires"],
         ["Lundi (semaines paires)", "Vellefrange", "place du marché", "9h30-12h30"],
         ["1er et 3e jeudis", "Melisey", "mairie", "10h-12h"],
         ["Vendredi", "Faucogney", "mairie", "14h-16h"]],
    )  # fmt: skip
    rows = [(r.place, r.weekday, r.recurrence) for r in opening_hours.extract(paper.document())]
    assert rows == [
        ("Vellefrange", "Mo", "semaines paires"), ("Melisey", "Th", "1er et 3e jeudis"), ("Faucogney", "Fr", ""),
    ]  # fmt: skip


def test_a_table_of_partners_tells_their_presence() -> None:
    table = [["Partenaire", "Jours et horaires", "Lieu"],
             ["CAF du Cantal", "jeudi, 9h-12h", "bureau 2"],
             ["Mission locale", "mardi de 9h à 12h", "bureau 1"]]  # fmt: skip
    rows = opening_hours.extract(Paper().part("management_terms", "Permanences", table).document())
    assert [(r.place, r.place_kind, r.weekday) for r in rows] == [
        ("CAF du Cantal", "partner_office", "Th"), ("Mission locale", "partner_office", "Tu"),
    ]  # fmt: skip


INITIALS = ("L", "Ma", "Me", "J", "V", "S")


def test_initials_over_columns_and_cells_cut_where_they_are_narrow() -> None:
    paper = Paper().part(
        "management_terms",
        [["N°", "Dénomination", "Adresse", "Gestionnaire", *INITIALS],
         ["1", HOUSE, "3 rue des Lavoirs\n70100 Brévilliers", "Commune de Brévilliers",
          "9h15-12\nh30\n13h30-1\n7h", "Fermé", "8h-12h3\n0", "13h-17h\n30", "-", "Fermé"]],
    )  # fmt: skip
    rows = opening_hours.extract(paper.document())
    assert {row.place for row in rows} == {HOUSE}
    assert write_week(week_of((r.weekday, r.opens, r.closes) for r in rows)) == (
        "Mo 09:15-12:30,13:30-17:00; We 08:00-12:30; Th 13:00-17:30"
    )


def test_a_band_over_the_table_owns_the_hours_below_it() -> None:
    paper = Paper().part(
        "management_terms",
        [["Lundi", "Mardi", "Jeudi"],
         [HOUSE + " – 3 rue des Lavoirs, 70100 Brévilliers – gestionnaire : commune de Brévilliers – 2 agents", "", ""],
         ["9h-12h", "fermé", "14h-17h"],
         ["France Services de Montlay – 8 place du Puits, 70200 Montlay – gestionnaire : commune de Montlay – 3 agents",
          "", ""],
         ["fermé", "8h30-12h", "fermé"]],
    )  # fmt: skip
    document = paper.document()
    rows = opening_hours.extract(document)
    assert [(r.place, r.weekday, r.opens) for r in rows] == [
        (HOUSE, "Mo", "09:00"), (HOUSE, "Th", "14:00"), ("France Services de Montlay", "Tu", "08:30"),
    ]  # fmt: skip
    assert [(h.name, h.commune, h.manager, h.staff) for h in gather(document)] == [
        (HOUSE, "Brévilliers", "commune de Brévilliers", 2),
        ("France Services de Montlay", "Montlay", "commune de Montlay", 3),
    ]
