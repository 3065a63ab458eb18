"""Two more families written without a look at the extraction: `dept1`, a framework convention that a legal
desk typed (posters, brackets, slips of adhesion, sheets a partner); `dept2`, a department told by axes, cards and rules
with exceptions. `paper.make(seed, family, path)` as `generate.make`.
"""

FAMILIES = ("dept1", "dept2")
