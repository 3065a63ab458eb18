"""One paper of this family: parties and blocks of `plain1`, then one annex of houses in the way that the seed says."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.generator.blind.signing import Party
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
    first_day = 2

    def __init__(self, seed: int, family: str) -> None:
        super().__init__(seed, "plain1")
        self.chance.seed(f"{family} {seed}")
        self.draw_houses(self.chance.choice([1, 2, 2, 3, 3, 4, 5]), lambda: wording.house(self.words))

    def head(self) -> str:
        return f"Convention départementale France Services {self.words.here.genitive}"

    def parties(self, signers: list[Party]) -> None:
        people.parties(self.sheet, self.words, signers, self.chance.choice(PARTIES), self.houses)

    def sign(self, signers: list[Party]) -> None:
        dated = self.dated("Fait à {place}, le {day:02d}/{m:02d}/{year}")
        people.blocks(self.sheet, self.words, signers, self.pick(people.SIGNING), dated)

    def order(self) -> Sequence[str]:
        return ("management",)

    def management(self) -> None:
        layout = LAYOUTS[self.seed % len(LAYOUTS)]
        part = self.open("management", lies=layout in LYING)
        for house in self.houses:
            house.row["part"] = part
        layout(self.sheet, self.words, self.houses, self.tables, part)
        self.houses = [h for h in self.houses if not h.row.get("left_out")]
