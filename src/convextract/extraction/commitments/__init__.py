"""Commitments: what named partners undertake in offers and agreements, one row a bullet or sentence."""

from __future__ import annotations

from collections.abc import Iterator

from convextract.extraction.commitments.categories import categories_named, category_of
from convextract.extraction.commitments.national_model import is_copied_from_model
from convextract.extraction.commitments.outline import outline
from convextract.extraction.commitments.parties import Parties, read_parties
from convextract.extraction.commitments.speaker import Speaker
from convextract.extraction.commitments.undertaking import Scope, Undertaking
from convextract.extraction.commitments.walk import Walk
from convextract.language.quantities import find_deadline, find_quantity
from convextract.records import Commitment
from convextract.structure.model import PartSpan, StructuredDocument

_AGREEMENTS = ("framework_agreement",)
_OFFERS = ("partner_offer",)
_CONVENTIONS = ("convention",)
_NAMED_ONLY = ("other", "management_terms", "referents_table", "partner_list")
"""Parts in which only a named operator that plainly commits itself makes a row."""


def extract(document: StructuredDocument) -> list[Commitment]:
    """Every undertaking of a named or defined partner, in reading order; ids are left to the pipeline.

    A press article or a report only quotes undertakings: without a convention, agreement or offer there are none.
    """
    agreed = any(document.parts_of_kind(*_AGREEMENTS, *_OFFERS, *_CONVENTIONS))
    if not agreed:
        return []
    groups = _groups_of_convention(document)
    return [row for part in document.parts for row in _of_part(document, part, groups)]


def _groups_of_convention(document: StructuredDocument) -> Parties:
    """The groups that the first convention defines (`ci-après dénommés les partenaires`); its annexes speak of them."""
    part = next(iter(document.parts_of_kind(*_CONVENTIONS)), None)
    parties = read_parties(outline(document.blocks_of(part), document.pages)) if part else Parties()
    return Parties(groups=parties.groups, defined_only=True)


def _of_part(document: StructuredDocument, part: PartSpan, groups: Parties) -> Iterator[Commitment]:
    kind = part.record.kind
    if kind not in (*_AGREEMENTS, *_OFFERS, *_CONVENTIONS, *_NAMED_ONLY):
        return
    nodes = outline(document.blocks_of(part), document.pages)
    parties = read_parties(nodes) if kind in (*_AGREEMENTS, *_CONVENTIONS) else Parties()
    parties.defined_only = kind in _CONVENTIONS
    if kind in _OFFERS and not part.record.partner_code:
        parties = groups
    scope = Scope(
        offer=kind in _OFFERS,
        agreement=kind in _AGREEMENTS,
        named_only=kind in (*_CONVENTIONS, *_NAMED_ONLY),
        groups=kind not in _NAMED_ONLY,
    )
    speaker = Speaker(parties, scope, part_code=part.record.partner_code if kind in _OFFERS else "")
    for undertaking in Walk(speaker).run(nodes):
        copied = kind in _CONVENTIONS and undertaking.subject.group and is_copied_from_model(undertaking.text.text)
        if not copied:
            yield _record(document, part, undertaking)


def _record(document: StructuredDocument, part: PartSpan, undertaking: Undertaking) -> Commitment:
    text = undertaking.text.text.strip().removeprefix("d'")
    quantity = find_quantity(text)
    evidence = undertaking.text.evidence(method=f"commitments: {undertaking.rule}", confidence=undertaking.confidence)
    return Commitment(
        document_id=document.document_id,
        part_id=part.record.part_id,
        partner_code="|".join(undertaking.subject.codes),
        organisation=undertaking.subject.organisation,
        text=text,
        category=category_of(text, hints=categories_named(undertaking.section)),
        quantity=quantity.value if quantity else None,
        unit=quantity.unit if quantity else "",
        deadline=find_deadline(text) or undertaking.deadline,
        **evidence.model_dump(),
    )
