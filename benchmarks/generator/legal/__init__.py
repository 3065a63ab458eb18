"""Two more families written without a look at the extraction: `plain3`, a contract as jurists
word it; `plain4`, a programme's paper made of grids, as city contracts and family funds print them.
`paper.LegalPaper` writes one.
"""

FAMILIES = ("plain3", "plain4")
