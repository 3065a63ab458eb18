"""`python -m benchmarks.generator`."""

from benchmarks.generator.generate import main

main()
