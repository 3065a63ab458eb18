"""Two families written without a look at the extraction: `fresh1`, a small paper in prose, typed in Word; `fresh2`, a
large department in dense tables on lying pages. `paper.FreshPaper` writes one.
"""

FAMILIES = ("fresh1", "fresh2")
