"""The command line: the only code that prints. One file a command; each is loaded only when it is called."""

from __future__ import annotations


def main() -> None:
    """Entry point of `convextract`; ends the process with an `ExitCode`."""
    from convextract.cli.root import run

    run()
