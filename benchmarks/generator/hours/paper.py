"""One paper of this family: parties and blocks of `plain1`, then one annex of houses in the way that the seed says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.generator import convention
from benchmarks.generator.blind import paper as blind_paper
from benchmarks.generator.gold import gold_of
from benchmarks.generator.hours import grids, told, wording
from benchmarks.generator.plain import paper as plain_paper
from benchmarks.generator.plain import people

LAYOUTS = (
    grids.house_columns, told.capitals, grids.halves_down, told.sentences, grids.house_rows, told.points,
    grids.day_groups, told.letters, grids.halves_across, told.antennas, grids.totals, told.cards,
    grids.two_weeks, told.others_beside, grids.open_close_rows, told.bus,
)  # fmt: skip
LYING = (grids.house_rows, grids.halves_across)
PARTIES = ("sides", "merged_sides")


class HoursPaper(plain_paper.PlainPaper):
    def __init__(self, seed: int, family: str) -> None:
        super().__init__(seed, "plain1")
        self.chance.seed(f"{family} {seed}")
        count = self.chance.choice([1, 2, 2, 3, 3, 4, 5])
        self.houses = []
        while len(self.houses) < count:
            house = wording.house(self.words)
            if not any(h.name == house.name or h.email == house.email for h in self.houses):
                self.houses.append(house)


def make(seed: int, family: str, path: Path, articles: bool = True) -> dict[str, Any]:
    """Write one native PDF to `path`; returns its gold (see `generate.make`)."""
    paper = HoursPaper(seed, family)
    words, sheet, chance, tables = paper.words, paper.sheet, paper.chance, paper.tables
    title = f"Convention départementale France Services {words.here.genitive}"
    sheet.add(title, sheet.title, [paper.part("convention", "", title)])
    signers = blind_paper._signers(paper)
    people.parties(sheet, words, signers, chance.choice(PARTIES), paper.houses)
    annexes, deviations = convention.model_clauses(sheet, chance, 5, tables, articles)
    date = (chance.randint(2, 28), chance.randint(1, 12), paper.year)
    dated = f"Fait à {words.here.prefecture}, le {date[0]:02d}/{date[1]:02d}/{date[2]}"
    people.blocks(sheet, words, signers, chance.choice(people.SIGNING["plain1"]), dated)
    convention.annex_list(sheet, annexes, tables["clauses"])
    layout = LAYOUTS[seed % len(LAYOUTS)]
    part = paper.open("management", lies=layout in LYING)
    for house in paper.houses:
        house.row["part"] = part
    layout(sheet, words, paper.houses, tables, part)
    paper.houses = [h for h in paper.houses if not h.row.get("left_out")]
    blind_paper._finish(paper, signers, deviations, title, date)
    return gold_of(path, tables, sheet.save(path))
