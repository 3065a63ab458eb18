"""Signatories: who signs, or is named to sign, from the list of parties and from the signature blocks of each part.

    parties.py   the list at the head: `Entre ... représenté par ...`
    party_signers.py  a name in it: office, body, whom the person stands for
    party_wording.py  how it words a body and who acts for it
    zones.py     where in a part people sign
    segments.py  the printed lines there
    columns.py   column by column
    people_tables.py  and in tables of people
    blocks.py    one block a person
    block_names.py  the names on its lines
    block_lines.py  what other lines of a signature page are
    ink.py       who has signed
    signer.py    what a block says: name, office, body, whom the person signs for
    offices.py   where a title ends and the body begins
    headings.py  for whom the people under a line sign
    party_tables.py  the list of parties as a table
    merge.py     one person, one row a part
"""

from __future__ import annotations

from convextract.extraction.signatories.extract import extract

__all__ = ["extract"]
