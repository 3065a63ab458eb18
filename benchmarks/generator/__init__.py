"""Random whole conventions with exact gold, typeset in many layouts and degraded as scanners do, from a seed.

Generality is proved here: layouts are split into a `seen` family, looked at while rules are written, and an `unseen`
one that is only measured. `python -m benchmarks.generator --help` tells how to make a folder of them.
"""
