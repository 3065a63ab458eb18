"""A family about hours alone, written without a look at the extraction: `hours1`, houses and their weeks as town
halls, offices and their sites tell them, one way a paper, in turn by seed. `paper.HoursPaper` writes one.
"""

FAMILIES = ("hours1",)
