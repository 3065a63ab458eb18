"""Links between stored documents, set anew after an ingest: copies of one convention, avenants."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from convextract.pipeline.twins import DocumentFacts, amended, cited_dates, duplicates, is_avenant, own_words
from convextract.store import Row, Store

_COLUMNS = (
    "document_id", "source_file", "kind", "title", "department_code", "signed_date", "act_id", "pages_ocr",
)
_AGREEMENT_KINDS = frozenset({"convention", "framework_agreement"})


def link_documents(store: Store) -> None:
    """Sets `duplicate_of` and `amends` of every document; writes only what differs."""
    rows = list(store.rows("documents"))
    agreements = [row for row in rows if row["status"] != "failed" and row["kind"] in _AGREEMENT_KINDS]
    facts = list(_facts(store, agreements)) if len(agreements) > 1 else []
    copies = duplicates(facts)
    amends = amended(facts, copies)
    changes = {}
    for row in rows:
        wanted = {"duplicate_of": copies.get(row["document_id"], ""), "amends": amends.get(row["document_id"], "")}
        if any(row[name] != value for name, value in wanted.items()):
            changes[row["document_id"]] = wanted
    store.update_documents(changes)


def load_models() -> None:
    """Loads what `link_documents` needs at the end of a run, in a moment when there is nothing else to do."""
    _model_words()


def _facts(store: Store, agreements: list[Row]) -> Iterator[DocumentFacts]:
    for row in agreements:
        text = _agreement_text(store, row["document_id"])
        yield DocumentFacts(
            **{name: row[name] for name in _COLUMNS},
            words=own_words(text, _model_words()),
            cited_dates=cited_dates(text) if is_avenant(row["title"]) else frozenset(),
        )


def _agreement_text(store: Store, document_id: str) -> str:
    """The pages of the agreement itself: annexes are common to many documents."""
    spans = [
        range(part["first_page"], part["last_page"] + 1)
        for part in store.rows("parts", document_id)
        if part["kind"] in _AGREEMENT_KINDS
    ]
    pages = store.rows("pages", document_id)
    return "\n".join(page["text"] for page in pages if any(page["page"] in span for span in spans))


@lru_cache(maxsize=1)
def _model_words() -> frozenset[str]:
    """Words of all known models."""
    from convextract.comparison.template_register import templates

    texts = [f"{clause.title} {clause.text}" for template in templates() for clause in template.clauses]
    return own_words(" ".join(texts), frozenset())
