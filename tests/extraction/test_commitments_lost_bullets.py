"""An item whose bullet the scan swallowed is a row of its own; a sub-list stays with its item."""

from __future__ import annotations

from dataclasses import replace

from convextract.extraction import commitments
from convextract.reading.running_text import RunningText
from money_papers import paper, running


def told(first: str, *lines: str) -> list[str]:
    """The undertakings of a list of two items; `lines` go on in the first, each on a printed line of its own."""
    document = paper(f"La Poste s'engage :\n- {first}\n- à désigner un référent.")
    item = document.blocks[1]
    more = [w for number, line in enumerate(lines) for w in running(line, 20 + number).words]
    item.text = RunningText([*item.text.words, *more])
    return [row.text for row in commitments.extract(document)]


def test_an_item_built_like_the_one_it_hangs_on_is_parted_from_it() -> None:
    assert told("à fournir des dépliants ;", "à tenir 6 permanences par mois ;") == [
        "à fournir des dépliants ;",
        "à tenir 6 permanences par mois ;",
        "à désigner un référent.",
    ]


def test_what_only_goes_on_is_not_parted() -> None:
    assert len(told("à fournir des dépliants ;", "et de les tenir à jour ;")) == 2
    assert len(told("à fournir des dépliants", "à remettre aux usagers ;")) == 2


def test_an_item_set_in_for_want_of_its_bullet_stands_beside_the_one_above() -> None:
    document = paper("La Poste s'engage :\n- à fournir des dépliants ;\n- à tenir 6 permanences par mois ;")
    unread = document.blocks[2]
    unread.marker, unread.box = "", replace(unread.box, x0=unread.box.x0 + 9)
    assert len(commitments.extract(document)) == 2
    document.blocks[1].text = running("à aider les agents :", 30)
    assert len(commitments.extract(document)) == 1


def test_behind_a_colon_stands_a_sub_list() -> None:
    assert len(told("à aider les agents :", "à former les nouveaux ;", "à informer les anciens ;")) == 2


def test_nouns_of_action_behind_a_semicolon_are_parted_too() -> None:
    assert told("Tenue de 6 permanences par mois ;", "Prêt de tablettes ;") == [
        "Tenue de 6 permanences par mois ;", "Prêt de tablettes ;", "à désigner un référent.",
    ]  # fmt: skip
    assert len(told("Remise aux agents de la CAF ;", "de guides de la CAF ;")) == 2
