"""`convextract doctor`: what is installed, in which version, what is missing and the command that mends it."""

from __future__ import annotations

import click

from convextract.cli.options import json_option, verbose_option
from convextract.errors import ExitCode

_EPILOG = """\b
Exemple :
  convextract doctor
"""


@click.command(epilog=_EPILOG)
@json_option
@verbose_option
def doctor(as_json: bool) -> int:
    """Vérifie l'installation : composants, versions, langues ; dit ce qui manque et comment le réparer."""
    from convextract.cli.installation import examine

    findings = examine()
    if as_json:
        import json
        from dataclasses import asdict

        click.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        width = max(len(finding.name) for finding in findings)
        for finding in findings:
            click.echo(f"{finding.sign}  {finding.name:<{width}}  {finding.version or finding.problem}")
            if finding.remedy:
                click.echo(f"   {'':<{width}}  -> {finding.remedy}")
    broken = [finding for finding in findings if finding.state == "missing"]
    if not as_json:
        click.echo(f"\n{len(broken)} composant(s) à installer." if broken else "\nTout est en place.")
    return int(ExitCode.MISSING_DEPENDENCY if broken else ExitCode.OK)
